package dev.tessera.model.archive.project;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopReason;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.shown.SlicePsnr;
import java.util.List;

/** What a fit came to as JSON, but for its numbers; what is not known is left out. */
final class ResultJson {
  private ResultJson() {}

  static void put(ObjectNode node, FitResult<?> result) {
    node.put("reason", SignalJson.label(result.reason()));
    Snapshot.Pace pace = result.pace();
    ObjectNode took =
        node.putObject("pace")
            .put("step", pace.step())
            .put("seconds", pace.seconds())
            .put("samples", pace.samples())
            .put("nativeBytes", pace.nativeBytes());
    finite(took, "preparationSeconds", pace.preparationSeconds());
    finite(took, "stepsPerSecond", pace.stepsPerSecond());
    finite(took, "samplesPerSecond", pace.samplesPerSecond());
    finite(took, "etaSeconds", pace.etaSeconds());
    Snapshot.Quality quality = result.quality();
    ObjectNode good = node.putObject("quality");
    if (quality.psnr() == Double.POSITIVE_INFINITY) {
      good.put("exact", true);
    }
    finite(good, "psnr", quality.psnr());
    finite(good, "meanError", quality.meanError());
    if (quality.slices().length() > 0) {
      ArrayNode slices = good.putArray("slices");
      for (int i = 0; i < quality.slices().length(); i++) {
        float value = quality.slices().get(i);
        slices.add(Float.isNaN(value) ? NullNode.instance : FloatNode.valueOf(value));
      }
    }
    DeviceReport device = result.device();
    node.putObject("device")
        .put("name", device.name())
        .put("gpu", device.gpu())
        .put("reason", device.reason())
        .put("engine", device.engine());
  }

  private static void finite(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    }
  }

  static <R> FitResult<R> get(JsonPart part, R fitted, FitState state)
      throws ArchiveFormatException {
    JsonPart pace = part.part("pace");
    JsonPart quality = part.part("quality");
    JsonPart device = part.part("device");
    boolean exact = quality.has("exact") && quality.flag("exact");
    return new FitResult<>(
        fitted,
        SignalJson.labelled(part, "reason", StopReason.values()),
        new Snapshot.Pace(
            pace.whole("step", 0, Long.MAX_VALUE),
            pace.number("seconds"),
            pace.number("preparationSeconds", 0),
            pace.number("stepsPerSecond", 0),
            pace.whole("samples", 0, Long.MAX_VALUE),
            pace.number("samplesPerSecond", 0),
            pace.number("etaSeconds", Double.POSITIVE_INFINITY),
            pace.whole("nativeBytes", 0, Long.MAX_VALUE)),
        Snapshot.Quality.of(
            exact ? Double.POSITIVE_INFINITY : quality.number("psnr", Double.NaN),
            quality.number("meanError", Double.NaN),
            quality.lists("slices") ? new SlicePsnr(quality.floats("slices")) : SlicePsnr.NONE),
        CurveTensor.curve(state.array("curve")),
        new DeviceReport(
            device.text("name"),
            device.flag("gpu"),
            device.text("reason"),
            device.text("engine"),
            List.of()),
        state);
  }
}
