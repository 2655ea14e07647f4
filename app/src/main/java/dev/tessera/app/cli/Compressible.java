package dev.tessera.app.cli;

import dev.tessera.app.SignalLimit;
import dev.tessera.app.Words;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.codebook.Compressor;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFile;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFile;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipInfo;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.signal.io.clip.ClipWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What compress takes.
 *
 * @param signal a picture, or the frames of a clip
 * @param times of a clip
 */
record Compressible(GridSignal signal, Optional<ClipTimes> times) {
  /** Of the memory that the program may have, what samples and all beside them may take. */
  private static final double SHARE_OF_THE_HEAP = 0.7;

  /** A picture. */
  static Compressible picture(GridSignal signal) {
    return new Compressible(signal, Optional.empty());
  }

  /** Reads a picture, and tells what people should know of that. */
  static Compressible image(Path file, Console console) throws SignalFormatException {
    ImageFile image = ImageFiles.open(file, AlphaMode.KEEP, SignalLimit.bytes(), () -> false);
    console.notes(image.info().notes());
    return picture(image.signal());
  }

  /** Reads one frame of a clip as a picture, likewise. */
  static Compressible firstFrame(Path file, ClipChoice choice, Console console)
      throws SignalFormatException, IOException {
    StillFrame frame = StillFrame.read(file, choice, AlphaMode.KEEP);
    console.notes(frame.notes());
    return picture(frame.picture());
  }

  /**
   * Reads a clip, likewise.
   *
   * @throws picocli.CommandLine.ParameterException if the size is larger than the clip's
   */
  static Compressible clip(Path file, ClipChoice choice, Console console)
      throws SignalFormatException {
    ClipInfo info = ClipFiles.open(file, ClipWatch.NOBODY);
    ClipLimit limit =
        new ClipLimit(
            (long) (SHARE_OF_THE_HEAP * Runtime.getRuntime().maxMemory()),
            (frames, size) ->
                Compressor.memory(frames, Math.multiplyExact((long) size.width(), size.height())));
    ClipFile clip = Reading.of(console, file, watch -> ClipFiles.read(file, choice, limit, watch));
    new Reading(console).notes(file.toString(), clip.notes());
    if (info.sound().isPresent()) {
      console.note(file + ": its sound is left out, a code-book holds none.");
    }
    return new Compressible(clip.signal(), Optional.of(clip.times()));
  }

  /** What it is, such as "24 x 16, 3 channels". */
  String size() {
    return Words.size(signal);
  }

  /** Looks at it. */
  Compressor compressor(CodingNetwork network) {
    return times.isPresent()
        ? new Compressor(signal, times.get(), network)
        : new Compressor(signal, network);
  }
}
