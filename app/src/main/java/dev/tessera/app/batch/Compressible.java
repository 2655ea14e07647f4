package dev.tessera.app.batch;

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What can be compressed.
 *
 * @param signal a picture, or the frames of a clip
 * @param times of a clip
 * @param notes what people should know of how it was read, without full stops
 */
public record Compressible(GridSignal signal, Optional<ClipTimes> times, List<String> notes) {
  /** Of the memory that the program may have, what samples and all beside them may take. */
  private static final double SHARE_OF_THE_HEAP = 0.7;

  private static final double MOST_BITS = 64;

  /** Copies the notes. */
  public Compressible {
    notes = List.copyOf(notes);
  }

  /** A picture. */
  public static Compressible picture(GridSignal signal, List<String> notes) {
    return new Compressible(signal, Optional.empty(), notes);
  }

  /** Reads a picture. */
  public static Compressible image(Path file, BooleanSupplier cancelled)
      throws SignalFormatException {
    ImageFile image = ImageFiles.open(file, AlphaMode.KEEP, SignalLimit.bytes(), cancelled);
    return picture(image.signal(), image.info().notes());
  }

  /**
   * Reads a clip.
   *
   * @throws IllegalArgumentException if the size is larger than the clip's
   */
  public static Compressible clip(Path file, ClipChoice choice, ClipWatch watch)
      throws SignalFormatException {
    ClipInfo info = ClipFiles.open(file, ClipWatch.NOBODY);
    ClipLimit limit =
        new ClipLimit(
            (long) (SHARE_OF_THE_HEAP * Runtime.getRuntime().maxMemory()),
            (frames, size) ->
                Compressor.memory(frames, Math.multiplyExact((long) size.width(), size.height())));
    ClipFile clip = ClipFiles.read(file, choice, limit, watch);
    List<String> notes = new ArrayList<>(clip.notes());
    if (info.sound().isPresent()) {
      notes.add("its sound is left out, a code-book holds none");
    }
    return new Compressible(clip.signal(), Optional.of(clip.times()), notes);
  }

  /**
   * Refuses sizes that no code-book has.
   *
   * @param name of the number
   * @throws IllegalArgumentException with one clear sentence
   */
  public static void requireBits(String name, double perPixel) {
    if (!(perPixel > 0 && perPixel <= MOST_BITS)) {
      throw new IllegalArgumentException(
          name + " must be more than 0 and at most 64, found " + perPixel);
    }
  }

  /** What it is, such as "24 x 16, 3 channels". */
  public String size() {
    return Words.size(signal);
  }

  /** Looks at it. */
  public Compressor compressor(CodingNetwork network) {
    return times.isPresent()
        ? new Compressor(signal, times.get(), network)
        : new Compressor(signal, network);
  }
}
