package dev.tessera.app.cli;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFile;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tessera fit}: an image or a mesh in, its reconstruction out. */
@Command(
    name = "fit",
    description = {
      "Fits an image or a mesh with a neural field and writes what the field gives back: a picture,"
          + " or a closed mesh in the units and axes of the file."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class FitCommand implements Callable<Integer> {
  private static final int RGBA = 4;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      description =
          "An image: PNG, JPEG, TIFF, BMP, WebP, PNM, AVIF or HEIC; or a mesh: OBJ, STL, PLY, OFF,"
              + " glTF or GLB.")
  private Path file = Path.of("");

  @Mixin private FitArguments fit = new FitArguments();

  @Mixin private OutputArguments outputs = new OutputArguments();

  @Mixin private ShapeArguments shape = new ShapeArguments();

  @Option(
      names = "--alpha",
      paramLabel = "ALPHA",
      defaultValue = "keep",
      description =
          "Images: transparency, keep, or composite over white; default ${DEFAULT-VALUE}.")
  private AlphaMode alpha = AlphaMode.KEEP;

  FitCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    return MeshFiles.recognise(file).isPresent() ? fitMesh() : fitImage();
  }

  private int fitMesh() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    Reading reading = new Reading(new ProgressLine(err, surroundings.terminal()));
    ShapeFit plan;
    try {
      SignalOptions.requireNoneOfImages(new Given(spec), file);
      fit.requireEffects(new Given(spec), false);
      shape.check(file, outputs);
      plan = ShapeFit.read(file, shape.options(fit), shape, outputs, reading);
    } catch (IllegalArgumentException e) {
      throw usage(e);
    }
    plan.tell(err);
    return run(plan);
  }

  private int run(FitPlan<?> plan) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    return new FitSession(surroundings, out, err).run(plan, fit.device).number();
  }

  private int fitImage() throws Exception {
    FitOptions wanted = checked();
    ImageFile image = ImageFiles.open(file, alpha, SignalLimit.bytes(), () -> false);
    GridSignal signal = image.signal();
    requireFitting(signal);
    PrintWriter err = spec.commandLine().getErr();
    image.info().notes().forEach(note -> err.printf("Note: %s.%n", note));
    FitOptions options = suited(wanted, signal);
    TileCount.advice(options, signal).ifPresent(err::println);
    if (new Given(spec).has("--alpha") && image.info().channels() != RGBA) {
      err.println("Note: --alpha does nothing here: the image has no transparency.");
    }
    if (fit.seed != null && options.mode() != FitMode.JOINT) {
      err.println(
          "Note: --seed does nothing here: nothing is random while codes alone are fitted.");
    }
    return run(new PictureFit(signal, FileHash.sha256(file), options, outputs));
  }

  /** A mode that was asked for is kept or refused, never changed. */
  private FitOptions suited(FitOptions wanted, GridSignal signal) {
    FitOptions suited = wanted.suitedTo(signal);
    if (!suited.equals(wanted)) {
      if (fit.mode != null || fit.weights != null) {
        try {
          wanted.specFor(signal);
        } catch (IllegalArgumentException e) {
          throw usage(e);
        }
      }
      spec.commandLine()
          .getErr()
          .println("Pre-trained networks are for 3 channels: fitting networks and codes jointly.");
    }
    return suited;
  }

  private FitOptions checked() throws ArchiveFormatException {
    try {
      SignalOptions.requireNoneOfShapes(new Given(spec), file);
      fit.requireEffects(new Given(spec), true);
      OutputCheck.check(file, outputs);
      return fit.options();
    } catch (IllegalArgumentException e) {
      throw usage(e);
    }
  }

  private void requireFitting(GridSignal signal) {
    Samples samples = signal.samples();
    double values = outputs.scale * outputs.scale * samples.count() * samples.channels();
    double most = Math.min(Integer.MAX_VALUE - 8.0, SignalLimit.bytes() / (double) Float.BYTES);
    int width = signal.width();
    int height = signal.height();
    try {
      OutputCheck.requireSides(outputs.out(), width, height, outputs.scale);
      if (outputs.errorMap != null) {
        OutputCheck.requireSides(outputs.errorMap, width, height, 1);
      }
    } catch (IllegalArgumentException e) {
      throw usage(e);
    }
    if (values > most) {
      throw usage(
          new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "A picture at scale %s does not fit in memory; at most %.1f does.",
                  outputs.scale,
                  Math.floor(10 * outputs.scale * Math.sqrt(most / values)) / 10)));
    }
  }

  private ParameterException usage(IllegalArgumentException e) {
    return new ParameterException(
        spec.commandLine(), OptionWords.of(String.valueOf(e.getMessage())), e);
  }
}
