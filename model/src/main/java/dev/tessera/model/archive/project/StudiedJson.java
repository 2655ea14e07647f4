package dev.tessera.model.archive.project;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.FitReport;
import java.util.List;

/** What a study was made of as JSON: an image, a clip or a shape, each under its own name. */
final class StudiedJson {
  private static final String IMAGE = "image";
  private static final String CLIP = "clip";
  private static final String SHAPE = "shape";

  private StudiedJson() {}

  static void put(ObjectNode node, FitReport.Input input) {
    if (input instanceof FitReport.Clip clip) {
      put(node.putObject(CLIP), clip);
    } else if (input instanceof FitReport.Shape shape) {
      put(node.putObject(SHAPE), shape);
    } else {
      put(node.putObject(IMAGE), (FitReport.Image) input);
    }
  }

  private static void put(ObjectNode node, FitReport.Image image) {
    node.put("file", image.file())
        .put("sha256", image.sha256())
        .put("width", image.width())
        .put("height", image.height())
        .put("channels", image.channels())
        .put("bitDepth", image.bitDepth());
  }

  private static void put(ObjectNode node, FitReport.Clip clip) {
    node.put("file", clip.file())
        .put("sha256", clip.sha256())
        .put("width", clip.width())
        .put("height", clip.height())
        .put("frames", clip.frames())
        .put("seconds", clip.seconds())
        .put("start", clip.start())
        .put("channels", clip.channels())
        .put("bitDepth", clip.bitDepth());
  }

  private static void put(ObjectNode node, FitReport.Shape shape) {
    node.put("file", shape.file())
        .put("sha256", shape.sha256())
        .put("format", shape.format())
        .put("triangles", shape.triangles())
        .put("up", shape.up());
    ArrayNode repairs = node.putArray("repairs");
    shape.repairs().forEach(repairs::add);
  }

  static FitReport.Input get(JsonPart part) throws ArchiveFormatException {
    if (part.has(CLIP)) {
      return clip(part.part(CLIP));
    }
    return part.has(SHAPE) ? shape(part.part(SHAPE)) : image(part.part(IMAGE));
  }

  private static FitReport.Image image(JsonPart part) throws ArchiveFormatException {
    return new FitReport.Image(
        part.text("file"),
        part.text("sha256"),
        part.size("width", 1, Integer.MAX_VALUE),
        part.size("height", 1, Integer.MAX_VALUE),
        part.size("channels", 1, 4),
        part.size("bitDepth", 1, 64));
  }

  private static FitReport.Clip clip(JsonPart part) throws ArchiveFormatException {
    return new FitReport.Clip(
        part.text("file"),
        part.text("sha256"),
        part.size("width", 1, Integer.MAX_VALUE),
        part.size("height", 1, Integer.MAX_VALUE),
        part.size("frames", 1, Integer.MAX_VALUE),
        part.number("seconds"),
        part.number("start"),
        part.size("channels", 1, 4),
        part.size("bitDepth", 1, 64));
  }

  private static FitReport.Shape shape(JsonPart part) throws ArchiveFormatException {
    List<String> repairs = part.texts("repairs");
    return new FitReport.Shape(
        part.text("file"),
        part.text("sha256"),
        part.text("format"),
        part.size("triangles", 0, Integer.MAX_VALUE),
        part.text("up"),
        repairs);
  }
}
