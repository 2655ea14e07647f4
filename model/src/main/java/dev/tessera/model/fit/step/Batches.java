package dev.tessera.model.fit.step;

import dev.tessera.model.fit.points.PointSource;
import java.util.Arrays;

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
    private final Targets targets;

    /** What the field should give at the tiles of a batch from one number to another, (T,S,C). */
    private interface Targets {
      float[] of(int from, int to);
    }

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
          (from, to) -> {
            float[] values = new float[(to - from) * points.length * source.channels()];
            source.targets(Arrays.copyOfRange(rows, from, to), points, values);
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
      this.targets = (from, to) -> part(targets, from, to);
      this.whole = whole;
      this.noise = noise;
    }

    private Batch(Batch all, int from, int to) {
      rows = Arrays.copyOfRange(all.rows, from, to);
      points = all.points;
      local = all.local;
      targets = (first, last) -> all.targets.of(from + first, from + last);
      whole = all.part(all.whole, from, to);
      noise = all.part(all.noise, from, to);
    }

    /** What the field should give, (T,S,C). */
    float[] targets() {
      return targets.of(0, rows.length);
    }

    /** The tiles from one number to another. */
    Batch part(int from, int to) {
      return to - from == rows.length ? this : new Batch(this, from, to);
    }

    private float[] part(float[] ofTiles, int from, int to) {
      int each = ofTiles.length / rows.length;
      return to - from == rows.length
          ? ofTiles
          : Arrays.copyOfRange(ofTiles, from * each, to * each);
    }
  }
}
