package dev.tessera.app.cli;

import dev.tessera.app.SignalLimit;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.compare.ComparedGrid;
import dev.tessera.model.compare.ComparedShape;
import dev.tessera.model.compare.MethodSizes;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.job.PictureJudge;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFile;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.mesh.UpAxis;
import dev.tessera.model.tile.SurfaceCut;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What methods are compared on, as options, and how it is read. */
final class CompareSignal {
  private static final String[] OF_IMAGES = {"--study", "--values"};
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
      defaultValue = "128",
      description =
          "Shapes: cells along each axis at which surfaces are extracted and measured, 16 to 512;"
              + " default ${DEFAULT-VALUE}.")
  private int resolution = 128;

  /**
   * Refuses what is not for such a signal, or is out of range.
   *
   * @throws IllegalArgumentException with one clear sentence
   */
  void check(Console given, Path file, CompareKind kind) {
    Range.require("--resolution", resolution, 16, 512);
    if (kind != CompareKind.SHAPE) {
      given.refuse("is for shapes, and " + file + " is no mesh.", OF_SHAPES);
    }
    if (kind != CompareKind.IMAGE) {
      given.refuse("is for images, and " + file + " is a " + kind.word() + ".", OF_IMAGES);
    }
    if (kind == CompareKind.SHAPE) {
      given.refuse("is for clips, and " + file + " is a mesh.", ClipArguments.NAMES);
      given.refuse("is for images and clips, and " + file + " is a mesh.", "--tile");
    } else if (kind == CompareKind.IMAGE && !clip.firstFrame) {
      given.refuse("is for clips, and " + file + " is none.", ClipArguments.NAMES);
    }
  }

  /**
   * Sizes of the first method before those that are typed of any signal.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  MethodSizes sizes(CompareKind kind) {
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
  CompareMeasure<?> read(Console console, Path file, CompareKind kind, MethodSizes sizes)
      throws Exception {
    return switch (kind) {
      case IMAGE -> clip.firstFrame ? frame(console, file) : image(console, file);
      case CLIP -> clip(console, file);
      case SHAPE -> shape(console, file, (SurfaceCut) sizes.cut());
    };
  }

  private static PictureMeasure image(Console console, Path file) throws Exception {
    ImageFile image = ImageFiles.open(file, AlphaMode.KEEP, SignalLimit.bytes(), () -> false);
    console.notes(image.info().notes());
    return picture(new PictureFit.Read(image.signal(), SourceFile.of(file), AlphaMode.KEEP));
  }

  private PictureMeasure frame(Console console, Path file) throws Exception {
    StillFrame frame = StillFrame.read(file, clip.choice(console), AlphaMode.KEEP);
    console.notes(frame.notes());
    return picture(new PictureFit.Read(frame.picture(), frame.source(), AlphaMode.KEEP));
  }

  private static PictureMeasure picture(PictureFit.Read read) {
    return new PictureMeasure(
        new ComparedGrid(read.signal()), read.input(), PictureJudge.of(read.signal().samples()));
  }

  private ClipMeasure clip(Console console, Path file) throws Exception {
    ClipFit.Read read =
        ClipFit.Read.of(
            console, file, clip.choice(console), Preset.BALANCED.clip(), SourceFile.of(file));
    return new ClipMeasure(new ComparedGrid(read.clip().signal()), read.input());
  }

  private ShapeMeasure shape(Console console, Path file, SurfaceCut cut) throws Exception {
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
    return new ShapeMeasure(subject, read.input(signal), resolution);
  }
}
