package dev.tessera.model.fit;

import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/**
 * A fit of a shape from start to stop: distances first, then networks and codes, with clock, curve
 * and stop rules around them. Lives on the model thread; call {@link #step} until it returns false.
 */
public final class ShapeRun implements AutoCloseable {
  private static final double CURVE_INTERVAL = 0.1;

  /** Of preparing, for a mesh of some 50,000 triangles. */
  private static final double BUILD_SHARE = 0.1;

  private final ShapeOptions options;
  private final Optional<SparseTiling> tiles;
  private final DeviceReport device;
  private final Scope scope;
  private final FitHistory history = new FitHistory(FitCurve.empty());
  private final FitRate rate = new FitRate();

  private final MeshDistanceBuild build;
  private Optional<MeshDistance> distance;
  private Optional<ShapePreparation> preparation = Optional.empty();
  private Optional<ShapeSamples> samples = Optional.empty();
  private Optional<ShapeFitting> fitting = Optional.empty();
  private Optional<StopReason> ended = Optional.empty();
  private double seconds;
  private double preparationSeconds;
  private double lastPoint = -1;

  /**
   * Prepares a run.
   *
   * @param engine used on this thread
   * @param signal what to fit
   * @param options all settings
   * @param tiles to fit the codes on, instead of those near the surface; or empty
   * @throws IllegalArgumentException if the tiles are not those of the options
   */
  public ShapeRun(
      Engine engine, ShapeSignal signal, ShapeOptions options, Optional<SparseTiling> tiles) {
    this(engine, signal, options, tiles, Optional.empty());
  }

  /** With the distance to the signal, if it is there already. */
  ShapeRun(
      Engine engine,
      ShapeSignal signal,
      ShapeOptions options,
      Optional<SparseTiling> tiles,
      Optional<MeshDistance> distance) {
    build = new MeshDistanceBuild(signal.mesh());
    this.distance = distance;
    this.options = options;
    this.tiles = tiles;
    if (tiles.isPresent()
        && (tiles.get().perAxis() != options.cells()
            || tiles.get().overlap() != options.overlap())) {
      throw new IllegalArgumentException(
          "wanted " + options.cells() + "^3 voxels, overlap " + options.overlap() + ": " + tiles);
    }
    device = engine.report();
    scope = engine.scope();
  }

  /**
   * Does one short piece of work.
   *
   * @return whether the run goes on
   * @throws FitDivergedException if the loss is no longer finite
   */
  public boolean step() {
    long start = System.nanoTime();
    if (fitting.isEmpty()) {
      prepare();
      seconds += (System.nanoTime() - start) * 1e-9;
      preparationSeconds = seconds;
      return true;
    }
    ShapeFitting current = fitting.get();
    if (ended.isEmpty()) {
      boolean completed = current.step(progress());
      seconds += (System.nanoTime() - start) * 1e-9;
      if (completed) {
        afterStep(current);
      } else if (!current.searching() && seconds >= options.stop().seconds()) {
        ended = Optional.of(StopReason.SECONDS);
      }
      return true;
    }
    boolean more = current.refresh();
    if (!more) {
      history.add(current.steps(), seconds, current.errors().psnr());
    }
    return more;
  }

  /** The tree of triangles, then distances, then what is fitted. */
  private void prepare() {
    if (distance.isEmpty()) {
      if (!build.step()) {
        distance = Optional.of(build.distance());
      }
    } else if (preparation.isEmpty()) {
      preparation = Optional.of(preparation(distance.get()));
    } else if (samples.isEmpty()) {
      if (!preparation.get().step()) {
        samples = preparation.get().samples();
      }
    } else {
      fitting =
          Optional.of(
              options.mode() == FitMode.JOINT
                  ? new ShapeFitter(scope, samples.get(), options)
                  : new ShapeCodeFitter(scope, samples.get(), options));
    }
  }

  private ShapePreparation preparation(MeshDistance distance) {
    int perAxis = (int) Math.ceil(Math.cbrt(options.pointsPerTile()) - 1e-9);
    float[] points =
        options
            .networks()
            .map(n -> TileLattice.regular(n.tile()))
            .orElseGet(() -> TileLattice.jittered(perAxis, options.seed()));
    return tiles
        .map(t -> ShapePreparation.of(distance, options.clamp(), points, t))
        .orElseGet(
            () ->
                ShapePreparation.near(
                    distance, options.clamp(), points, options.cells(), options.overlap()));
  }

