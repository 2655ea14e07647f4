package dev.tessera.model.bench;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.FieldCheck;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.TestOptions;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.fit.points.GridPoints;
import dev.tessera.model.fit.step.CodeSource;
import dev.tessera.model.fit.step.JointStep;
import dev.tessera.model.fit.step.TileBatcher;
import dev.tessera.model.optimise.Loss;
import dev.tessera.model.signal.GridSignal;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One joint optimiser step: 256 tiles of 16 px, all samples of each, 4 sine layers, D = width; the
 * live picture and the optimiser included.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StepBenchmark {
  /** T. */
  public static final int TILES = 256;

  /** S. */
  public static final int SAMPLES = 256;

  /** H and D. */
  @Param({"64", "128", "256"})
  public int width;

  private final dev.tessera.model.engine.Scope scope =
      new Engine(new EngineSettings(DeviceChoice.AUTO, 0), FieldCheck::difference).scope();
  private Optional<JointStep> fitter = Optional.empty();

  /** The networks of a width. */
  public static FieldSpec spec(int width) {
    return options(width).specFor(picture());
  }

  /** What is fitted. */
  static GridSignal picture() {
    return TestPictures.drawn(256, 256, 3);
  }

  /** How it is fitted. */
  static FitOptions options(int width) {
    return TestOptions.small(Long.MAX_VALUE)
        .change()
        .tile(16)
        .width(width)
        .layers(4)
        .latent(width)
        .tilesPerStep(TILES)
        .samplesPerTile(SAMPLES)
        .networkRate(1e-4)
        .codeRate(1e-3)
        .build();
  }

  /** Goes on until the first optimiser step is done: it is the slowest. */
  @Setup
  public void open() {
    fitter = Optional.of(joint(scope, picture(), options(width)));
    fitter.ifPresent(StepBenchmark::step);
  }

  /** The steps of a joint fit from random networks and codes. */
  public static JointStep joint(
      dev.tessera.model.engine.Scope scope, GridSignal signal, FitOptions options) {
    GridPoints points = new GridPoints(signal, options.gridFor(signal));
    FieldSpec spec = options.specFor(signal);
    FitOptions.Steps steps = options.steps();
    float[] codes =
        Initialisation.codes(points.tiling().tileCount(), spec.latent(), steps.seed() + 1);
    return new JointStep(
        scope,
        new JointStep.Origin(Initialisation.weights(spec, steps.seed()), Optional.empty()),
        new JointStep.Rules(Loss.SQUARED, steps.networkRate(), 0),
        new TileBatcher(points, steps.tilesPerStep(), steps.samplesPerTile(), steps.seed()),
        new CodeSource.Book(
            codes,
            points.tiling().tileCount(),
            spec.latent(),
            new CodeSource.Pace(steps.codeRate(), 0),
            Optional.empty()),
        Optional.of(points));
  }

  static void step(JointStep fitter) {
    boolean completed = false;
    while (!completed) {
      completed = fitter.step(0.5);
    }
  }

  /** All micro-batches of a step. */
  @Benchmark
  public void step() {
    step(fitter.orElseThrow());
  }

  /** Frees the networks. */
  @TearDown
  public void close() {
    scope.close();
  }
}
