package dev.tessera.model.archive.project;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.signal.mesh.UpAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A signal as JSON, but for the places and the copy of its source. */
final class SignalJson {
  private SignalJson() {}

  static void put(ObjectNode node, SavedSignal signal) {
    node.put("name", signal.name());
    if (!signal.studies().isEmpty()) {
      ArrayNode studies = node.putArray("studies");
      signal.studies().forEach(study -> StudyJson.put(studies.addObject(), study));
    }
    if (signal.kind() instanceof SavedSignal.Picture picture) {
      node.put("kind", "picture");
      put(node, picture);
    } else if (signal.kind() instanceof SavedSignal.Clip clip) {
      node.put("kind", "clip").put("start", clip.start());
      put(node, clip.frame());
      ClipJson.put(node.putObject("choice"), clip.choice());
      ClipJson.put(node.putObject("times"), clip.times());
    } else if (signal.kind() instanceof SavedSignal.LightField field) {
      node.put("kind", "lightfield");
      put(node, field.view());
      LightFieldJson.put(node.putObject("views"), field.grid());
      LightFieldJson.put(node.putObject("choice"), field.choice());
    } else if (signal.kind() instanceof SavedSignal.Shape shape) {
      Placement placement = shape.placement();
      node.put("kind", "shape").put("triangles", shape.triangles());
      ObjectNode placed = node.putObject("placement");
      placed
          .putArray("centre")
          .add(placement.centreX())
          .add(placement.centreY())
          .add(placement.centreZ());
      placed.put("scale", placement.scale()).put("up", label(placement.up()));
    }
  }

  private static void put(ObjectNode node, SavedSignal.Picture picture) {
    node.put("alpha", label(picture.alpha()))
        .put("width", picture.width())
        .put("height", picture.height())
        .put("channels", picture.channels())
        .put("bitDepth", picture.bitDepth());
  }

  private static SavedSignal.Picture picture(JsonPart part) throws ArchiveFormatException {
    return new SavedSignal.Picture(
        labelled(part, "alpha", AlphaMode.values()),
        part.size("width", 1, Integer.MAX_VALUE),
        part.size("height", 1, Integer.MAX_VALUE),
        part.size("channels", 1, 4),
        part.size("bitDepth", 1, 64));
  }

  static SavedSignal get(JsonPart part, SourceFile source) throws ArchiveFormatException {
    return new SavedSignal(part.text("name"), source, kind(part), studies(part));
  }

  /** Files from before there were studies have none. */
  private static List<ComparisonReport> studies(JsonPart part) throws ArchiveFormatException {
    List<ComparisonReport> studies = new ArrayList<>();
    if (part.has("studies")) {
      for (JsonPart study : part.parts("studies")) {
        studies.add(StudyJson.get(study));
      }
    }
    return studies;
  }

  private static SavedSignal.Kind kind(JsonPart part) throws ArchiveFormatException {
    String kind = part.text("kind");
    if (kind.equals("picture")) {
      return picture(part);
    }
    if (kind.equals("clip")) {
      return new SavedSignal.Clip(
          ClipJson.choice(part.part("choice")),
          part.number("start"),
          ClipJson.times(part.part("times")),
          picture(part));
    }
    if (kind.equals("lightfield")) {
      return new SavedSignal.LightField(
          LightFieldJson.choice(part.part("choice")),
          LightFieldJson.grid(part.part("views")),
          picture(part));
    }
    if (!kind.equals("shape")) {
      throw part.bad("kind", "picture, clip, lightfield or shape", kind);
    }
    JsonPart placed = part.part("placement");
    double[] centre = placed.numbers("centre", 3);
    return new SavedSignal.Shape(
        new Placement(
            centre[0],
            centre[1],
            centre[2],
            placed.number("scale"),
            labelled(placed, "up", UpAxis.values())),
        part.size("triangles", 0, Integer.MAX_VALUE));
  }

  static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E labelled(JsonPart part, String name, E[] values)
      throws ArchiveFormatException {
    String label = part.text(name);
    for (E value : values) {
      if (label(value).equals(label)) {
        return value;
      }
    }
    throw part.bad(name, "one of the words there are for it", label);
  }
}
