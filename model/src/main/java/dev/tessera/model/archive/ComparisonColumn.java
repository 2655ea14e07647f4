package dev.tessera.model.archive;

import dev.tessera.model.compare.ComparedKind;
import dev.tessera.model.compare.Study;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of numbers of a comparison's table. */
public enum ComparisonColumn {
  /** In dB. */
  PSNR(
      "PSNR, dB",
      "of the picture rounded to 8 bits",
      e -> e.quality().psnr(),
      digits(4),
      digits(2)),
  /** Of a usual filter. */
  LANCZOS(
      "Lanczos, dB",
      "PSNR of the same picture made as large by Lanczos' filter",
      e -> e.quality().lanczos(),
      digits(4),
      digits(2)),
  /** Of structures. */
  SSIM("SSIM", "of the same, 1 for equal pictures", e -> e.quality().ssim(), digits(5), digits(4)),
  /** Of volumes. */
  IOU(
      "IoU",
      "volume shared over volume filled by either",
      e -> e.quality().iou(),
      digits(5),
      digits(4)),
  /** Of surfaces. */
  CHAMFER(
      "Chamfer",
      "mean squared distance between points of both surfaces, both ways added",
      e -> e.quality().chamfer(),
      written("%.4e"),
      written("%.2e")),
  /** All that is stored. */
  PARAMETERS(
      "parameters",
      "numbers in networks and codes",
      e -> (double) e.costs().parameters(),
      digits(0),
      written("%,.0f")),
  /** What is the signal's own. */
  FLOATS(
      "floats",
      "the codes, or the network where there are none",
      e -> (double) e.costs().floats(),
      digits(0),
      written("%,.0f")),
  /** Of all parameters. */
  BYTES(
      "bytes",
      "4 for each parameter",
      e -> (double) e.costs().bytes(),
      digits(0),
      written("%,.0f")),
  /** Multiply-adds of an evaluation. */
  MADS_PER_SAMPLE(
      "multiply-adds",
      "to evaluate a sample",
      e -> e.costs().madsPerSample(),
      digits(1),
      written("%,.0f")),
  /** How fast a fit went. */
  SAMPLES_PER_SECOND(
      "samples/s", "learned from", e -> e.course().samplesPerSecond(), digits(0), written("%,.0f")),
  /** Memory that a fit took. */
  PEAK_BYTES(
      "peak, MB",
      "most of the engine's arrays while it was fitted; codes and their moments lie beside them on the"
          + " CPU",
      e -> (double) e.course().peakBytes(),
      digits(0),
      bytes -> String.format(Locale.ROOT, "%,.1f", bytes * 1e-6)),
  /** How soon it was good. */
  SECONDS_TO_30_DB(
      "s to 30 dB",
      "until the curve first was there",
      e -> e.quality().secondsTo30dB(),
      digits(3),
      digits(1)),
  /** Of the optimiser. */
  STEPS("steps", "of the optimiser", e -> (double) e.course().steps(), digits(0), written("%,.0f")),
  /** Of preparing and fitting. */
  SECONDS("seconds", "of preparing and fitting", e -> e.course().seconds(), digits(3), digits(1));

  private static final String UNKNOWN = "-";

  private final String title;
  private final String hint;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference
  private final Function<ComparisonReport.Entry, @Nullable Double> value;

  @SuppressWarnings("ImmutableEnumChecker") // keeps nothing but a format
  private final DoubleFunction<String> exact;

  @SuppressWarnings("ImmutableEnumChecker") // keeps nothing but a format
  private final DoubleFunction<String> rounded;

  /**
   * A column.
   *
   * @param value the number; null, or not finite, where there is none
   * @param exact writes it for programs
   * @param rounded writes it for people
   */
  ComparisonColumn(
      String title,
      String hint,
      Function<ComparisonReport.Entry, @Nullable Double> value,
      DoubleFunction<String> exact,
      DoubleFunction<String> rounded) {
    this.title = title;
    this.hint = hint;
    this.value = value;
    this.exact = exact;
    this.rounded = rounded;
  }

  private static DoubleFunction<String> digits(int count) {
    return written("%." + count + "f");
  }

  private static DoubleFunction<String> written(String format) {
    return value -> String.format(Locale.ROOT, format, value);
  }

  /** All that there may be numbers of: Lanczos' filter only has some where it was measured. */
  static List<ComparisonColumn> all(Optional<Study> study) {
    boolean larger = larger(study);
    return Arrays.stream(values()).filter(column -> larger || column != LANCZOS).toList();
  }

  private static boolean larger(Optional<Study> study) {
    return study.filter(Study::enlarges).isPresent();
  }

  /**
   * Those that people see of a kind of signal: steps and seconds are in the curves. Curves of a
   * picture that is to be made larger tell nothing of 30 dB.
   */
  public static List<ComparisonColumn> of(ComparedKind kind, Optional<Study> study) {
    Set<ComparisonColumn> hidden = EnumSet.of(STEPS, SECONDS);
    hidden.addAll(kind == ComparedKind.SHAPE ? Set.of(SSIM) : Set.of(IOU, CHAMFER));
    hidden.add(larger(study) ? SECONDS_TO_30_DB : LANCZOS);
    return Arrays.stream(values()).filter(column -> !hidden.contains(column)).toList();
  }

  /** What programs call it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The heading. */
  public String title() {
    return title;
  }

  /** What the number of such a signal is, in a few words. */
  public String hint(ComparedKind kind) {
    if (this != PSNR) {
      return hint;
    }
    return switch (kind) {
      case IMAGE -> hint;
      case CLIP -> "mean of the frames, rounded to 8 bits";
      case SHAPE -> "of the clamped distance near the surface, where no fit learned from";
    };
  }

  /** The number by which rows are sorted; NaN where there is none. */
  public double of(ComparisonReport.Entry entry) {
    return entry.failure() == null ? number(entry) : Double.NaN;
  }

  private double number(ComparisonReport.Entry entry) {
    Double number = value.apply(entry);
    return number == null ? Double.NaN : number;
  }

  /** The number for programs; empty where there is none. */
  String exact(ComparisonReport.Entry entry) {
    double number = number(entry);
    return Double.isFinite(number) ? exact.apply(number) : "";
  }

  /** The number for people, or a word in its place. */
  public String text(ComparisonReport.Entry entry) {
    double number = of(entry);
    if (Double.isFinite(number)) {
      return rounded.apply(number);
    }
    if (this == PSNR && number == Double.POSITIVE_INFINITY) {
      return "exact";
    }
    return this == SECONDS_TO_30_DB && entry.finished() ? "never" : UNKNOWN;
  }
}
