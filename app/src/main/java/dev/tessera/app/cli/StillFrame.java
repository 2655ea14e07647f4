package dev.tessera.app.cli;

import dev.tessera.app.SignalLimit;
import dev.tessera.model.archive.project.PictureCopy;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFile;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipInfo;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.signal.io.clip.ClipWatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The first frame of a clip, taken as a picture.
 *
 * @param picture its pixels
 * @param source a PNG of it, since it is in no file of its own
 * @param notes what a person should know of the reading; lower case, no full stop
 */
record StillFrame(GridSignal picture, SourceFile source, List<String> notes) {
  /** Copies the notes. */
  StillFrame {
    notes = List.copyOf(notes);
  }

  /**
   * Reads it.
   *
   * @param choice the range whose first frame is meant, and its size
   * @param alpha what becomes of transparency
   * @throws SignalFormatException if there is none, or it cannot be read or does not fit
   * @throws IllegalArgumentException if the size is larger than the clip's
   */
  static StillFrame read(Path file, ClipChoice choice, AlphaMode alpha)
      throws SignalFormatException, IOException {
    ClipChoice one = choice(file, ClipFiles.open(file, ClipWatch.NOBODY), choice);
    ClipLimit limit = new ClipLimit(SignalLimit.bytes(), (frames, size) -> 0);
    ClipFile clip = ClipFiles.read(file, one, limit, ClipWatch.NOBODY);
    String name = String.valueOf(file.getFileName());
    SourceFile source =
        PictureCopy.of(
            name.replaceFirst("\\.[^.]*$", "") + "-frame.png", clip.picture(), () -> false);
    String called = String.format(Locale.ROOT, "frame of %s at %.2f s", name, clip.start());
    try (InputStream copy = source.content().orElseThrow().open()) {
      return new StillFrame(
          ImageFiles.read(copy, called, alpha, SignalLimit.bytes(), () -> false),
          source,
          clip.notes());
    }
  }

  /**
   * What of a clip that is.
   *
   * @throws SignalFormatException if there is none in the range
   */
  static ClipChoice choice(Path file, ClipInfo info, ClipChoice range)
      throws SignalFormatException {
    Optional<ClipChoice> first = info.first(range);
    if (first.isEmpty()) {
      ClipFiles.plan(file, info, range); // says so
    }
    return first.orElseThrow();
  }
}
