package dev.tessera.app.cli;

import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.FilmPlan;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.FrameWriter;
import dev.tessera.model.signal.io.SaveException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The frames of a clip that are being written; used by one thread at a time. */
final class ClipOutput {
  private final FrameWriter writer;
  private final FilmPlan plan;
  private final double[] positions;
  private final boolean plain;
  private final Set<String> told = new HashSet<>();

  /**
   * One that has begun.
   *
   * @param plan of what the writer writes
   * @param positions where in the clip the frames lie, ascending
   * @param plain whether the frames are those of the clip, pixel for pixel
   */
  ClipOutput(FrameWriter writer, FilmPlan plan, double[] positions, boolean plain) {
    this.writer = writer;
    this.plan = plan;
    this.positions = positions.clone();
    this.plain = plain;
  }

  FrameFormat format() {
    return plan.format();
  }

  /** Where in the clip the frames lie, ascending. */
  double[] positions() {
    return positions;
  }

  double framesPerSecond() {
    return plan.clock().meanRate();
  }

  /** Whether the frames are those of the clip, pixel for pixel. */
  boolean plain() {
    return plain;
  }

  /**
   * Tells what a person should know of it so far, each thing once.
   *
   * @param line that is left if there is anything to tell
   */
  void tell(Console console, ProgressLine line) {
    List<String> news = notes().stream().filter(told::add).toList();
    if (!news.isEmpty()) {
      line.end();
    }
    console.notes(news);
  }

  /** About its rate, its sound and what it cannot hold; sentences without a full stop. */
  private List<String> notes() {
    List<String> notes = new ArrayList<>(writer.notes());
    if (plan.clock().rate().isEmpty()) {
      notes.add(
          plan.format() == FrameFormat.PNG_SEQUENCE
              ? "pictures keep no time stamps, and those of the clip are not even"
              : "each frame is shown at its own time, as in the clip; --fps makes the rate"
                  + " constant");
    }
    return notes;
  }

  /** Appends frames, (F, height, width, C). */
  void write(Samples frames) throws SaveException {
    for (int i = 0; i < frames.extent(0); i++) {
      append(frames.slice(i));
    }
  }

  /** Appends a frame, (height, width, C). */
  void append(Samples frame) throws SaveException {
    writer.write(Argb.pack(frame));
  }

  /** Puts the file where it belongs. */
  void finish() throws SaveException {
    writer.finish();
  }

  /** Frees what it holds; what was not finished is deleted. */
  void abandon() {
    try {
      writer.close();
    } catch (SaveException e) {
      // What is left is hidden, and goes when the program ends.
      return;
    }
  }
}
