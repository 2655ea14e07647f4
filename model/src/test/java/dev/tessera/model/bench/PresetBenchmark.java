package dev.tessera.model.bench;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.FieldCheck;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.fit.step.JointStep;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One optimiser step of each preset on a picture of 768 x 512 pixels. */
@State(Scope.Thread)
public class PresetBenchmark {
  /** Which settings. */
  @Param public Preset preset = Preset.BALANCED;

  private final dev.tessera.model.engine.Scope scope =
      new Engine(new EngineSettings(DeviceChoice.AUTO, 0), FieldCheck::difference).scope();
  private Optional<JointStep> fitter = Optional.empty();

  /** Goes on until the first optimiser step is done. */
  @Setup
  public void open() {
    fitter =
        Optional.of(StepBenchmark.joint(scope, TestPictures.drawn(768, 512, 3), preset.options()));
    fitter.ifPresent(StepBenchmark::step);
  }

  /** All micro-batches of a step. */
  @Benchmark
  public void step(SampleCount count) {
    JointStep current = fitter.orElseThrow();
    long before = current.samplesSeen();
    StepBenchmark.step(current);
    count.samples += current.samplesSeen() - before;
  }

  /** Frees the networks. */
  @TearDown
  public void close() {
    scope.close();
  }
}
