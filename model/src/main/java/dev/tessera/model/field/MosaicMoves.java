package dev.tessera.model.field;

/**
 * The displacements by which a cell may show the frame before, in half samples: as many as a head,
 * which must be whole as a float, has room for beside its other numbers.
 *
 * @param reach half samples to each side, or -1 if there is no room for any
 */
record MosaicMoves(int reach) {
  /** Further than that little is found that the frame before still shows. */
  private static final int FAR = 7;

  /** Floats hold all whole numbers up to it. */
  private static final long MOST = 1L << 24;

  /**
   * For heads of which so many are there without displacements.
   *
   * @param heads different ones
   */
  static MosaicMoves besides(long heads) {
    int reach = FAR;
    while (reach >= 0 && heads * (1 + square(reach)) > MOST) {
      reach--;
    }
    return new MosaicMoves(reach);
  }

  private static int square(int reach) {
    return (2 * reach + 1) * (2 * reach + 1);
  }

  /** How many there are. They are numbered from 1 on; 0 is none. */
  int count() {
    return reach < 0 ? 0 : square(reach);
  }

  /** The number of a displacement, rows and columns in half samples. */
  int number(int rows, int columns) {
    return 1 + (rows + reach) * (2 * reach + 1) + columns + reach;
  }

  /** Rows of a displacement that is one, in half samples. */
  int rows(int number) {
    return (number - 1) / (2 * reach + 1) - reach;
  }

  /** Columns of a displacement that is one, in half samples. */
  int columns(int number) {
    return (number - 1) % (2 * reach + 1) - reach;
  }
}
