package dev.tessera.model.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.FieldCheck;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The yardstick: one large matrix product, (2048,2048)x(2048,2048) in float32. */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GemmBenchmark {
  static final int SIZE = 2048;

  private final Scope scope =
      new Engine(new EngineSettings(DeviceChoice.AUTO, 0), FieldCheck::difference).scope();
  private final NDArray left = matrix();
  private final NDArray right = matrix();

  private NDArray matrix() {
    HostArray array = scope.hostArray(new Shape(SIZE, SIZE));
    for (int i = 0; i < SIZE * SIZE; i++) {
      array.buffer().put(i, (i % 1009) * 1e-3f - 0.5f);
    }
    array.upload();
    return array.array();
  }

  /** Reads one number, so that a device that computes in the background has finished. */
  @Benchmark
  public float product() {
    try (NDArray result = left.matMul(right)) {
      return result.getFloat(0, 0);
    }
  }

  /** Frees the matrices. */
  @TearDown
  public void close() {
    scope.close();
  }
}
