package dev.tessera.model.signal.io;

/** Rows converted to sRGB from an encoding that is known by its numbers; alpha stays. */
final class EncodedRows extends RowsOf {
  private final RgbEncoding encoding;

  private EncodedRows(PixelRows stored, RgbEncoding encoding) {
    super(stored);
    this.encoding = encoding;
  }

  /** Rows in sRGB: the given ones if they are already. */
  static PixelRows of(PixelRows stored, RgbEncoding encoding) {
    return encoding.isSrgb() ? stored : new EncodedRows(stored, encoding);
  }

  @Override
  public void read(int y, float[] row) {
    stored.read(y, row);
    encoding.toSrgb(row, bands(), colours());
  }
}
