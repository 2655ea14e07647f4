package dev.tessera.model.job;

import dev.tessera.model.compare.Comparison;
import dev.tessera.model.compare.FeatureMapRun;
import dev.tessera.model.compare.FeatureMaps;
import dev.tessera.model.engine.Engine;
import java.util.List;

/** Evaluates one layer of both networks of a comparison for several codes. */
public final class FeatureMapJob extends SteppedJob<FeatureMapRun, FeatureMaps> {
  /**
   * An evaluation; settings as in {@link FeatureMapRun}.
   *
   * @param engine used on the model thread only
   * @param comparison two networks
   * @param layer which sine layer, 0 to L-1
   * @param tiles whose codes are taken
   * @param units how many of the units with most power are shown
   * @param lattice points of a map along each axis
   */
  public FeatureMapJob(
      Engine engine,
      Comparison comparison,
      int layer,
      List<Integer> tiles,
      int units,
      int lattice) {
    super(
        "Evaluating feature maps",
        () -> new FeatureMapRun(engine, comparison, layer, tiles, units, lattice),
        FeatureMapRun::step,
        run -> run.result().orElseThrow(),
        FeatureMapRun::close);
  }
}
