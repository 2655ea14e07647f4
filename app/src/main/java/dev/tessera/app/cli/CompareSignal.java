package dev.tessera.app.cli;

import dev.tessera.app.SignalLimit;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.compare.ComparedGrid;
import dev.tessera.model.compare.ComparedKind;
import dev.tessera.model.compare.ComparedShape;
import dev.tessera.model.compare.MethodSizes;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.job.ClipJudge;
import dev.tessera.model.job.ContestSubject;
import dev.tessera.model.job.PictureJudge;
import dev.tessera.model.job.ShapeJudge;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFile;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.lightfield.LightFieldFiles;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.mesh.UpAxis;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import dev.tessera.model.tile.SurfaceCut;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What methods are compared on, as options, and how it is read. */
final class CompareSignal {
  private static final String[] OF_SHAPES = {"--cells", "--up", "--resolution"};

  @Mixin ClipArguments clip = new ClipArguments();

  @Option(
      names = "--cells",
      paramLabel = "N",
      description =
          "Shapes: tiles along each axis of the cube around the shape, 1 to 64; default 32.")
  private @Nullable Integer cells;

  @Option(
      names = "--up",
      paramLabel = "AXIS",
      description =
          "Shapes: the axis of the file that points up, x, y or z; by default that of its format.")
  private @Nullable UpAxis up;

  @Option(
      names = "--resolution",
      paramLabel = "N",
      defaultValue = "" + ShapeJudge.USUAL_RESOLUTION,
      description =
          "Shapes: cells along each axis at which surfaces are extracted and measured, 16 to 512;"
              + " default ${DEFAULT-VALUE}.")
  private int resolution = ShapeJudge.USUAL_RESOLUTION;

  /**
   * What a file holds.
   *
   * @throws IllegalArgumentException with one clear sentence if methods cannot be compared on it
   */
  ComparedKind kind(Path file) {
    if (SaveArguments.named(file)) {
      throw none(file, "a project");
    }
    if (MeshFiles.recognise(file).isPresent()) {
      return ComparedKind.SHAPE;
    }
    if (LightFieldFiles.recognise(file)) {
      throw none(file, "a light field");
    }
    return ClipFiles.recognise(file).isPresent() && !clip.firstFrame
        ? ComparedKind.CLIP
        : ComparedKind.IMAGE;
  }

  private static IllegalArgumentException none(Path file, String kind) {
    return new IllegalArgumentException(
        "Methods are compared on images, clips and meshes, and " + file + " is " + kind + ".");
  }

  /**
   * Refuses what is not for such a signal, or is out of range.
   *
   * @throws IllegalArgumentException with one clear sentence
   */
  void check(Console given, Path file, ComparedKind kind) {
    Range.require("--resolution", resolution, 16, 512);
    if (kind != ComparedKind.SHAPE) {
      given.refuse("is for shapes, and " + file + " is no mesh.", OF_SHAPES);
    }
    if (kind == ComparedKind.SHAPE) {
      given.refuse("is for clips, and " + file + " is a mesh.", ClipArguments.NAMES);
      given.refuse("is for images and clips, and " + file + " is a mesh.", "--tile");
    } else if (kind == ComparedKind.IMAGE && !clip.firstFrame) {
      given.refuse("is for clips, and " + file + " is none.", ClipArguments.NAMES);
    }
  }

  /**
   * Sizes of the first method before those that are typed of any signal.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  MethodSizes sizes(ComparedKind kind) {
    return cells == null
        ? kind.sizes()
        : kind.sizes().withCut(((SurfaceCut) kind.sizes().cut()).withCells(cells));
  }

  /**
   * Reads the signal.
   *
   * @param sizes of the first method
   * @throws IllegalArgumentException with one clear sentence if it cannot be fitted
   */
  ContestSubject<?> read(Console console, Path file, ComparedKind kind, MethodSizes sizes)
      throws Exception {
    return switch (kind) {
      case IMAGE -> clip.firstFrame ? frame(console, file) : image(console, file);
      case CLIP -> clip(console, file);
      case SHAPE -> shape(console, file, (SurfaceCut) sizes.cut());
    };
  }

  private static ContestSubject<GridTiling> image(Console console, Path file) throws Exception {
    ImageFile image = ImageFiles.open(file, AlphaMode.KEEP, SignalLimit.bytes(), () -> false);
    console.notes(image.info().notes());
    return picture(new PictureFit.Read(image.signal(), SourceFile.of(file), AlphaMode.KEEP));
  }

  private ContestSubject<GridTiling> frame(Console console, Path file) throws Exception {
    StillFrame frame = StillFrame.read(file, clip.choice(console), AlphaMode.KEEP);
    console.notes(frame.notes());
    return picture(new PictureFit.Read(frame.picture(), frame.source(), AlphaMode.KEEP));
  }

  private static ContestSubject<GridTiling> picture(PictureFit.Read read) {
    return new ContestSubject<>(PictureJudge.of(new ComparedGrid(read.signal())), read.input());
  }

  private ContestSubject<GridTiling> clip(Console console, Path file) throws Exception {
    ClipFit.Read read =
        ClipFit.Read.of(
            console, file, clip.choice(console), Preset.BALANCED.clip(), SourceFile::of);
    GridSignal frames = read.clip().signal();
    int middle = frames.samples().extent(0) / 2;
    return new ContestSubject<>(ClipJudge.of(new ComparedGrid(frames), middle), read.input());
  }

  private ContestSubject<SparseTiling> shape(Console console, Path file, SurfaceCut cut)
      throws Exception {
    Reading reading = new Reading(console);
    String name = String.valueOf(file.getFileName());
    Share share = reading.of("Reading " + name);
    MeshFile mesh = Reading.mesh(file, share.part(0, 0.2));
    ShapeSignal signal = Reading.shape(name, mesh, up, resolution, share.part(0.2, 0.4));
    console.notes(mesh.notes());
    signal.repairs().forEach(repair -> console.say("Repaired: " + repair + "."));
    ComparedShape subject = ComparedShape.of(signal, cut, share.part(0.4, 1));
    reading.end();
    ShapeFit.ReadMesh read = new ShapeFit.ReadMesh(mesh, SourceFile.of(file));
    return new ContestSubject<>(new ShapeJudge(subject, resolution), read.input(signal));
  }
}
