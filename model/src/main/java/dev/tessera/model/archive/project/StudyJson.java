package dev.tessera.model.archive.project;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.compare.Costs;
import dev.tessera.model.compare.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A study as JSON. A number that is not known is left out. */
final class StudyJson {
  private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};

  /** Points of a curve that are kept: enough to draw it. */
  private static final int MOST_POINTS = 200;

  private StudyJson() {}

  static void put(ObjectNode node, ComparisonReport report) {
    node.put("study", report.study())
        .put("tessera", report.tessera())
        .put("device", report.device())
        .put("budget", report.budget());
    StudiedJson.put(node, report.input());
    ArrayNode runs = node.putArray("runs");
    report.methods().forEach(entry -> put(runs.addObject(), entry));
  }

  private static void put(ObjectNode node, ComparisonReport.Entry entry) {
    node.put("method", entry.method());
    put(node, "value", entry.details().value());
    if (entry.failure() != null) {
      node.put("failure", entry.failure());
    }
    put(node, "psnr", entry.quality().psnr());
    node.put("exact", entry.quality().psnr() == Double.POSITIVE_INFINITY);
    put(node, "ssim", entry.quality().ssim());
    put(node, "iou", entry.quality().iou());
    put(node, "chamfer", entry.quality().chamfer());
    put(node, "secondsTo30dB", entry.quality().secondsTo30dB());
    put(node, "lanczos", entry.quality().lanczos());
    put(node.putObject("costs"), entry.costs());
    put(node.putObject("course"), entry.course());
    node.put("summary", entry.details().summary()).put("global", entry.details().global());
    put(node.putObject("options"), entry.details().options());
    put(node.putObject("curve"), entry.details().curve());
  }

  private static void put(ObjectNode node, Costs costs) {
    node.put("parameters", costs.parameters())
        .put("floats", costs.floats())
        .put("bytes", costs.bytes())
        .put("multiplyAddsPerSample", costs.madsPerSample())
        .put("multiplyAddsPerTrainedSample", costs.madsPerTrainedSample())
        .put("estimatedPeakBytes", costs.estimatedPeakBytes());
  }

  private static void put(ObjectNode node, ComparisonReport.Course course) {
    if (course.stopReason() != null) {
      node.put("stopReason", course.stopReason());
    }
    node.put("steps", course.steps()).put("peakBytes", course.peakBytes());
    put(node, "seconds", course.seconds());
    put(node, "samplesPerSecond", course.samplesPerSecond());
  }

  /** Of options that are maps in turn, as the stop rule is, likewise. */
  private static void put(ObjectNode node, Map<String, Object> options) {
    ObjectMapper mapper = new ObjectMapper();
    options.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> inner) {
            ObjectNode part = node.putObject(name);
            inner.forEach((key, each) -> put(mapper, part, String.valueOf(key), each));
          } else {
            put(mapper, node, name, value);
          }
        });
  }

  private static void put(
      ObjectMapper mapper, ObjectNode node, String name, @Nullable Object value) {
    boolean unknown = value instanceof Double number && !Double.isFinite(number);
    node.set(name, mapper.valueToTree(unknown ? null : value));
  }

  private static void put(ObjectNode node, String name, @Nullable Double value) {
    if (value != null && Double.isFinite(value)) {
      node.put(name, value);
    }
  }

  private static void put(ObjectNode node, List<ComparisonReport.Point> curve) {
    ArrayNode seconds = node.putArray("seconds");
    ArrayNode steps = node.putArray("steps");
    ArrayNode multiplyAdds = node.putArray("multiplyAdds");
    ArrayNode psnr = node.putArray("psnr");
    int every = (curve.size() - 1) / MOST_POINTS + 1;
    for (int i = 0; i < curve.size(); i++) {
      ComparisonReport.Point point = curve.get(i);
      if ((i % every == 0 || i == curve.size() - 1) && Double.isFinite(point.psnr())) {
        seconds.add(point.seconds());
        steps.add(point.step());
        multiplyAdds.add(point.multiplyAdds());
        psnr.add(point.psnr());
      }
    }
  }

  static ComparisonReport get(JsonPart part) throws ArchiveFormatException {
    List<ComparisonReport.Entry> runs = new ArrayList<>();
    for (JsonPart run : part.parts("runs")) {
      runs.add(run(run));
    }
    return new ComparisonReport(
        part.text("tessera"),
        StudiedJson.get(part),
        part.text("device"),
        part.text("budget"),
        Study.labelled(part.text("study")).label(),
        runs);
  }

  private static ComparisonReport.Entry run(JsonPart part) throws ArchiveFormatException {
    double psnr = part.flag("exact") ? Double.POSITIVE_INFINITY : part.number("psnr", Double.NaN);
    return new ComparisonReport.Entry(
        part.text("method"),
        part.has("failure") ? part.text("failure") : null,
        new ComparisonReport.Quality(
            psnr,
            known(part, "ssim"),
            known(part, "iou"),
            known(part, "chamfer"),
            known(part, "secondsTo30dB"),
            known(part, "lanczos")),
        costs(part.part("costs")),
        course(part.part("course")),
        new ComparisonReport.Details(
            part.text("summary"),
            part.flag("global"),
            new ObjectMapper().convertValue(part.part("options").node(), PLAIN),
            curve(part.part("curve")),
            part.number("value"),
            true));
  }

  private static @Nullable Double known(JsonPart part, String name) throws ArchiveFormatException {
    return part.has(name) ? part.number(name) : null;
  }

  private static Costs costs(JsonPart part) throws ArchiveFormatException {
    return new Costs(
        part.whole("parameters", 0, Long.MAX_VALUE),
        part.whole("floats", 0, Long.MAX_VALUE),
        part.whole("bytes", 0, Long.MAX_VALUE),
        part.number("multiplyAddsPerSample"),
        part.number("multiplyAddsPerTrainedSample"),
        part.whole("estimatedPeakBytes", 0, Long.MAX_VALUE));
  }

  private static ComparisonReport.Course course(JsonPart part) throws ArchiveFormatException {
    return new ComparisonReport.Course(
        part.has("stopReason") ? part.text("stopReason") : null,
        part.whole("steps", 0, Long.MAX_VALUE),
        part.number("seconds", Double.NaN),
        part.number("samplesPerSecond", Double.NaN),
        part.whole("peakBytes", 0, Long.MAX_VALUE));
  }

  private static List<ComparisonReport.Point> curve(JsonPart part) throws ArchiveFormatException {
    double[] seconds = part.numbers("seconds");
    double[] steps = part.numbers("steps", seconds.length);
    double[] multiplyAdds = part.numbers("multiplyAdds", seconds.length);
    double[] psnr = part.numbers("psnr", seconds.length);
    List<ComparisonReport.Point> curve = new ArrayList<>();
    for (int i = 0; i < seconds.length; i++) {
      curve.add(new ComparisonReport.Point(seconds[i], (long) steps[i], multiplyAdds[i], psnr[i]));
    }
    return curve;
  }
}
