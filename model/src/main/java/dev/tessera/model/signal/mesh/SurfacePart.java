package dev.tessera.model.signal.mesh;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Points of a part of a surface with noise, as a scanner gives them: N points, uniform by area on
 * the part that lies farthest to one side.
 *
 * @param side from which the surface is seen
 * @param share of the surface's area that is seen, 0.05 to 1; all of it without a side
 * @param noise deviation of each coordinate, units of the mesh, 0 to 0.1
 * @param count N, 16 to 1000000
 * @param seed fixes the points
 */
public record SurfacePart(Side side, double share, double noise, int count, long seed) {
  /** Where a part lies. */
  public enum Side {
    /** Everywhere. */
    ALL(0, 0),
    /** Smallest x. */
    LEFT(0, -1),
    /** Largest x. */
    RIGHT(0, 1),
    /** Smallest y. */
    LOWER(1, -1),
    /** Largest y. */
    UPPER(1, 1),
    /** Smallest z. */
    BACK(2, -1),
    /** Largest z. */
    FRONT(2, 1);

    private final int axis;
    private final int sign;

    Side(int axis, int sign) {
      this.axis = axis;
      this.sign = sign;
    }
  }

  /** Rejects values out of range, naming the setting. */
  public SurfacePart {
    if (!(share >= 0.05 && share <= 1)) {
      throw new IllegalArgumentException("share must be between 0.05 and 1, found " + share);
    }
    if (!(noise >= 0 && noise <= 0.1)) {
      throw new IllegalArgumentException("noise must be between 0 and 0.1, found " + noise);
    }
    if (count < 16 || count > 1_000_000) {
      throw new IllegalArgumentException("count must be between 16 and 1000000, found " + count);
    }
  }

  /** The points of a mesh. */
  public PointCloud of(Mesh mesh) {
    int drawn = side == Side.ALL ? count : (int) Math.ceil(count / share);
    float[] all = SurfaceSampler.of(mesh).points(drawn, seed);
    int[] order =
        IntStream.range(0, drawn)
            .boxed()
            .sorted(Comparator.comparingDouble(p -> -side.sign * all[3 * p + side.axis]))
            .mapToInt(Integer::intValue)
            .toArray();
    SplittableRandom random = new SplittableRandom(seed);
    float[] kept = new float[3 * count];
    for (int p = 0; p < count; p++) {
      for (int axis = 0; axis < 3; axis++) {
        kept[3 * p + axis] = (float) (all[3 * order[p] + axis] + noise * random.nextGaussian());
      }
    }
    return PointCloud.of(kept);
  }
}
