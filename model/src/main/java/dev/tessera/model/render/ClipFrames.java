package dev.tessera.model.render;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SamplesBuilder;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Frames of a clip at any time: where its field is evaluated for them, and what is made of that.
 */
public final class ClipFrames {
  /** Of the frames that are evaluated together, unless one has more. */
  private static final long BYTES_AT_ONCE = 200_000_000;

  private final double[] positions;
  private final double[] evaluated;

  private ClipFrames(double[] positions, double[] evaluated) {
    this.positions = positions;
    this.evaluated = evaluated;
  }

  /**
   * Some frames.
   *
   * @param between what those show that are none of the clip's
   * @param positions at least one, none before the one in front of it, 0 to the number of frames -
   *     1; see {@link dev.tessera.model.signal.ClipTimes#position}
   */
  public static ClipFrames of(Between between, double... positions) {
    double[] own = positions.clone();
    return new ClipFrames(
        own,
        switch (between) {
          case FIELD -> own;
          case MEAN ->
              Arrays.stream(own)
                  .flatMap(p -> DoubleStream.of(Math.floor(p), Math.ceil(p)))
                  .sorted()
                  .distinct()
                  .toArray();
        });
  }

  /**
   * How many frames of a clip are best evaluated together so that a long one need not fit in
   * memory: those of the same tiles, which are not set up too often.
   *
   * @param clip of the axes (t, y, x)
   * @param scale output pixels per pixel
   * @param frames that are wanted in all
   * @return at least 1
   */
  public static int atOnce(Fitted<GridTiling> clip, double scale, int frames) {
    GridTiling grid = clip.tiling();
    int[] extent = RenderBudget.extent(grid, scale);
    long ofFrame = (long) Float.BYTES * clip.spec().channels() * extent[1] * extent[2];
    long ofTiles = Math.max(1, (long) frames * grid.stride(0) / grid.extent(0));
    long fitting = Math.max(1, BYTES_AT_ONCE / ofFrame);
    return (int) (fitting < ofTiles ? fitting : fitting / ofTiles * ofTiles);
  }

  /**
   * Where the field is evaluated.
   *
   * @param clip a grid (t, y, x)
   * @param scale output pixels per pixel
   */
  public OutputPoints points(GridTiling clip, double scale) {
    return OutputPoints.frames(clip, evaluated, scale);
  }

  /**
   * The frames, (F, height, width, C).
   *
   * @param found what the field has at {@link #points}
   */
  public Samples of(Samples found) {
    if (Arrays.equals(positions, evaluated)) {
      return found;
    }
    int[] extent = found.extent();
    extent[0] = positions.length;
    SamplesBuilder frames = SamplesBuilder.floats(extent, found.channels());
    int row = extent[2] * found.channels();
    float[] before = new float[row];
    float[] after = new float[row];
    for (int i = 0; i < positions.length; i++) {
      int first = Arrays.binarySearch(evaluated, Math.floor(positions[i]));
      int second = Arrays.binarySearch(evaluated, Math.ceil(positions[i]));
      float share = (float) (positions[i] - evaluated[first]);
      for (int y = 0; y < extent[1]; y++) {
        found.copyTo(((long) first * extent[1] + y) * row, before, 0, row);
        found.copyTo(((long) second * extent[1] + y) * row, after, 0, row);
        for (int x = 0; x < row; x++) {
          before[x] += share * (after[x] - before[x]);
        }
        frames.put(((long) i * extent[1] + y) * row, before, 0, row);
      }
    }
    return frames.build();
  }
}
