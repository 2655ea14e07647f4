package dev.tessera.model.fit.step;

import dev.tessera.model.fit.points.PointSource;
import java.util.function.Supplier;

/** What each optimiser step learns from: tiles, and points of each. */
public interface Batches {
  /**
   * Chooses the tiles and points of a step. What is chosen depends on the seed and the number of
   * the step alone; steps may be skipped, not gone back to.
   *
   * @param step 0 for the first
   */
  void begin(long step);

  /** T, tiles of the step. */
  int tiles();

  /** S, points of each of its tiles. */
  int points();

  /** How often every tile was visited, this round included; 0 where there are no rounds. */
  default int round() {
    return 0;
  }

  /**
   * Some tiles of the step, which share their points.
   *
   * @param from tiles of the step that were given already
   * @param most 1 or more; fewer may be given
   */
  Batch next(int from, int most);

  /** Tiles that are worked on together; the arrays are not kept. */
  final class Batch {
    final int[] rows;
    final int[] points;
    final float[] local;
    final float[] whole;
    final float[] noise;
    private final Supplier<float[]> targets;

    /**
     * Of one signal, whose targets are looked up by who asks for them.
     *
     * @param rows of the tiles' codes in the code-book, (T)
     * @param points numbers of the points within a tile, (S)
     */
    Batch(int[] rows, int[] points, PointSource<?> source) {
      this.rows = rows;
      this.points = points;
      local = source.local(points);
      whole = new float[0];
      noise = new float[0];
      targets =
          () -> {
            float[] values = new float[rows.length * points.length * source.channels()];
            source.targets(rows, points, values);
            return values;
          };
    }

    /**
     * Wraps arrays without copying.
     *
     * @param rows of the tiles' codes in the code-book, (T)
     * @param points numbers of the points within a tile, (S)
     * @param local coordinates of the points, (S,d)
     * @param targets what the field should give, (T,S,C)
     * @param whole all samples of each tile, for an encoder
     * @param noise that is added to the codes, (T,D); empty for none
     */
    public Batch(
        int[] rows, int[] points, float[] local, float[] targets, float[] whole, float[] noise) {
      this.rows = rows;
      this.points = points;
      this.local = local;
      this.targets = () -> targets;
      this.whole = whole;
      this.noise = noise;
    }

    /** What the field should give, (T,S,C). */
    float[] targets() {
      return targets.get();
    }
  }
}
