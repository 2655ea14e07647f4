package dev.tessera.model.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.engine.Workers;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Thin products as a step has them, (2048,H)x(H,H) and (2048,H)x(H,3): one for each worker at the
 * same time, or one after the other with all threads at each.
 */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WorkersBenchmark {
  private static final int ROWS = 2048;

  /** H. */
  @Param({"64", "256"})
  public int width;

  /** Whether by workers. */
  @Param({"true", "false"})
  public boolean shared;

  private final Scope scope = new Engine(new EngineSettings(DeviceChoice.CPU, 0)).scope();

  /** As many pairs of products as there are workers. */
  @Benchmark
  public void products() {
    Workers workers = scope.workers();
    try (Scope step = scope.child()) {
      NDArray[] inputs = new NDArray[workers.count()];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = step.manager().ones(new Shape(ROWS, width));
      }
      NDArray square = step.manager().ones(new Shape(width, width));
      NDArray narrow = step.manager().ones(new Shape(width, 3));
      IntConsumer part = i -> inputs[i].matMul(square).matMul(narrow).close();
      if (shared) {
        workers.run(inputs.length, part);
      } else {
        IntStream.range(0, inputs.length).forEach(part);
      }
    }
  }

  /** Frees the scope. */
  @TearDown
  public void close() {
    scope.close();
  }
}
