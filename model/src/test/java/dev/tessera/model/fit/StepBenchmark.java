package dev.tessera.model.fit;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.FieldSpec;
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
      new Engine(EngineSettings.defaults()).scope();
  private Optional<Fitter> fitter = Optional.empty();

  /** The networks of a width. */
  public static FieldSpec spec(int width) {
    return options(width).specFor(picture());
  }

  private static GridSignal picture() {
    return TestPictures.drawn(256, 256, 3);
  }

  private static FitOptions options(int width) {
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

  /** Goes on until the first optimiser step is done: searches for starting codes are over then. */
  @Setup
  public void open() {
    fitter = Optional.of(new Fitter(scope, picture(), options(width), Optional.empty()));
    fitter.ifPresent(StepBenchmark::step);
  }

  static void step(Fitter fitter) {
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
