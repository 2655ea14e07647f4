package dev.tessera.model.bench;

import dev.tessera.model.fit.PresetBenchmark;
import dev.tessera.model.fit.StepBenchmark;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Measures the speed of fitting against the matrix product of the same machine; two minutes. */
public final class FitBenchmark {
  private FitBenchmark() {}

  /** Runs all benchmarks and prints one table. */
  public static void main(String[] args) throws RunnerException {
    print("Measuring: a large matrix product, joint fitting steps, presets; about two minutes.");
    double peak = gemm();
    print("");
    print("joint step, 4 sine layers, D = width, 256 tiles x 256 samples");
    print("width   samples/s   GFLOP/s   share of peak");
    for (RunResult result : run(StepBenchmark.class, 4, 5)) {
      int width = Integer.parseInt(result.getParams().getParam("width"));
      double flops =
          StepFlops.of(StepBenchmark.spec(width), StepBenchmark.TILES, StepBenchmark.SAMPLES);
      double rate = flops * result.getPrimaryResult().getScore() * 1e-9;
      print("%5d %11.0f %9.1f %15.2f", width, samples(result), rate, rate / peak);
    }
    print("");
    print("preset     samples/s   steps/s");
    for (RunResult result : run(PresetBenchmark.class, 3, 4)) {
      String preset = result.getParams().getParam("preset").toLowerCase(Locale.ROOT);
      double steps = result.getPrimaryResult().getScore();
      print("%-9s %10.0f %9.1f", preset, samples(result), steps);
    }
  }

  /** Prints the speed of the product; returns the best, GFLOP/s. */
  private static double gemm() throws RunnerException {
    double gigaflop = 2 * Math.pow(GemmBenchmark.SIZE, 3) * 1e-9;
    Statistics nanos =
        run(GemmBenchmark.class, 2, 3).iterator().next().getPrimaryResult().getStatistics();
    double best = gigaflop / (nanos.getMin() * 1e-9);
    double median = gigaflop / (nanos.getPercentile(50) * 1e-9);
    print("GEMM %d^3: best %.1f GFLOP/s (the peak), median %.1f", GemmBenchmark.SIZE, best, median);
    return best;
  }

  private static double samples(RunResult result) {
    return Objects.requireNonNull(result.getSecondaryResults().get("samples")).getScore();
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
