package dev.tessera.app.cli;

import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a fit writes, as options. */
final class OutputArguments {
  @Option(
      names = "--out",
      paramLabel = "OUT",
      description =
          "The picture (.png, .tif or .jpg), the clip (.mp4, .webm, .gif, or .png or a folder for"
              + " numbered frames) or the mesh (.obj, .stl, .ply or .glb); replaced if it exists.")
  @Nullable Path out;

  @Option(
      names = "--scale",
      paramLabel = "K",
      defaultValue = "1",
      description = "Images and clips: output pixels per pixel, more than 0, at most 8; default 1.")
  double scale = 1;

  @Mixin DetailArguments larger = new DetailArguments();

  @Option(
      names = "--depth",
      paramLabel = "8|16",
      description = "Images: bits per channel; default that of the image, 8 for JPEG.")
  @Nullable Integer depth;

  @Option(
      names = "--quality",
      paramLabel = "Q",
      description = "Images: quality of a JPEG, 0 (smallest) to 1 (best); default 0.92.")
  @Nullable Float quality;

  @Option(
      names = "--report",
      paramLabel = "R.json",
      description = "Options, quality of what was written, curve, speed, memory, counts as JSON.")
  @Nullable Path report;

  @Option(
      names = "--error-map",
      paramLabel = "OUT",
      description = "Images: picture of the absolute error at 1x, 8 times brighter.")
  @Nullable Path errorMap;

  @Option(
      names = "--curve",
      paramLabel = "OUT.csv",
      description = "PSNR over seconds and steps as a table.")
  @Nullable Path curve;

  /** The main file; asked for only where it was wanted. */
  Path out() {
    return Objects.requireNonNull(out, "nothing is written without --out");
  }

  /** The main file, if one is wanted. */
  Optional<Path> wanted() {
    return Optional.ofNullable(out);
  }

  /**
   * Refuses a fit of which nothing is kept, and options of a file that is not written.
   *
   * @param saved whether the fit is kept as a project
   * @throws IllegalArgumentException with one clear sentence
   */
  void requireEffects(Console given, boolean saved) {
    if (out == null && !saved) {
      throw new IllegalArgumentException(
          "Nothing would be kept: --out writes what was fitted, --save keeps everything.");
    }
    requireTarget(given);
    requireReported(given);
  }

  /** Refuses options of a file that is not written. */
  void requireTarget(Console given) {
    if (out == null) {
      given.refuse(
          "does nothing without --out",
          "--scale",
          DetailArguments.PLAIN,
          "--depth",
          "--quality",
          "--error-map",
          "--resolution",
          "--faces");
    }
  }

  /** Refuses a report on a file that is not written. */
  void requireReported(Console given) {
    if (out == null) {
      given.refuse("does nothing without --out", "--report");
    }
  }

  /**
   * Refuses a fit of a light field of which nothing is kept.
   *
   * @param saved whether the fit is kept as a project
   * @throws IllegalArgumentException with one clear sentence
   */
  void requireOfLightField(boolean saved) {
    if (!saved && report == null) {
      throw new IllegalArgumentException(
          "Nothing would be kept: --save keeps everything, --report tells how good it is.");
    }
  }

  /**
   * Refuses settings that do not fit the picture's format.
   *
   * @throws IllegalArgumentException naming the option
   */
  void checkPicture() {
    if (out == null) {
      return; // all that follows was refused without it
    }
    ImageFormat format = OutputCheck.format(out());
    if (depth != null && depth != 8 && depth != 16) {
      throw new IllegalArgumentException("--depth must be 8 or 16, found " + depth);
    }
    if (depth != null && depth == 16 && format == ImageFormat.JPEG) {
      throw new IllegalArgumentException(
          "--depth 16 is for PNG and TIFF: a JPEG has 8 bits per channel");
    }
    if (quality != null) {
      Range.require("--quality", Double.parseDouble(quality.toString()), 0, 1);
      if (format != ImageFormat.JPEG) {
        throw new IllegalArgumentException("--quality is for JPEG, and " + out + " is none");
      }
    }
    OutputCheck.requireScale(scale);
    larger.requireEffect(scale);
  }

  /**
   * The frames that are wanted of a clip; empty if none are.
   *
   * @param film how they are written
   * @throws IllegalArgumentException naming the option that does not fit
   */
  Optional<ClipTarget> clip(FilmArguments film) {
    OutputCheck.requireScale(scale);
    return wanted().map(file -> new ClipTarget(file, scale, film.rate(), film.between()));
  }

  /**
   * How a picture is written.
   *
   * @param imageDepth bits per channel of the original
   */
  WriteOptions writeOptions(Path file, int imageDepth) {
    ImageFormat format = OutputCheck.format(file);
    int bits = depth != null ? depth : format == ImageFormat.JPEG ? 8 : imageDepth;
    WriteOptions usual = WriteOptions.of(format, bits);
    return quality == null ? usual : new WriteOptions(format, bits, quality, Map.of());
  }
}
