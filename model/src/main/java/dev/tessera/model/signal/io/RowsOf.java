package dev.tessera.model.signal.io;

/** Rows made of the rows of another reading, of the same size. */
abstract class RowsOf implements PixelRows {
  /** What the rows are made of. */
  protected final PixelRows stored;

  RowsOf(PixelRows stored) {
    this.stored = stored;
  }

  @Override
  public int width() {
    return stored.width();
  }

  @Override
  public int height() {
    return stored.height();
  }

  @Override
  public int colours() {
    return stored.colours();
  }

  @Override
  public boolean hasAlpha() {
    return stored.hasAlpha();
  }

  @Override
  public int bitDepth() {
    return stored.bitDepth();
  }
}
