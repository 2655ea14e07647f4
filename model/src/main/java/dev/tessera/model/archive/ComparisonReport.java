package dev.tessera.model.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tessera.model.compare.ComparedKind;
import dev.tessera.model.compare.Contender;
import dev.tessera.model.compare.Costs;
import dev.tessera.model.compare.Study;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How several methods, or the values of a study, did on one signal, each fitted after the other.
 *
 * @param tessera version of the program
 * @param input the signal's file
 * @param device where they were fitted
 * @param budget what they got alike
 * @param study what was varied, by the label of a {@link dev.tessera.model.compare.Study}; null if
 *     methods were compared
 * @param methods in the order in which they were fitted; the first is the measure of the budget
 */
public record ComparisonReport(
    String tessera,
    FitReport.Input input,
    String device,
    String budget,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String study,
    List<Entry> methods) {
  /** PSNR to which the seconds are told, dB. */
  private static final double GOOD = 30;

  /** Copies the list. */
  public ComparisonReport {
    methods = List.copyOf(methods);
  }

  /**
   * One method.
   *
   * @param method its name
   * @param failure why there is nothing to tell, in a sentence; else null
   * @param quality how good its picture is
   * @param costs what it costs by the shapes of its weights
   * @param course how its fit went
   * @param details what else there is to know of it
   */
  public record Entry(
      String method,
      @Nullable String failure,
      @JsonUnwrapped Quality quality,
      @JsonUnwrapped Costs costs,
      @JsonUnwrapped Course course,
      @JsonUnwrapped Details details) {
    private static Entry of(
        Contender contender,
        @Nullable String failure,
        Quality quality,
        Course course,
        List<Point> curve) {
      return new Entry(
          contender.method().name(),
          failure,
          quality,
          contender.costs(),
          course,
          Details.of(contender, curve));
    }

    /**
     * Of a fit that ended by itself.
     *
     * @param quality that was measured; when its curve came to 30 dB is found here
     */
    public static Entry of(Contender contender, FitResult<?> result, Quality quality) {
      return of(
          contender,
          null,
          quality.reached(secondsTo(contender, result.curve())),
          Course.of(result.reason().text(), result.pace()),
          points(contender, result.pace(), result.curve()));
    }

    /**
     * Of a fit that is on its way: its picture was not measured yet, and what it is to make larger
     * tells nothing of that.
     */
    public static Entry running(Contender contender, Snapshot<?> seen) {
      return of(
          contender,
          null,
          contender.reduced() == 1
              ? Quality.seen(seen.psnr()).reached(secondsTo(contender, seen.curve()))
              : Quality.UNKNOWN,
          Course.of(null, seen.pace()),
          points(contender, seen.pace(), seen.curve()));
    }

    /** Of a fit that has not begun. */
    public static Entry waiting(Contender contender) {
      return of(contender, null, Quality.UNKNOWN, Course.NONE, List.of());
    }

    /** Of a fit that failed. */
    public static Entry failed(Contender contender, String sentence) {
      return of(contender, sentence, Quality.UNKNOWN, Course.NONE, List.of());
    }

    /** Whether it ended by itself and was measured. */
    public boolean finished() {
      return course.stopReason() != null;
    }

    /** The same, marked where parameters or floats are to be equal and are not. */
    public String marked() {
      return details.alike() ? label() : label() + " \u00b7 unequal";
    }

    /** A method by its name, a run of a study by its value. */
    public String label() {
      return details.value() == null ? method : Study.text(details.value());
    }
  }

  /**
   * How good a reconstruction is.
   *
   * @param psnr dB: of a picture rounded to 8 bits, infinite if it is equal; of a clip the mean of
   *     its frames, at most 99; of a shape that of the clamped distance at points near the surface
   *     that no fit learned from, with a peak of 2 clamps
   * @param ssim of the same picture or the mean of frames, at most 1; null of a shape
   * @param iou volume that the extracted surface shares with the shape over what either fills; null
   *     of others
   * @param chamfer mean squared distance between points of both surfaces, both ways added, in the
   *     unit sphere; null of others
   * @param secondsTo30dB seconds until the curve first was there; null if it never was, or if the
   *     curve is of a smaller picture that was fitted
   * @param lanczos PSNR of a picture that Lanczos' filter made as large again, in dB, at most 99;
   *     null if that was not asked
   */
  public record Quality(
      double psnr,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double ssim,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double iou,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double chamfer,
      @Nullable Double secondsTo30dB,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double lanczos) {
    private static final Quality UNKNOWN = seen(Double.NaN);

    /** Of a picture, or of a clip. */
    public static Quality ofPicture(double psnr, double ssim) {
      return new Quality(psnr, ssim, null, null, null, null);
    }

    /** Of a shape. */
    public static Quality ofShape(double psnr, double iou, double chamfer) {
      return new Quality(psnr, null, iou, chamfer, null, null);
    }

    /** Of which no more than the PSNR is known. */
    private static Quality seen(double psnr) {
      return new Quality(psnr, null, null, null, null, null);
    }

    /** The same beside Lanczos' filter. */
    public Quality beside(double psnrOfLanczos) {
      return new Quality(psnr, ssim, iou, chamfer, secondsTo30dB, psnrOfLanczos);
    }

    private Quality reached(@Nullable Double seconds) {
      return new Quality(psnr, ssim, iou, chamfer, seconds, lanczos);
    }
  }

  /**
   * How a fit went.
   *
   * @param stopReason why it ended, in words; null if it failed or goes on
   * @param steps of the optimiser
   * @param seconds of preparing and fitting
   * @param samplesPerSecond samples learned from, over the whole fit
   * @param peakBytes largest memory of the engine's arrays
   */
  public record Course(
      @Nullable String stopReason,
      long steps,
      double seconds,
      double samplesPerSecond,
      long peakBytes) {
    private static final Course NONE = new Course(null, 0, Double.NaN, Double.NaN, 0);

    private static Course of(@Nullable String reason, Snapshot.Pace pace) {
      return new Course(
          reason, pace.step(), pace.seconds(), pace.samplesPerSecond(), pace.nativeBytes());
    }
  }

  /**
   * What else there is to know.
   *
   * @param summary what the method is, in a few words
   * @param global whether one network is the whole signal
   * @param options every setting of the fit by name
   * @param curve PSNR over the fit: of a shape as above; of others that of the samples that it
   *     learns from as they were when last visited
   * @param value of what the study varies; null outside of one
   * @param alike whether its parameters or floats, where those are to be equal, are those of the
   *     first within a tenth
   */
  public record Details(
      String summary,
      boolean global,
      Map<String, Object> options,
      List<Point> curve,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double value,
      boolean alike) {
    /** Copies the collections. */
    public Details {
      options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
      curve = List.copyOf(curve);
    }

    private static Details of(Contender contender, List<Point> curve) {
      return new Details(
          contender.method().summary(),
          contender.method().global(),
          contender.options().settings(),
          curve,
          contender.value().orElse(null),
          contender.alike());
    }
  }

  /**
   * A point of a curve.
   *
   * @param seconds of preparing and fitting
   * @param step optimiser steps done
   * @param multiplyAdds done until then, by the samples that a step learns from on average
   * @param psnr dB
   */
  public record Point(double seconds, long step, double multiplyAdds, double psnr) {}

  private static List<Point> points(Contender contender, Snapshot.Pace pace, FitCurve curve) {
    double samplesPerStep = pace.samples() / (double) Math.max(1, pace.step());
    double ofStep = samplesPerStep * contender.costs().madsPerTrainedSample();
    return IntStream.range(0, curve.length())
        .mapToObj(
            i -> new Point(curve.seconds(i), curve.step(i), ofStep * curve.step(i), curve.value(i)))
        .toList();
  }

  private static @Nullable Double secondsTo(Contender contender, FitCurve curve) {
    return IntStream.range(0, contender.reduced() == 1 ? curve.length() : 0)
        .filter(i -> curve.value(i) >= GOOD)
        .mapToObj(curve::seconds)
        .findFirst()
        .orElse(null);
  }

  /** What the signal is; what is neither a clip nor a shape counts as an image. */
  public ComparedKind kind() {
    if (input instanceof FitReport.Shape) {
      return ComparedKind.SHAPE;
    }
    return input instanceof FitReport.Clip ? ComparedKind.CLIP : ComparedKind.IMAGE;
  }

  /** An indented JSON object, ending with a line break; what JSON cannot hold becomes null. */
  public String toJson() {
    return ReportJson.of(this);
  }

  /**
   * A table with a heading, one line for each method; what is unknown is left empty. That of a
   * study begins with the value.
   */
  public String toCsv() {
    StringBuilder table = new StringBuilder(study == null ? "" : study + ",").append("method,");
    List<ComparisonColumn> columns =
        ComparisonColumn.all(Optional.ofNullable(study).map(Study::labelled));
    for (ComparisonColumn column : columns) {
      table.append(column.label()).append(',');
    }
    table.append("failure\n");
    for (Entry entry : methods) {
      table.append(entry.details().value() == null ? "" : entry.label() + ",");
      table.append(entry.method()).append(',');
      for (ComparisonColumn column : columns) {
        table.append(column.exact(entry)).append(',');
      }
      table.append(quoted(entry.failure())).append('\n');
    }
    return table.toString();
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "" : '"' + text.replace("\"", "\"\"") + '"';
  }
}
