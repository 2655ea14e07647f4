package dev.tessera.model.job;

import dev.tessera.model.compare.Comparison;
import dev.tessera.model.compare.FeatureMapRun;
import dev.tessera.model.compare.FeatureMaps;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.service.Job;
import java.util.List;
import java.util.Optional;

/** Evaluates one layer of both networks of a comparison for several codes. */
public final class FeatureMapJob implements Job<FeatureMaps> {
  private final Engine engine;
  private final Comparison comparison;
  private final int layer;
  private final List<Integer> tiles;
  private final int units;
  private final int lattice;
  private Optional<FeatureMapRun> run = Optional.empty();

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
    this.engine = engine;
    this.comparison = comparison;
    this.layer = layer;
    this.tiles = List.copyOf(tiles);
    this.units = units;
    this.lattice = lattice;
  }

  @Override
  public String name() {
    return "Evaluating feature maps";
  }

  @Override
  public void open() {
    run = Optional.of(new FeatureMapRun(engine, comparison, layer, tiles, units, lattice));
  }

  @Override
  public boolean step() {
    return run.orElseThrow().step();
  }

  @Override
  public Optional<FeatureMaps> result() {
    return run.flatMap(FeatureMapRun::result);
  }

  @Override
  public void close() {
    run.ifPresent(FeatureMapRun::close);
    run = Optional.empty();
  }
}
