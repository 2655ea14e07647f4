package dev.tessera.app.cli;

import dev.tessera.app.SignalLimit;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.job.LightFieldBudget;
import dev.tessera.model.light.LightOptions;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFile;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tessera fit}: an image, a clip or a mesh in, its reconstruction out. */
@Command(
    name = "fit",
    description = {
      "Fits an image, a clip, a light field or a mesh with a neural field and writes what the field"
          + " gives back: a picture, frames, or a closed mesh in the units and axes of the file;"
          + " views of a light field are rendered from what --save keeps. With --resume it goes on"
          + " with a project."
    })
final class FitCommand implements Callable<Integer> {
  private static final String[] OF_GRIDS = {"--tile", "--overlap", "--global", "--scale"};

  private static final String[] OF_IMAGES = {
    "--alpha", "--depth", "--quality", "--error-map", DetailArguments.PLAIN
  };

  private static final String[] OF_SHAPES = {"--cells", "--resolution", "--up", "--faces"};

  private static final int RGBA = 4;

  @Mixin private final Console console;

  @Parameters(
      paramLabel = "FILE",
      description =
          "An image: PNG, JPEG, TIFF, BMP, WebP, GIF, PNM, AVIF or HEIC; a clip: MP4, MOV, WebM,"
              + " MKV, Y4M, an animated GIF, PNG or WebP, or a folder of numbered frames; a light field: a"
              + " ZIP of views, or with --kind lightfield a folder of them or a picture that holds"
              + " them; a mesh: OBJ, STL, PLY, OFF, glTF or GLB; or, with --resume, a project:"
              + " .tessera.")
  private Path file = Path.of("");

  @Mixin private FitArguments fit = new FitArguments();

  @Mixin private OutputArguments outputs = new OutputArguments();

  @Mixin private ClipArguments clip = new ClipArguments();

  @Mixin private KindArguments kind = new KindArguments();

  @Mixin private LightFieldArguments lightField = new LightFieldArguments();

  @Mixin private FilmArguments film = new FilmArguments();

  @Mixin private ShapeArguments shape = new ShapeArguments();

  @Mixin private SaveArguments save = new SaveArguments();

  @Option(
      names = "--resume",
      description =
          "Go on with a project: --steps and --seconds are then those of the whole fit, by default"
              + " those it began with. It is saved again, or as --save says.")
  private boolean resume;

  @Option(
      names = "--alpha",
      paramLabel = "ALPHA",
      defaultValue = "keep",
      description =
          "Images: transparency, keep, or composite over white; default ${DEFAULT-VALUE}.")
  private AlphaMode alpha = AlphaMode.KEEP;

  @Option(
      names = "--given",
      paramLabel = "all|even",
      defaultValue = "all",
      description =
          "Light fields: which views the fit looks at, all or those of even rows and columns, from"
              + " 0; the report compares the others, too. Default ${DEFAULT-VALUE}.")
  private GivenViews given = GivenViews.ALL;

