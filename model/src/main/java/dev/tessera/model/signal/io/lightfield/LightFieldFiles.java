package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.clip.ClipWatch;
import java.nio.file.Path;

/**
 * Reads light fields: folders and ZIP files of views, and pictures that hold all of them.
 *
 * <p>Views are read as pictures are, so they are upright and in sRGB; grey becomes RGB, what is
 * transparent is laid over white. Light fields of 8 bits are kept as bytes, deeper ones as floats.
 * Nothing of a ZIP file is unpacked to the disk.
 */
public final class LightFieldFiles {
  private LightFieldFiles() {}

  /**
   * Whether a file can only be a light field: a ZIP file, or raw lenslets, which are refused with
   * the reason. Folders and pictures may be something else; false also for what cannot be looked
   * at.
   */
  public static boolean recognise(Path file) {
    return LightFieldSignature.of(file) != LightFieldSignature.OTHER;
  }

  /** Whether a picture's name says that it holds many views: ESLF, or a quilt. */
  public static boolean named(Path picture) {
    String name = String.valueOf(picture.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 && PictureCut.told(name.substring(0, dot));
  }

  /**
   * Tells what a light field holds: looks at names and at the headers of its pictures, and decodes
   * nothing.
   *
   * @param file a folder, a ZIP file or a picture
   * @param choice of which the grid is looked at
   * @param watch asked between views whether to go on
   * @throws SignalFormatException if it is missing, not readable, no light field, or one of a view
   *     only, if views are missing or of different sizes, or if the grid does not match
   * @throws java.util.concurrent.CancellationException once that is wanted
   */
  public static LightFieldInfo open(Path file, LightFieldChoice choice, ClipWatch watch)
      throws SignalFormatException {
    return new LightFieldReading(file, choice, watch).info();
  }

  /**
   * Reads a light field, view by view on this thread.
   *
   * @param file a folder, a ZIP file or a picture
   * @param choice which views, how they are turned, and their size
   * @param limit of memory, looked at before a view is decoded
   * @param watch told how much is done, and asked between views whether to go on
   * @throws SignalFormatException as {@link #open}, or if its grid is only guessed, or if it does
   *     not fit, naming what does
   * @throws IllegalArgumentException if more views are asked for than there are, or larger ones
   * @throws java.util.concurrent.CancellationException once that is wanted; nothing is held then
   */
  public static LightFieldFile read(
      Path file, LightFieldChoice choice, LightFieldLimit limit, ClipWatch watch)
      throws SignalFormatException {
    return new LightFieldReading(file, choice, watch).read(limit);
  }
}
