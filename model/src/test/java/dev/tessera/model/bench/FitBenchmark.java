package dev.tessera.model.bench;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.FieldCheck;
import dev.tessera.model.field.SineBenchmark;
import dev.tessera.model.fit.Finished;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.signal.GridSignal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Measures the speed of fitting against the matrix product, and of distances to a mesh. */
public final class FitBenchmark {
  private FitBenchmark() {}

  /** Runs all benchmarks and prints one table. */
  public static void main(String[] args) throws RunnerException {
    print("Measuring: a large matrix product, joint fitting steps, presets, distances; 4 minutes.");
    Statistics product = nanos(run(GemmBenchmark.class, 2, 3).iterator().next());
    double flops = 2 * Math.pow(GemmBenchmark.SIZE, 3);
    print(
        "GEMM %d^3: best %.1f GFLOP/s, median %.1f",
        GemmBenchmark.SIZE, flops / product.getMin(), flops / product.getPercentile(50));
    print("");
    print("joint step, 4 sine layers, D = width, 256 tiles x 256 samples");
    print("        samples/s         GFLOP/s           share of the product's speed");
    print("width   best    median    best    median    best    median");
    for (RunResult result : run(StepBenchmark.class, 3, 6)) {
      printStep(Integer.parseInt(result.getParams().getParam("width")), nanos(result), product);
    }
    print("");
    printRatios();
    printCodes();
    print("");
    print("preset     samples/s   steps/s   speed to that of the first");
    double first = 0;
    for (RunResult result : run(PresetBenchmark.class, 3, 4)) {
      String preset = result.getParams().getParam("preset").toLowerCase(Locale.ROOT);
      double steps = result.getPrimaryResult().getScore();
      double speed = samples(result);
      first = first == 0 ? speed : first;
      print("%-9s %10.0f %9.1f %8.2f", preset, speed, steps, speed / first);
    }
    print("");
    print("signed distance to 50,176 triangles   points/s");
    for (RunResult result : run(DistanceBenchmark.class, 3, 4)) {
      String points = result.getParams().getParam("points");
      print("%-37s %9.0f", points, counted(result, "evaluated"));
    }
  }

  /** Best against best and median against median, since other work on the machine slows both. */
  private static void printStep(int width, Statistics step, Statistics product) {
    double samples = (double) StepBenchmark.TILES * StepBenchmark.SAMPLES;
    double flops =
        StepFlops.of(StepBenchmark.spec(width), StepBenchmark.TILES, StepBenchmark.SAMPLES);
    double share = flops / (2 * Math.pow(GemmBenchmark.SIZE, 3));
    double median = step.getPercentile(50);
    print(
        "%5d %8.0f %8.0f %7.1f %8.1f %8.2f %8.2f",
        width,
        samples / (step.getMin() * 1e-9),
        samples / (median * 1e-9),
        flops / step.getMin(),
        flops / median,
        share * product.getMin() / step.getMin(),
        share * product.getPercentile(50) / median);
  }

  /** What a step gains by passes and workers of its own. */
  private static void printRatios() throws RunnerException {
    List<RunResult> sines = List.copyOf(run(SineBenchmark.class, 2, 3));
    print(
        "sines of a layer and the way back, the engine's operations against one pass: %.2f",
        best(sines, "fused", "false") / best(sines, "fused", "true"));
    List<RunResult> products = List.copyOf(run(WorkersBenchmark.class, 2, 2));
    for (String width : List.of("64", "256")) {
      List<RunResult> some =
          products.stream().filter(r -> r.getParams().getParam("width").equals(width)).toList();
      print(
          "thin products of width %s, all threads at each against a worker for each: %.2f",
          width, best(some, "shared", "false") / best(some, "shared", "true"));
    }
  }

  /** What a search of codes brings over the encoder, and costs; the second of two runs of each. */
  private static void printCodes() {
    Engine engine = new Engine(new EngineSettings(DeviceChoice.AUTO, 0), FieldCheck::difference);
    GridSignal picture = TestPictures.drawn(768, 512, 3);
    double[] seconds = new double[2];
    double[] psnr = new double[2];
    List<FitMode> modes = List.of(FitMode.ENCODE, FitMode.CODES);
    for (int run = 0; run < 2; run++) {
      for (int i = 0; i < modes.size(); i++) {
        FitOptions options = ReferenceInputs.pictureFit(modes.get(i));
        long start = System.nanoTime();
        psnr[i] =
            Finished.of(SignalLearner.grid(engine, picture, options, Optional.empty())).psnr();
        seconds[i] = (System.nanoTime() - start) * 1e-9;
      }
    }
    print(
        "codes of 768 x 512 pixels searched against predicted: %+.2f dB for %.1f times the time",
        psnr[1] - psnr[0], seconds[1] / seconds[0]);
  }

  private static double best(List<RunResult> results, String name, String value) {
    return results.stream()
        .filter(r -> r.getParams().getParam(name).equals(value))
        .mapToDouble(r -> nanos(r).getMin())
        .min()
        .orElseThrow();
  }

  private static Statistics nanos(RunResult result) {
    return result.getPrimaryResult().getStatistics();
  }

  private static double samples(RunResult result) {
    return counted(result, "samples");
  }

  private static double counted(RunResult result, String counter) {
    return Objects.requireNonNull(result.getSecondaryResults().get(counter)).getScore();
  }

  private static Collection<RunResult> run(Class<?> type, int warmUp, int seconds)
      throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(type.getName() + "\\.")
                .forks(1)
                .threads(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.seconds(warmUp))
                .measurementIterations(2)
                .measurementTime(TimeValue.seconds(seconds))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build())
        .run();
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
