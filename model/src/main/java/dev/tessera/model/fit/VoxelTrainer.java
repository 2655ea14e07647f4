package dev.tessera.model.fit;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Networks with which a new shape is fitted by codes alone, trained on the tiles of others: the
 * principal component analysis of the tiles of many shapes, turned at random, written as a field of
 * one sine layer by {@link LinearStart}.
 *
 * <p>Tiles of shapes are alike: near-planes, edges and thin walls at any angle. The directions of
 * other shapes serve a new one as well as its own (see the model card of the shipped networks).
 */
public final class VoxelTrainer implements Training {
  private static final int TILES_AT_ONCE = 512;

  private final Engine engine;
  private final List<ShapeSignal> training;
  private final List<ShapeSignal> validation;
  private final VoxelTraining settings;
  private final Scope scope;
  private final SplittableRandom random;
  private final float[] points;
  private final PrincipalTiles principal;
  private final List<MeshDistance> distances = new ArrayList<>();

  private Optional<MeshDistanceBuild> building = Optional.empty();
  private Optional<ShapePreparation> preparation = Optional.empty();
  private Optional<ShapeRun> judged = Optional.empty();
  private Optional<Pretrained> networks = Optional.empty();
  private boolean analysed;
  private Optional<LinearStart> expressed = Optional.empty();
  private int shown;
  private long tiles;
  private int judgedCount;
  private double psnrSum;
  private double seconds;

  /**
   * Prepares.
   *
   * @param engine used on this thread
   * @param training shapes to learn from, at least one
   * @param validation shapes to judge by, perhaps none
   * @param settings all settings
   */
  public VoxelTrainer(
      Engine engine,
      List<ShapeSignal> training,
      List<ShapeSignal> validation,
      VoxelTraining settings) {
    if (training.isEmpty()) {
      throw new IllegalArgumentException("training needs at least one shape");
    }
    this.engine = engine;
    this.training = List.copyOf(training);
    this.validation = List.copyOf(validation);
    this.settings = settings;
    random = new SplittableRandom(settings.seed());
    points = TileLattice.regular(settings.tile());
    scope = engine.scope();
    principal = new PrincipalTiles(scope, points.length / 3, settings.latent(), settings.seed());
  }

  @Override
  public boolean step() {
    long start = System.nanoTime();
    if (shown < training.size() * settings.turns()) {
      sample();
    } else if (networks.isEmpty()) {
      analyse();
    } else if (judgedCount < validation.size()) {
      judge();
    }
    seconds += (System.nanoTime() - start) * 1e-9;
    return networks.isEmpty() || judgedCount < validation.size();
  }

  /** Every shape once, then every shape in another orientation and on another grid. */
  private void sample() {
    if (preparation.isEmpty()) {
      int shape = shown % training.size();
      if (shape == distances.size()) {
        build(training.get(shape));
        return;
      }
      int cells = settings.cells().get((shown + shown / training.size()) % settings.cells().size());
      preparation =
          Optional.of(
              ShapePreparation.near(
                  TurnedField.of(distances.get(shape), random),
                  settings.clamp(cells),
                  points,
                  cells,
                  settings.overlap()));
    } else if (!preparation.get().step()) {
      show(preparation.get().samples().orElseThrow());
      preparation = Optional.empty();
      shown++;
    }
  }

  private void build(ShapeSignal shape) {
    if (building.isEmpty()) {
      building = Optional.of(new MeshDistanceBuild(shape.mesh()));
    }
    if (!building.get().step()) {
      distances.add(building.get().distance());
      building = Optional.empty();
    }
  }

  private void show(ShapeSamples samples) {
    int count = samples.tiles().tileCount();
    for (int from = 0; from < count; from += TILES_AT_ONCE) {
      int some = Math.min(TILES_AT_ONCE, count - from);
      float[] values = new float[some * samples.pointCount()];
      samples.copyTo(from, some, values, 0);
      principal.show(values, some);
    }
    tiles += count;
  }

  private void analyse() {
    if (!analysed) {
      analysed = !principal.iterate();
      return;
    }
    if (expressed.isEmpty()) {
      expressed = Optional.of(new LinearStart(settings.spec(), points, principal, settings.seed()));
    }
    LinearStart start = expressed.get();
    if (start.step()) {
      return;
    }
    networks =
        Optional.of(
            new Pretrained(
                "untitled", settings.tile(), start.weights(), Optional.of(start.encoder())));
  }

  /** The codes of a shape held out, by encoder alone. */
  private void judge() {
    if (judged.isEmpty()) {
      ShapeSignal shape = validation.get(judgedCount);
      judged =
          Optional.of(
              new ShapeRun(
                  engine, shape, settings.encoding(networks.orElseThrow()), Optional.empty()));
    } else if (!judged.get().step()) {
      ShapeRun run = judged.get();
      judged = Optional.empty();
      judgedCount++;
      try (run) {
        psnrSum += run.result().orElseThrow().psnr();
      }
    }
  }

  /** How it goes; its steps are shapes shown. */
  @Override
  public TrainSnapshot snapshot() {
    double part = preparation.map(ShapePreparation::progress).orElse(0.0);
    double done = (shown + part) / (training.size() * (double) settings.turns());
    return new TrainSnapshot(
        shown,
        seconds,
        tiles,
        Double.NaN,
        psnrSum / judgedCount,
        Double.NaN,
        (double) tiles * points.length / 3 / seconds,
        seconds * (1 - done) / done,
        FitCurve.empty());
  }

  /** The networks of all tiles seen so far; empty if those are fewer than an analysis needs. */
  @Override
  public Optional<TrainResult> result() {
    boolean finished = networks.isPresent() && judgedCount == validation.size();
    int seen = (int) Math.min(Integer.MAX_VALUE, tiles);
    if (networks.isEmpty() && !LinearStart.suits(settings.spec(), seen, points.length / 3)) {
      return Optional.empty();
    }
    while (networks.isEmpty()) {
      analyse();
    }
    return networks.map(n -> new TrainResult(n, snapshot(), finished, Optional.empty()));
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    judged.ifPresent(ShapeRun::close);
    judged = Optional.empty();
    scope.close();
  }
}
