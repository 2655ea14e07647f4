package dev.tessera.model.compare;

import dev.tessera.model.fit.points.SurfacePoints;
import dev.tessera.model.tile.SparseTiling;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Points of the tiles near a surface as those of one tile for all of [-1,1]^3. */
final class WholeShape {
  private static final int AXES = 3;

  /** Points of tiles. */
  private static final int NEAR = 1 << 18;

  /** Points of cells without a tile, at which the distance is at the clamp. */
  private static final int ELSEWHERE = 1 << 15;

  private final SparseTiling cut;
  private final SplittableRandom random;
  private final int[] kinds;

  /** Cells without a tile. */
  private final int[] others;

  private final float[] points;
  private final float[] values;

  private WholeShape(SparseTiling cut, long seed) {
    this.cut = cut;
    random = new SplittableRandom(seed);
    kinds = cut.kinds();
    others = IntStream.range(0, kinds.length).filter(cell -> kinds[cell] < 0).toArray();
    values = new float[NEAR + (others.length == 0 ? 0 : ELSEWHERE)];
    points = new float[AXES * values.length];
  }

  /**
   * Draws points of tiles, and of all other cells: a network for the whole shape has to know those,
   * too.
   *
   * @param tiles near the surface, at least one
   * @param seed fixes the draws
   */
  static SurfacePoints of(SurfacePoints tiles, long seed) {
    WholeShape whole = new WholeShape(tiles.tiling(), seed);
    whole.drawNear(tiles);
    whole.drawElsewhere();
    return new SurfacePoints(SparseTiling.whole(), whole.points, whole.values);
  }

  private void drawNear(SurfacePoints tiles) {
    int[] tile = new int[1];
    int[] point = new int[1];
    float[] value = new float[1];
    for (int i = 0; i < NEAR; i++) {
      tile[0] = random.nextInt(cut.tileCount());
      point[0] = random.nextInt(tiles.pointCount());
      tiles.targets(tile, point, value);
      values[i] = value[0];
      for (int axis = 0; axis < AXES; axis++) {
        double local = cut.halfSide() * tiles.local(point[0], axis);
        points[i * AXES + axis] = (float) (cut.centre(tile[0], axis) + local);
      }
    }
  }

  private void drawElsewhere() {
    for (int i = NEAR; i < values.length; i++) {
      int cell = others[random.nextInt(others.length)];
      values[i] = kinds[cell] == SparseTiling.INSIDE ? -1 : 1;
      int rest = cell;
      for (int axis = 0; axis < AXES; axis++) {
        double corner = rest % cut.perAxis() * cut.side() - 1;
        points[i * AXES + axis] = (float) (corner + cut.side() * random.nextDouble());
        rest /= cut.perAxis();
      }
    }
  }
}
