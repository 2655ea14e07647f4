package dev.tessera.model.fit.start;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.fit.points.PointSource;
import dev.tessera.model.linear.Principal;
import java.util.stream.IntStream;

/** Finds the principal directions of the tiles of a signal, in short steps. */
public final class TileAnalysis {
  private static final int TILES_AT_ONCE = 512;
  private static final int FLOATS_AT_ONCE = 1 << 20;

  private final PointSource<?> source;
  private final Principal principal;
  private final int[] points;
  private final int chosen;
  private int shown;
  private boolean analysed;

  /**
   * Nothing done yet.
   *
   * @param scope for arrays on the way
   * @param directions that are wanted
   * @param seed of the first guess
   */
  public TileAnalysis(Scope scope, PointSource<?> source, int directions, long seed) {
    this.source = source;
    Principal.Values kind =
        source.peak() == 1 ? Principal.Values.SAMPLES : Principal.Values.DISTANCES;
    principal = new Principal(scope, source.features(), directions, kind, seed);
    points = IntStream.range(0, source.pointCount()).toArray();
    chosen = Math.min(source.tiling().tileCount(), principal.enough());
  }

  /**
   * Does a part of the work.
   *
   * @return whether there is more to do
   */
  public boolean step() {
    if (shown < chosen) {
      show();
    } else if (!analysed) {
      analysed = !principal.iterate();
    }
    return !analysed;
  }

  /** An even choice of all tiles. */
  private void show() {
    int tiles = source.tiling().tileCount();
    int count = Math.min(tilesAtOnce(source), chosen - shown);
    int[] some = new int[count];
    for (int i = 0; i < count; i++) {
      some[i] = (int) ((long) (shown + i) * tiles / chosen);
    }
    float[] values = new float[count * source.features()];
    source.targets(some, points, values);
    principal.show(values, count);
    shown += count;
  }

  static int tilesAtOnce(PointSource<?> source) {
    return Math.max(1, Math.min(TILES_AT_ONCE, FLOATS_AT_ONCE / source.features()));
  }

  /** How much is done, 0 to 1. */
  public double progress() {
    return (3.0 * shown / chosen + 4 * principal.progress()) / 7;
  }

  /** After the last step: what was found. */
  public Principal principal() {
    return principal;
  }
}