  private void afterStep(ShapeFitting current) {
    double psnr = current.errors().psnr();
    rate.update(seconds, current.steps(), current.samplesSeen());
    if (seconds - lastPoint >= CURVE_INTERVAL) {
      lastPoint = seconds;
      history.add(current.steps(), seconds, psnr);
    }
    StopRule rule = options.stop();
    if (current.finished()) {
      ended = Optional.of(StopReason.DONE);
    } else if (current.searching()) {
      return;
    } else if (current.steps() >= rule.steps()) {
      ended = Optional.of(StopReason.STEPS);
    } else if (seconds >= rule.seconds()) {
      ended = Optional.of(StopReason.SECONDS);
    } else if (psnr >= rule.targetPsnr()) {
      ended = Optional.of(StopReason.TARGET);
    } else if (rule.plateau() && Plateau.reached(history.curve(), preparationSeconds)) {
      ended = Optional.of(StopReason.PLATEAU);
    }
  }

  /** How much of the budget that preparation left is used, 0 to 1; 0 if there is none. */
  private double progress() {
    double left = options.stop().seconds() - preparationSeconds;
    double byTime = left > 0 ? (seconds - preparationSeconds) / left : 1;
    double bySteps = steps() / (double) options.stop().steps();
    return Math.max(byTime, bySteps);
  }

  private long steps() {
    return fitting.map(ShapeFitting::steps).orElse(0L);
  }

  private double eta() {
    double byTime = options.stop().seconds() - seconds;
    double bySteps =
        options.stop().steps() == Long.MAX_VALUE
            ? Double.POSITIVE_INFINITY
            : (options.stop().steps() - steps()) / rate.stepsPerSecond();
    return Math.max(0, Math.min(byTime, bySteps));
  }

  private double prepared() {
    if (fitting.isPresent()) {
      return 1;
    }
    double built = distance.isPresent() ? 1 : build.progress();
    double measured = preparation.map(ShapePreparation::progress).orElse(0.0);
    return BUILD_SHARE * built + (1 - BUILD_SHARE) * measured;
  }

  private double psnr() {
    return fitting.map(f -> f.errors().psnr()).orElse(0.0);
  }

  private double meanError() {
    return fitting.map(f -> f.errors().mean() * options.clamp()).orElse(options.clamp());
  }

  private long peakBytes() {
    return fitting.map(ShapeFitting::peakBytes).orElse(0L);
  }

  /**
   * What a watcher sees now.
   *
   * @param withShape whether to copy the shape into it, if there is one yet
   */
  public ShapeSnapshot snapshot(boolean withShape) {
    return new ShapeSnapshot(
        prepared(),
        steps(),
        seconds,
        psnr(),
        meanError(),
        rate.stepsPerSecond(),
        rate.samplesPerSecond(),
        eta(),
        peakBytes(),
        history.curve(),
        withShape ? shape() : Optional.empty(),
        ended.isPresent() ? fitting.map(ShapeFitting::refreshed).orElse(0.0) : 0);
  }

  /** A copy of the shape as it is now; empty until networks and codes to start from are there. */
  public Optional<Fitted<SparseTiling>> shape() {
    return fitting
        .filter(f -> !f.searching())
        .map(
            f ->
                new Fitted<>(
                    samples.orElseThrow().tiles(), f.weights(), f.codes(), options.clamp()));
  }

  /** What predicted the codes to start from, if anything did. */
  Optional<EncoderWeights> encoder() {
    return fitting.flatMap(ShapeFitting::encoder);
  }

  /** The result so far; empty until networks and codes to start from are there. */
  public Optional<ShapeFitResult> result() {
    return shape()
        .map(
            shape ->
                new ShapeFitResult(
                    shape,
                    options,
                    ended.orElse(StopReason.STOPPED),
                    steps(),
                    seconds,
                    preparationSeconds,
                    psnr(),
                    meanError(),
                    fitting.map(f -> f.samplesSeen() / seconds).orElse(0.0),
                    history.curve(),
                    device,
                    peakBytes()));
  }

  @Override
  public void close() {
    scope.close();
  }
}
