package dev.tessera.app.cli;

import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.signal.io.ImageInfo;
import dev.tessera.model.tile.GridTiling;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Prints what an image holds, and what fitting a picture of its size takes. */
final class ImageFacts {
  /** Values and two moments of each, as floats. */
  private static final int FLOATS_PER_PARAMETER = 3;

  /** The signal, its copy in the order of tiles, and the live picture, as floats and ints. */
  private static final int WORDS_PER_SAMPLE = 3;

  private ImageFacts() {}

  static void print(Path file, ImageInfo info, PrintWriter out) {
    out.printf("file         %s%n", file);
    out.printf("format       %s%n", info.format());
    out.printf("size         %d x %d pixels%n", info.width(), info.height());
    out.printf("channels     %d (%s in the file)%n", info.channels(), info.colour());
    out.printf("depth        %d bits per channel%n", info.bitDepth());
    out.printf("orientation  %s%n", orientation(info.orientation()));
    for (String note : info.notes()) {
      out.printf("note         %s%n", note);
    }
    printFit(info.width(), info.height(), info.channels(), out);
  }

  /** What fitting a picture takes. */
  static void printFit(int width, int height, int channels, PrintWriter out) {
    FitOptions options = Preset.BALANCED.options();
    GridTiling grid = options.grid().of(height, width);
    FitOptions.Network network = options.network();
    long networks = WeightLayout.of(network.spec(2, channels)).length();
    long codes = (long) grid.tileCount() * network.latent();
    long pixels = (long) width * height;
    long bytes =
        4 * (FLOATS_PER_PARAMETER * (networks + codes) + WORDS_PER_SAMPLE * pixels * channels);
    out.printf("With the preset \"%s\":%n", Preset.BALANCED.label());
    out.printf(
        "tiles        %d (%d x %d of %d x %d pixels)%n",
        grid.tileCount(), grid.tilesAlong(1), grid.tilesAlong(0), grid.tile(1), grid.tile(0));
    out.printf(
        Locale.ROOT,
        "parameters   %d in networks, %d in codes: %.2f per pixel%n",
        networks,
        codes,
        (networks + codes) / (double) pixels);
    out.printf(Locale.ROOT, "memory       about %.0f MB beside the program%n", bytes / 1e6);
  }

  private static String orientation(int exif) {
    return exif == 1 ? "upright" : "EXIF " + exif + ", turned upright when read";
  }
}
