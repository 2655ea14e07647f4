package dev.tessera.app.cli;

import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageInfo;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipInfo;
import dev.tessera.model.signal.io.clip.ClipWatch;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.io.mesh.MeshInfo;
import dev.tessera.model.tile.GridTiling;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tessera info}: what a file is, and what fitting it would take. */
@Command(
    name = "info",
    description =
        "Tells what an image, a clip, a mesh, a project or a compressed code-book holds, and what"
            + " reading or fitting takes.")
final class InfoCommand implements Callable<Integer> {
  /** Values and two moments of each, as floats. */
  private static final int FLOATS_PER_PARAMETER = 3;

  /** The signal, its copy in the order of tiles, and the live picture, as floats and ints. */
  private static final int WORDS_PER_SAMPLE = 3;

  @Mixin private final Console console;

  @Parameters(
      paramLabel = "FILE",
      description =
          "An image, a clip, a folder of numbered frames, a mesh, a project or a .tsra file.")
  private Path file = Path.of("");

  @Mixin private ClipArguments clip = new ClipArguments();

  InfoCommand(Surroundings surroundings) {
    console = new Console(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = console.out();
    boolean ofClip = ClipFiles.recognise(file).isPresent();
    if (!ofClip) {
      console.check(
          () -> console.refuse("is for clips, and " + file + " is none", ClipArguments.NAMES));
    }
    if (SaveArguments.named(file)) {
      ProjectFacts.print(file, ProjectFile.read(file), out);
    } else if (MeshFiles.recognise(file).isPresent()) {
      Reading reading = new Reading(console);
      MeshInfo info = MeshFiles.inspect(file, reading.of("Reading " + file.getFileName()));
      reading.end();
      MeshFacts.print(file, info, out);
    } else if (CodeBookFile.recognise(file)) {
      CodeBookFacts.print(file, CodeBookFile.read(file, Long.MAX_VALUE), out);
    } else if (ofClip) {
      printClip(out);
    } else {
      print(ImageFiles.inspect(file, SignalLimit.bytes()), out);
    }
    return 0;
  }

  private void printClip(PrintWriter out) throws SignalFormatException {
    ClipInfo info = ClipFiles.open(file, ClipWatch.NOBODY);
    try {
      ClipFacts.print(file, info, info.plan(clip.choice()), out);
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
  }

  private void print(ImageInfo info, PrintWriter out) {
    FitOptions options = Preset.BALANCED.options();
    GridTiling grid = options.grid().of(info.height(), info.width());
    FitOptions.Network network = options.network();
    long networks = WeightLayout.of(network.spec(2, info.channels())).length();
    long codes = (long) grid.tileCount() * network.latent();
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

  private static String orientation(int exif) {
    return exif == 1 ? "upright" : "EXIF " + exif + ", turned upright when read";
  }
}
