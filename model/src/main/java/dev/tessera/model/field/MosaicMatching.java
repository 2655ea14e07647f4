package dev.tessera.model.field;

/**
 * Block matching: where in one plane of samples of a tile lies what a cell of another shows. Whole
 * samples are tried first, then the halves around the best of them.
 */
final class MosaicMatching {
  private final MosaicShape shape;
  private final MosaicMoves moves;
  private final int side;

  /** Samples by which planes go on beyond the tile's border. */
  private final int margin;

  private final int row;
  private final float[] before;
  private final float[] now;

  MosaicMatching(MosaicShape shape, int side) {
    this.shape = shape;
    this.side = side;
    moves = shape.moves();
    margin = moves.reach() / 2 + 1;
    row = shape.columns() * side + 2 * margin;
    before = new float[(shape.rows() * side + 2 * margin) * row];
    now = new float[before.length];
  }

  /** Takes the planes to match. */
  void between(MosaicFrame earlier, MosaicFrame later) {
    earlier.sum(before, margin);
    later.sum(now, margin);
  }

  /** The number of the displacement at which the earlier plane differs least from a cell's. */
  int best(int cell) {
    int corner = (cell / shape.columns() * side + margin) * row;
    int at = corner + cell % shape.columns() * side + margin;
    float least = whole(at, 0, Float.POSITIVE_INFINITY);
    int rows = 0;
    int columns = 0;
    int far = moves.reach() / 2;
    for (int y = -far; y <= far; y++) {
      for (int x = -far; x <= far; x++) {
        float error = whole(at, y * row + x, least);
        if (error < least) {
          least = error;
          rows = 2 * y;
          columns = 2 * x;
        }
      }
    }
    return refined(at, rows, columns, least);
  }

  private int refined(int at, int rows, int columns, float known) {
    float least = known;
    int best = moves.number(rows, columns);
    for (int y = rows - 1; y <= rows + 1; y++) {
      for (int x = columns - 1; x <= columns + 1; x++) {
        if (Math.max(Math.abs(y), Math.abs(x)) <= moves.reach()) {
          float error = half(at, y, x, least);
          if (error < least) {
            least = error;
            best = moves.number(y, x);
          }
        }
      }
    }
    return best;
  }

  /** The squared difference, or more than what is known already. */
  private float whole(int at, int step, float known) {
    float sum = 0;
    for (int y = 0; y < side && sum < known; y++) {
      int from = at + y * row;
      for (int x = from; x < from + side; x++) {
        float difference = now[x] - before[x + step];
        sum += difference * difference;
      }
    }
    return sum;
  }

  private float half(int at, int rows, int columns, float known) {
    int first = Math.floorDiv(rows, 2) * row + Math.floorDiv(columns, 2);
    int below = (rows & 1) * row;
    int right = columns & 1;
    float sum = 0;
    for (int y = 0; y < side && sum < known; y++) {
      int from = at + y * row;
      for (int x = from; x < from + side; x++) {
        int p = x + first;
        float mean =
            0.25f * (before[p] + before[p + right] + before[p + below] + before[p + below + right]);
        sum += (now[x] - mean) * (now[x] - mean);
      }
    }
    return sum;
  }
}
