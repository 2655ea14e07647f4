package dev.tessera.model.archive;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of numbers of a comparison's table. */
public enum ComparisonColumn {
  /** In dB. */
  PSNR("PSNR, dB", "of the picture rounded to 8 bits", "%.2f", e -> e.quality().psnr()),
  /** Of structures. */
  SSIM("SSIM", "of the same, 1 for equal pictures", "%.4f", e -> e.quality().ssim()),
  /** All that is stored. */
  PARAMETERS(
      "parameters", "numbers in networks and codes", "%,.0f", e -> (double) e.costs().parameters()),
  /** What is the signal's own. */
  FLOATS(
      "floats",
      "the codes, or the network where there are none",
      "%,.0f",
      e -> (double) e.costs().floats()),
  /** Of all parameters. */
  BYTES("bytes", "4 for each parameter", "%,.0f", e -> (double) e.costs().bytes()),
  /** Of an evaluation. */
  MULTIPLY_ADDS("multiply-adds", "to evaluate a sample", "%,.0f", e -> e.costs().madsPerSample()),
  /** How fast a fit went. */
  SPEED("samples/s", "learned from", "%,.0f", e -> e.course().samplesPerSecond()),
  /** What a fit took. */
  MEMORY(
      "peak, MB",
      "most of the engine's arrays while it was fitted",
      "%,.1f",
      e -> e.course().peakBytes() * 1e-6),
  /** How soon it was good. */
  TIME_TO_30_DB(
      "s to 30 dB", "until the curve first was there", "%.1f", e -> e.quality().secondsTo30dB());

  private static final String UNKNOWN = "-";

  private final String title;
  private final String hint;
  private final String format;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference
  private final Function<ComparisonReport.Entry, @Nullable Double> value;

  ComparisonColumn(
      String title,
      String hint,
      String format,
      Function<ComparisonReport.Entry, @Nullable Double> value) {
    this.title = title;
    this.hint = hint;
    this.format = format;
    this.value = value;
  }

  /** The heading. */
  public String title() {
    return title;
  }

  /** What the number is, in a few words. */
  public String hint() {
    return hint;
  }

  /** The number by which rows are sorted; NaN where there is none. */
  public double of(ComparisonReport.Entry entry) {
    Double number = entry.failure() == null ? value.apply(entry) : null;
    return number == null ? Double.NaN : number;
  }

  /** The number for people, or a word in its place. */
  public String text(ComparisonReport.Entry entry) {
    double number = of(entry);
    if (Double.isFinite(number)) {
      return String.format(Locale.ROOT, format, number);
    }
    if (this == PSNR && number == Double.POSITIVE_INFINITY) {
      return "exact";
    }
    return this == TIME_TO_30_DB && entry.finished() ? "never" : UNKNOWN;
  }
}
