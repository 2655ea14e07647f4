package dev.tessera.model.bench;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.FieldCheck;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Finished;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.fit.step.JointStep;
import dev.tessera.model.fit.train.PoolLearner;
import dev.tessera.model.fit.train.TrainOptions;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.render.OutputDepth;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.TrainingImage;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares the device that is found with the CPU of the same machine in one run of some minutes:
 * whether they agree, and how fast each fits, encodes, renders, trains and extracts a surface.
 */
public final class DeviceBenchmark {
  private static final int WARM_UP = 12;
  private static final double SECONDS = 3;

  private final Engine engine;

  private DeviceBenchmark(DeviceChoice choice, boolean tf32) {
    engine = new Engine(new EngineSettings(choice, 0, tf32), FieldCheck::difference);
  }

  /** Prints a line for each measurement. */
  public static void main(String[] arguments) throws Exception {
    DeviceBenchmark found = new DeviceBenchmark(DeviceChoice.AUTO, false);
    DeviceBenchmark cpu = new DeviceBenchmark(DeviceChoice.CPU, false);
    print("%s; %s", found.engine.report(), cpu.engine.report());
    for (int steps : new int[] {1, 200}) {
      print("after %d steps, dB: %.6f, CPU %.6f", steps, found.quality(steps), cpu.quality(steps));
    }
    for (int width : new int[] {64, 128, 256}) {
      double own = found.stepping(StepBenchmark.picture(), StepBenchmark.options(width));
      print("width %d: %.0f samples/s", width, own);
    }
    GridSignal photo = TestPictures.drawn(768, 512, 3);
    for (Preset preset : Preset.values()) {
      double own = found.stepping(photo, preset.options());
      double other = cpu.stepping(photo, preset.options());
      print("%s: %.0f samples/s, CPU %.0f, ratio %.2f", preset, own, other, own / other);
    }
    GridSignal picture = ReferenceInputs.picture();
    FitOptions encode = ReferenceInputs.pictureFit(FitMode.ENCODE);
    Fitted<GridTiling> field = ReferenceInputs.field(1);
    for (int round = 0; round < 3; round++) {
      double own = found.encoding(picture, encode);
      double other = cpu.encoding(picture, encode);
      print("encode 16 MP: %.3f s, CPU %.2f, ratio %.2f", own, other, other / own);
      for (OutputDepth depth : OutputDepth.values()) {
        own = found.rendering(field, depth);
        other = cpu.rendering(field, depth);
        print("render 16 MP, %s: %.3f s, CPU %.2f, ratio %.2f", depth, own, other, other / own);
      }
      own = found.training();
      other = cpu.training();
      print("train on pictures: %.0f samples/s, CPU %.0f, ratio %.2f", own, other, own / other);
      own = found.surface();
      other = cpu.surface();
      print("surface 512: %.2f s, CPU %.2f, ratio %.2f", own, other, other / own);
    }
    withTf32(photo);
  }

  /** Last, because it holds for the whole process. */
  private static void withTf32(GridSignal photo) {
    DeviceBenchmark switched = new DeviceBenchmark(DeviceChoice.AUTO, true);
    print("%s", switched.engine.report());
    print("TF32 after 200 steps, dB: %.6f", switched.quality(200));
    for (int width : new int[] {64, 128, 256}) {
      double speed = switched.stepping(StepBenchmark.picture(), StepBenchmark.options(width));
      print("TF32 width %d: %.0f samples/s", width, speed);
    }
    for (Preset preset : Preset.values()) {
      print("TF32 %s: %.0f samples/s", preset, switched.stepping(photo, preset.options()));
    }
  }

  private double quality(int steps) {
    try (Scope scope = engine.scope()) {
      JointStep step =
          StepBenchmark.joint(scope, StepBenchmark.picture(), StepBenchmark.options(128));
      for (int i = 0; i < steps; i++) {
        StepBenchmark.step(step);
      }
      while (step.refresh()) {} // each way shows what it sees in passing at times of its own
      return step.reconstruction().psnr();
    }
  }

  /** Samples per second of joint steps. */
  private double stepping(GridSignal signal, FitOptions options) {
    try (Scope scope = engine.scope()) {
      JointStep step = StepBenchmark.joint(scope, signal, options);
      for (int i = 0; i < WARM_UP; i++) {
        StepBenchmark.step(step);
      }
      step.weights();
      long before = step.samplesSeen();
      long start = System.nanoTime();
      double seconds = 0;
      while (seconds < SECONDS) {
        StepBenchmark.step(step);
        seconds = (System.nanoTime() - start) * 1e-9;
      }
      // Only what comes down says that the device is done.
      step.weights();
      return (step.samplesSeen() - before) / ((System.nanoTime() - start) * 1e-9);
    }
  }

  private double encoding(GridSignal picture, FitOptions options) throws Exception {
    return seconds(
        new FitJob<>(
            "",
            () -> SignalLearner.grid(engine, picture, options, Optional.empty()),
            new Latest<>()));
  }

  /** Samples per second of training with the usual options. */
  private double training() {
    TrainOptions options = TrainOptions.ofPictures().withStop(StopRule.afterSteps(200));
    HeldOut<TrainingImage> all = ReferenceInputs.pictures();
    HeldOut<TrainingImage> data = new HeldOut<>(all.training(), List.of());
    return Finished.of(PoolLearner.pictures(engine, data, options, Optional.empty()))
        .pace()
        .samplesPerSecond();
  }

  private double surface() throws Exception {
    FitOptions options = ReferenceInputs.shapeFit(FitMode.ENCODE);
    Fitted<SparseTiling> shape =
        Finished.of(SignalLearner.shape(engine, ReferenceInputs.small(), options)).fitted();
    return seconds(new SurfaceJob(engine, shape, 512, new Latest<>()));
  }

  private double rendering(Fitted<GridTiling> field, OutputDepth depth) throws Exception {
    return seconds(new RenderJob(engine, field, 1, depth, new Latest<>()));
  }

  private static double seconds(Job<?> job) throws Exception {
    long start = System.nanoTime();
    try (job) {
      job.open();
      boolean more = true;
      while (more) {
        more = job.step();
      }
      if (job.result().isEmpty()) {
        throw new IllegalStateException("nothing came of " + job.name());
      }
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