  FitCommand(Surroundings surroundings) {
    console = new Console(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    boolean project = SaveArguments.named(file);
    if (project != resume) {
      throw console.usage(
          new IllegalArgumentException(
              project
                  ? file + " is a project: --resume goes on with its fit, tessera info tells of it."
                  : "--resume goes on with a project, and " + file + " is none."));
    }
    if (project) {
      return goOn();
    }
    console.check(() -> kind.check(console, file));
    if (kind.ofLightField(file)) {
      return fitLightField();
    }
    console.check(
        () -> {
          String why = "is for light fields, and " + file + " is taken for none";
          console.refuse(why, LightFieldArguments.NAMES);
          console.refuse(why, "--given");
        });
    if (MeshFiles.recognise(file).isPresent()) {
      return fitMesh();
    }
    if (clip.wanted(file)) {
      return fitClip();
    }
    FitOptions wanted = checked();
    return fitImage(wanted, clip.firstFrame ? firstFrame() : image());
  }

  private int goOn() throws Exception {
    try {
      fit.requireGoingOn(console);
      console.refuse("was decided when the fit began", "--alpha", "--cells", "--up");
      console.refuse("was decided when the fit began", ClipArguments.NAMES);
      console.refuse("was decided when the fit began", "--kind", "--given");
      console.refuse("was decided when the fit began", LightFieldArguments.NAMES);
      outputs.requireTarget(console);
      save.check(console, true);
      ResumeSession session =
          new ResumeSession(
              console,
              fit,
              new ResumeSession.Targets(outputs, film, shape, save),
              new Reading(console));
      return session.run(file).number();
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
  }

  private <R> int run(FitPlan<R> plan) {
    try (Workbench bench = console.bench(fit.compute.settings())) {
      return new FitSession(console).run(bench, plan, keeping(plan, plan.saved())).number();
    }
  }

  private <R> FitKeeping<R> keeping(Fitting<R> plan, SavedSignal signal) {
    return FitKeeping.of(
        save, Optional.ofNullable(save.save), result -> plan.project(signal, result));
  }

  private int fitLightField() throws Exception {
    LightOptions options;
    LightFieldChoice choice;
    try {
      console.refuse("is for clips, and " + file + " is a light field", ClipArguments.OF_TIME);
      console.refuse("is for images, and " + file + " is a light field", OF_IMAGES);
      console.refuse("is for shapes, and " + file + " is a light field", OF_SHAPES);
      console.refuse(
          "is not for light fields: tessera render writes views of what --save keeps",
          "--out",
          "--scale");
      fit.requireOfLightField(console);
      outputs.requireOfLightField(save.save != null);
      save.check(console, false);
      save.requireEmbeddable(file);
      OutputCheck.checkTargets(file, "light field", Optional.ofNullable(save.save), outputs);
      choice = lightField.choice(clip);
      options = fit.lightField(given);
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
    LightFieldFit.Read read =
        LightFieldFit.Read.of(console, file, choice, LightFieldBudget.of(options), save::source);
    LightFieldFit plan = new LightFieldFit(read, options, Optional.empty());
    console.check(plan::requireGiven);
    try (Workbench bench = console.bench(fit.compute.settings())) {
      return new LightFieldSession(console, outputs)
          .run(bench, plan, keeping(plan, plan.saved()))
          .number();
    }
  }

  private int fitMesh() throws Exception {
    ShapeFit plan;
    try {
      console.refuse("is for images, and " + file + " is a mesh.", OF_IMAGES);
      console.refuse("is for images and clips, and " + file + " is a mesh.", OF_GRIDS);
      console.refuse("is for clips, and " + file + " is a mesh.", ClipArguments.NAMES);
      console.refuse("is for clips, and " + file + " is a mesh.", FilmArguments.NAMES);
      fit.requireEffects(console, false);
      requireKept();
      shape.check(file, outputs);
      plan = shapeFit(shape.options(fit));
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
    plan.tell(console);
    return run(plan);
  }

  private void requireKept() {
    outputs.requireEffects(console, save.save != null);
    save.check(console, false);
  }

  private ShapeFit shapeFit(FitOptions options) throws Exception {
    Reading reading = new Reading(console);
    String name = String.valueOf(file.getFileName());
    Share share = reading.of("Reading " + name);
    MeshFile mesh = Reading.mesh(file, share.part(0, 0.5));
    ShapeSignal signal = Reading.shape(name, mesh, shape.up, shape.resolution, share.part(0.5, 1));
    reading.end();
    ShapeFit.ReadMesh read = new ShapeFit.ReadMesh(mesh, save.source(file));
    return new ShapeFit(signal, read, options, Optional.empty(), shape, outputs);
  }

  private int fitClip() throws Exception {
    FitOptions wanted;
    ClipChoice choice;
    Optional<ClipTarget> target;
    try {
      console.refuse("is for images, and " + file + " is a clip.", OF_IMAGES);
      console.refuse("is for shapes, and " + file + " is a clip.", OF_SHAPES);
      if (outputs.out == null) {
        console.refuse("does nothing without --out", FilmArguments.NAMES);
      }
      fit.requireEffects(console, true);
      requireKept();
      target = outputs.clip(film);
      OutputCheck.checkTargets(file, "clip", outputs.wanted().map(ClipTarget::first), outputs);
      choice = clip.choice(console);
      wanted = fit.clip();
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
    kind.tell(console, file);
    ClipFit.Read read = ClipFit.Read.of(console, file, choice, wanted, save::source);
    FitOptions options = suited(wanted, read.clip().signal());
    ClipFit plan = new ClipFit(read, options, Optional.empty(), outputs, target);
    try {
      target.ifPresent(t -> t.requireSides(plan.sides()));
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
    TileCount.advice(options, plan.signal()).ifPresent(console::say);
    TileCount.still(options, plan.signal()).ifPresent(console::note);
    tellSeed(options);
    return run(plan);
  }

  private void tellSeed(FitOptions options) {
    if (fit.seed != null && options.mode() != FitMode.JOINT) {
      console.note("--seed does nothing here: nothing is random while codes alone are fitted.");
    }
  }

  private PictureFit.Read image() throws Exception {
    ImageFile image = ImageFiles.open(file, alpha, SignalLimit.bytes(), () -> false);
    console.notes(image.info().notes());
    if (console.typed("--alpha") && image.info().channels() != RGBA) {
      console.note("--alpha does nothing here: the image has no transparency.");
    }
    return new PictureFit.Read(image.signal(), save.source(file), alpha);
  }

  private PictureFit.Read firstFrame() throws Exception {
    try {
      kind.tell(console, file);
      StillFrame frame = StillFrame.read(file, clip.choice(console), alpha);
      console.notes(frame.notes());
      return new PictureFit.Read(frame.picture(), frame.source(), alpha);
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
  }

  private int fitImage(FitOptions wanted, PictureFit.Read read) {
    GridSignal signal = read.signal();
    requireFitting(signal);
    FitOptions suited = suited(wanted, signal);
    FitOptions options = outputs.scale > 1 ? fit.ofLarger(suited, signal) : suited;
    TileCount.advice(options, signal).ifPresent(console::say);
    tellSeed(options);
    return run(new PictureFit(read, options, Optional.empty(), outputs));
  }

  private FitOptions suited(FitOptions wanted, GridSignal signal) {
    try {
      FitOptions suited = fit.suited(wanted, signal);
      if (!suited.equals(wanted)) {
        console.say("Pre-trained networks are for 3 channels: fitting networks and codes jointly.");
      }
      return suited;
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
  }

  private FitOptions checked() throws ArchiveFormatException {
    try {
      console.refuse("is for shapes, and " + file + " is no mesh.", OF_SHAPES);
      if (ClipFiles.recognise(file).isPresent()) {
        console.refuse("is for clips, and a first frame is a picture.", FilmArguments.NAMES);
      } else {
        console.refuse("is for clips, and " + file + " is none.", ClipArguments.NAMES);
        console.refuse("is for clips, and " + file + " is none.", FilmArguments.NAMES);
      }
      fit.requireEffects(console, true);
      requireKept();
      OutputCheck.check(file, outputs);
      return fit.image();
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
  }

  private void requireFitting(GridSignal signal) {
    Samples samples = signal.samples();
    double values = outputs.scale * outputs.scale * samples.count() * samples.channels();
    double most = Math.min(Integer.MAX_VALUE - 8.0, SignalLimit.bytes() / (double) Float.BYTES);
    int width = signal.width();
    int height = signal.height();
    try {
      if (outputs.out != null) {
        OutputCheck.requireSides(outputs.out, width, height, outputs.scale);
      }
      if (outputs.errorMap != null) {
        OutputCheck.requireSides(outputs.errorMap, width, height, 1);
      }
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
    if (values > most) {
      throw console.usage(
          new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "A picture at scale %s does not fit in memory; at most %.1f does.",
                  outputs.scale,
                  Math.floor(10 * outputs.scale * Math.sqrt(most / values)) / 10)));
    }
  }
}
