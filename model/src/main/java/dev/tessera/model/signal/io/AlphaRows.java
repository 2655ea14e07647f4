package dev.tessera.model.signal.io;

/** Colours of one reading with the alpha of another. */
final class AlphaRows extends RowsOf {
  private final PixelRows alpha;
  private final float[] colourRow;
  private final float[] alphaRow;

  /**
   * Joins them.
   *
   * @param stored without alpha
   * @param alpha of the same size, with alpha
   */
  AlphaRows(PixelRows stored, PixelRows alpha) {
    super(stored);
    this.alpha = alpha;
    colourRow = new float[stored.width() * stored.bands()];
    alphaRow = new float[alpha.width() * alpha.bands()];
  }

  @Override
  public boolean hasAlpha() {
    return true;
  }

  @Override
  public void read(int y, float[] row) {
    stored.read(y, colourRow);
    alpha.read(y, alphaRow);
    int colours = colours();
    int last = alpha.bands() - 1;
    for (int x = 0; x < width(); x++) {
      System.arraycopy(colourRow, x * colours, row, x * (colours + 1), colours);
      row[x * (colours + 1) + colours] = alphaRow[x * (last + 1) + last];
    }
  }
}
