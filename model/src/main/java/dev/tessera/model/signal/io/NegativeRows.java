package dev.tessera.model.signal.io;

/** Rows whose colours are stored as 1 less their value; alpha is not. */
final class NegativeRows extends RowsOf {
  NegativeRows(PixelRows stored) {
    super(stored);
  }

  @Override
  public void read(int y, float[] row) {
    stored.read(y, row);
    int bands = bands();
    for (int i = 0; i < row.length; i += bands) {
      for (int c = 0; c < colours(); c++) {
        row[i + c] = 1 - row[i + c];
      }
    }
  }
}
