package dev.tessera.model.signal.io;

/** Rows in which one colour is transparent and all others are opaque. */
final class KeyedRows extends RowsOf {
  private final float[] key;
  private final float[] opaque;

  /**
   * Adds alpha.
   *
   * @param stored without alpha
   * @param key the transparent colour, exactly as rows give it; handed over
   */
  KeyedRows(PixelRows stored, float[] key) {
    super(stored);
    this.key = key;
    this.opaque = new float[stored.width() * stored.bands()];
  }

  @Override
  public boolean hasAlpha() {
    return true;
  }

  @Override
  public void read(int y, float[] row) {
    stored.read(y, opaque);
    int colours = colours();
    for (int x = 0; x < width(); x++) {
      boolean same = true;
      for (int c = 0; c < colours; c++) {
        float value = opaque[x * colours + c];
        row[x * (colours + 1) + c] = value;
        same &= value == key[c];
      }
      row[x * (colours + 1) + colours] = same ? 0 : 1;
    }
  }
}
