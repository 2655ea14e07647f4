package dev.tessera.model.signal.io;

/** Rows whose colours are stored multiplied by alpha. */
final class DividedRows extends RowsOf {
  DividedRows(PixelRows stored) {
    super(stored);
  }

  @Override
  public void read(int y, float[] row) {
    stored.read(y, row);
    divide(row, bands());
  }

  /** Divides the colours of pixels by their alpha, the last of their values. */
  static void divide(float[] row, int bands) {
    for (int pixel = 0; pixel < row.length; pixel += bands) {
      float a = row[pixel + bands - 1];
      for (int b = 0; a > 0 && b < bands - 1; b++) {
        row[pixel + b] = Math.min(1, row[pixel + b] / a);
      }
    }
  }
}
