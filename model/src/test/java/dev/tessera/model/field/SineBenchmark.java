package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A sine layer forward and back without its matrix products: 8 tiles, 256 samples, 256 units. */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SineBenchmark {
  private static final int TILES = 8;
  private static final int SAMPLES = 256;
  private static final int WIDTH = 256;

  /** Whether by one pass of ours, or by the operations of the engine. */
  @Param({"true", "false"})
  public boolean fused;

  private final Scope scope = new Engine(new EngineSettings(DeviceChoice.CPU, 0)).scope();
  private final NDArray phases =
      scope.upload(numbers(TILES * SAMPLES * WIDTH), TILES * SAMPLES, WIDTH);
  private final NDArray gates = scope.upload(numbers(TILES * WIDTH), TILES, WIDTH);

  private static float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (i % 1009) * 2e-2f - 10;
    }
    return numbers;
  }

  /** Copies of phases and gradient included. */
  @Benchmark
  public float layer() {
    UnitLayer.Maker maker =
        fused ? new HostSines(WIDTH, scope.workers()) : new EngineUnits(UnitFunction.SINE);
    try (Scope step = scope.child()) {
      NDArray phase = phases.duplicate();
      NDArray upstream = phases.duplicate();
      phase.attach(step.manager());
      upstream.attach(step.manager());
      gates.attach(step.manager());
      UnitLayer layer = maker.next(phase, gates);
      UnitLayer.Gradients gradients = layer.backward(upstream);
      float seen =
          gradients.bias().get().getFloat(0)
              + Objects.requireNonNull(gradients.gate()).getFloat(0, 0);
      gates.attach(scope.manager());
      layer.close();
      return seen;
    }
  }

  /** Frees the arrays. */
  @TearDown
  public void close() {
    scope.close();
  }
}
