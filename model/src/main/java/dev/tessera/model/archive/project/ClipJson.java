package dev.tessera.model.archive.project;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipSize;
import java.util.Optional;

/**
 * What was read of a clip as JSON, a limit that is none left out; of frames at a constant rate
 * their number and the rate, else each frame's time.
 */
final class ClipJson {
  /** More than nine hours at 120 frames per second. */
  private static final int MOST_FRAMES = 4_000_000;

  private ClipJson() {}

  static void put(ObjectNode node, ClipChoice choice) {
    node.put("start", choice.start()).put("every", choice.every());
    if (Double.isFinite(choice.duration())) {
      node.put("duration", choice.duration());
    }
    choice.size().ifPresent(size -> node.put("width", size.width()).put("height", size.height()));
  }

  static ClipChoice choice(JsonPart part) throws ArchiveFormatException {
    try {
      return new ClipChoice(
          part.number("start"),
          part.number("duration", Double.POSITIVE_INFINITY),
          part.size("every", 1, Integer.MAX_VALUE),
          part.has("width")
              ? Optional.of(
                  new ClipSize(
                      part.size("width", 1, Integer.MAX_VALUE),
                      part.size("height", 1, Integer.MAX_VALUE)))
              : Optional.empty());
    } catch (IllegalArgumentException e) {
      throw part.bad(e);
    }
  }

  static void put(ObjectNode node, ClipTimes times) {
    ClipTimes even = ClipTimes.constant(times.frames(), times.meanRate());
    if (times.equals(even)) {
      node.put("frames", times.frames()).put("rate", times.meanRate());
      return;
    }
    ArrayNode seconds = node.putArray("seconds");
    for (int i = 0; i < times.frames(); i++) {
      seconds.add(times.seconds(i));
    }
    node.put("duration", times.duration());
    times.rate().ifPresent(rate -> node.put("rate", rate));
  }

  static ClipTimes times(JsonPart part) throws ArchiveFormatException {
    try {
      if (!part.has("seconds")) {
        double rate = part.number("rate");
        if (!(rate > 0)) {
          throw part.bad("rate", "a rate of more than 0", rate + "");
        }
        return ClipTimes.constant(part.size("frames", 1, MOST_FRAMES), rate);
      }
      return ClipTimes.stamped(
          part.numbers("seconds"), part.number("duration"), part.number("rate", Double.NaN));
    } catch (IllegalArgumentException e) {
      throw part.bad(e);
    }
  }
}
