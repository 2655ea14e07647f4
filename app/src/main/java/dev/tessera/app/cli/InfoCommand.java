package dev.tessera.app.cli;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageInfo;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.tile.GridTiling;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tessera info}: what a file is, and what fitting it would take. */
@Command(
    name = "info",
    description = "Tells what an image or mesh file holds, and what fitting an image would take.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class InfoCommand implements Callable<Integer> {
  /** Values and two moments of each, as floats. */
  private static final int FLOATS_PER_PARAMETER = 3;

  /** The signal, its copy in the order of tiles, and the live picture, as floats and ints. */
  private static final int WORDS_PER_SAMPLE = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "An image or a mesh.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (MeshFiles.recognise(file).isPresent()) {
      MeshFacts.print(file, MeshFiles.inspect(file), out);
    } else {
      print(ImageFiles.inspect(file, SignalLimit.bytes()), out);
    }
    return 0;
  }

  private void print(ImageInfo info, PrintWriter out) {
    FitOptions options = Preset.BALANCED.options();
    GridTiling grid = grid(info, options);
    FieldSpec field =
        new FieldSpec(
            2,
            info.channels(),
            options.width(),
            options.layers(),
            options.latent(),
            options.firstOmega(),
            options.hiddenOmega());
    long networks = WeightLayout.of(field).length();
    long codes = (long) grid.tileCount() * options.latent();
    long pixels = (long) info.width() * info.height();
    long bytes =
        4
            * (FLOATS_PER_PARAMETER * (networks + codes)
                + WORDS_PER_SAMPLE * pixels * info.channels());
    out.printf("file         %s%n", file);
    out.printf("format       %s%n", info.format());
    out.printf("size         %d x %d pixels%n", info.width(), info.height());
    out.printf("channels     %d (%s in the file)%n", info.channels(), info.colour());
    out.printf("depth        %d bits per channel%n", info.bitDepth());
    out.printf("orientation  %s%n", orientation(info.orientation()));
    for (String note : info.notes()) {
      out.printf("note         %s%n", note);
    }
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

  private static GridTiling grid(ImageInfo info, FitOptions options) {
    return options.global()
        ? GridTiling.whole(info.height(), info.width())
        : GridTiling.square(info.height(), info.width(), options.tile(), options.overlap());
  }

  private static String orientation(int exif) {
    return exif == 1 ? "upright" : "EXIF " + exif + ", turned upright when read";
  }
}
