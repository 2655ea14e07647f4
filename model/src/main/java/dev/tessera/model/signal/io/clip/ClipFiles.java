package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.SignalFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads clips.
 *
 * <p>Values are those that the clip stores, turned to RGB by the matrix and the range that it
 * states; curve and primaries are kept as they are stored. Frames are turned upright by quarter
 * turns and mirrorings. Clips of 8 bits are kept as bytes, deeper ones with 16 bits. Time stamps
 * are kept; one that goes back or is missing is replaced, a frame that is damaged is left out, what
 * comes after a missing end is not there, and frames that change their size are scaled to the
 * first: each with a note.
 */
public final class ClipFiles {
  private ClipFiles() {}

  /**
   * The format of a clip, by content or, where that shows none or is missing, by its name; empty
   * for pictures, a GIF, PNG or WebP of one frame among them, for folders without numbered
   * pictures, and for what is something else or cannot be looked at. Says nothing about whether it
   * can be read.
   */
  public static Optional<ClipFormat> recognise(Path file) {
    try {
      return ClipSignature.recognise(file);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Tells what a clip holds: reads the file to its end and decodes nothing, but where pixels may be
   * transparent as many frames as show whether one is.
   *
   * @param file a clip of any {@link ClipFormat}
   * @param watch asked between frames whether to go on
   * @throws SignalFormatException if the file is missing, not readable, no clip, without pictures,
   *     or of a codec that this program has no decoder for
   * @throws java.util.concurrent.CancellationException once that is wanted
   */
  public static ClipInfo open(Path file, ClipWatch watch) throws SignalFormatException {
    return new ClipReading(file, watch).info();
  }

  /**
   * What would be read of a clip.
   *
   * @param file the clip, for the message
   * @param info what it holds
   * @param choice which frames, and their size
   * @throws SignalFormatException if no frame is in the range
   * @throws IllegalArgumentException if the size is larger than the clip's
   */
  public static ClipPlan plan(Path file, ClipInfo info, ClipChoice choice)
      throws SignalFormatException {
    return new ClipReading(file, ClipWatch.NOBODY).plan(info, choice);
  }

  /**
   * Reads a clip, frame by frame on this thread.
   *
   * @param file a clip of any {@link ClipFormat}
   * @param choice which frames, and their size
   * @param limit of memory, looked at before a frame is decoded
   * @param watch told how much is done, and asked between frames whether to go on
   * @throws SignalFormatException as {@link #open}, or if no frame is in the range, or if the clip
   *     does not fit, naming what does
   * @throws IllegalArgumentException if the size is larger than the clip's
   * @throws java.util.concurrent.CancellationException once that is wanted; nothing is held then
   */
  public static ClipFile read(Path file, ClipChoice choice, ClipLimit limit, ClipWatch watch)
      throws SignalFormatException {
    return new ClipReading(file, watch).read(choice, limit);
  }
}
