package dev.tessera.model.fit;

import dev.tessera.model.tile.GridCut;
import java.util.Optional;

/** Options of small fits, written out so that no preset changes a test. */
public final class TestOptions {
  private TestOptions() {}

  /** 8-px tiles, D 12, two sine layers of 32, 16 tiles x 32 samples per step. */
  public static FitOptions small(long steps) {
    return new FitOptions(
        FitMode.JOINT,
        GridCut.cube(8, 0),
        new FitOptions.Network(32, 2, 12, 6, 4),
        new FitOptions.Steps(5e-3, 2e-2, 16, 32, 1),
        StopRule.afterSteps(steps),
        Optional.empty());
  }
}
