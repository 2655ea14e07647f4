package dev.tessera.model.fit;

/** The code of one tile at one moment, (D); immutable, the array given is handed over. */
public final class TileCode {
  private final int tile;
  private final float[] values;

  /** Wraps a code without copying. */
  public TileCode(int tile, float[] values) {
    this.tile = tile;
    this.values = values;
  }

  /** Which tile. */
  public int tile() {
    return tile;
  }

  /** D. */
  public int length() {
    return values.length;
  }

  /** One number of the code. */
  public float get(int index) {
    return values[index];
  }
}
