package dev.tessera.model.archive;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a table of methods tells of each.
 *
 * @param label what programs call it
 * @param heading what people call it
 * @param meaning what it is, in a few words; empty if that depends on the signal
 * @param value the number of a method; null, or none, if it is unknown
 * @param exact writes it for programs
 * @param shown writes it for people
 */
record ComparisonColumn(
    String label,
    String heading,
    String meaning,
    Function<ComparisonReport.Entry, @Nullable Double> value,
    DoubleFunction<String> exact,
    DoubleFunction<String> shown) {
  static final ComparisonColumn PSNR =
      new ComparisonColumn("psnr", "PSNR, dB", "", e -> e.quality().psnr(), digits(4), digits(2));

  static final ComparisonColumn SSIM =
      new ComparisonColumn("ssim", "SSIM", "", e -> e.quality().ssim(), digits(5), digits(4));

  static final ComparisonColumn IOU =
      new ComparisonColumn(
          "iou",
          "IoU",
          "volume shared over volume filled by either",
          e -> e.quality().iou(),
          digits(5),
          digits(4));

  static final ComparisonColumn CHAMFER =
      new ComparisonColumn(
          "chamfer",
          "Chamfer",
          "mean squared distance between points of both surfaces, both ways added",
          e -> e.quality().chamfer(),
          written("%.4e"),
          written("%.2e"));

  static final ComparisonColumn PARAMETERS =
      new ComparisonColumn(
          "parameters",
          "parameters",
          "numbers in networks and codes",
          e -> (double) e.costs().parameters(),
          digits(0),
          written("%,.0f"));

  static final ComparisonColumn FLOATS =
      new ComparisonColumn(
          "floats",
          "floats",
          "the codes, or the network where there are none",
          e -> (double) e.costs().floats(),
          digits(0),
          written("%,.0f"));

  static final ComparisonColumn BYTES =
      new ComparisonColumn(
          "bytes",
          "bytes",
          "4 for each parameter",
          e -> (double) e.costs().bytes(),
          digits(0),
          written("%,.0f"));

  static final ComparisonColumn MULTIPLY_ADDS =
      new ComparisonColumn(
          "mads_per_sample",
          "multiply-adds",
          "to evaluate a sample",
          e -> e.costs().madsPerSample(),
          digits(1),
          written("%,.0f"));

  static final ComparisonColumn SPEED =
      new ComparisonColumn(
          "samples_per_second",
          "samples/s",
          "learned from",
          e -> e.course().samplesPerSecond(),
          digits(0),
          written("%,.0f"));

  static final ComparisonColumn PEAK =
      new ComparisonColumn(
          "peak_bytes",
          "peak, MB",
          "most of the engine's arrays while it was fitted",
          e -> (double) e.course().peakBytes(),
          digits(0),
          value -> String.format(Locale.ROOT, "%,.1f", value * 1e-6));

  static final ComparisonColumn TO_30_DB =
      new ComparisonColumn(
          "seconds_to_30_db",
          "s to 30 dB",
          "seconds until its curve first was there",
          e -> e.quality().secondsTo30dB(),
          digits(3),
          digits(1));

  static final ComparisonColumn STEPS =
      new ComparisonColumn(
          "steps",
          "steps",
          "of the optimiser",
          e -> (double) e.course().steps(),
          digits(0),
          written("%,.0f"));

  static final ComparisonColumn SECONDS =
      new ComparisonColumn(
          "seconds",
          "seconds",
          "of preparing and fitting",
          e -> e.course().seconds(),
          digits(3),
          digits(1));

  /** In the order of the table. */
  static final List<ComparisonColumn> ALL =
      List.of(
          PSNR,
          SSIM,
          IOU,
          CHAMFER,
          PARAMETERS,
          FLOATS,
          BYTES,
          MULTIPLY_ADDS,
          SPEED,
          PEAK,
          TO_30_DB,
          STEPS,
          SECONDS);

  private static DoubleFunction<String> digits(int count) {
    return written("%." + count + "f");
  }

  private static DoubleFunction<String> written(String format) {
    return value -> String.format(Locale.ROOT, format, value);
  }

  /** The number of a method; null, or none, if it is unknown. */
  @Nullable Double of(ComparisonReport.Entry entry) {
    return value.apply(entry);
  }

  /** For programs; empty if it is unknown. */
  String exact(ComparisonReport.Entry entry) {
    Double number = of(entry);
    return number == null || !Double.isFinite(number) ? "" : exact.apply(number);
  }

  /** For people. */
  String shown(ComparisonReport.Entry entry) {
    Double number = of(entry);
    if (number == null) {
      return equals(TO_30_DB) ? "never" : "-";
    }
    if (number == Double.POSITIVE_INFINITY) {
      return "exact";
    }
    return Double.isFinite(number) ? shown.apply(number) : "-";
  }
}
