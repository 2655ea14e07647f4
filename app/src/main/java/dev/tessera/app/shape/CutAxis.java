package dev.tessera.app.shape;

/** Across which axis a shape is cut open. */
public enum CutAxis {
  /** Left and right part. */
  X(0),
  /** Lower and upper part. */
  Y(1),
  /** Back and front part. */
  Z(2);

  private final int index;

  CutAxis(int index) {
    this.index = index;
  }

  /** 0 x, 1 y, 2 z. */
  int index() {
    return index;
  }
}
