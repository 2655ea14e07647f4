package dev.tessera.app.cli;

import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.MeshMixtures;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The meshes of a folder.
 *
 * @param folder of meshes to learn from
 * @param validation folder of meshes to judge by, if any
 * @param mixtures of the meshes to learn from as well, 0 for none
 */
record MeshFolder(Path folder, Optional<Path> validation, int mixtures) implements FamilySource {
  /** What is thick enough here is thick enough to be learned. */
  private static final int FINEST_CELLS = 512;

  private static final int MOST_MIXTURES = 1000;

  /** Mixtures to judge by are numbered from here on. */
  private static final int FIRST_HELD_OUT = 1001;

  private static final int HELD_OUT = 8;

  /**
   * With what was asked for.
   *
   * @throws IllegalArgumentException if there are too few or too many mixtures
   */
  static MeshFolder of(Path folder, TrainArguments given) {
    Integer mixtures = given.family.mixtures;
    if (mixtures != null) {
      Range.require("mixtures", mixtures, 1, MOST_MIXTURES);
    }
    return new MeshFolder(
        folder, Optional.ofNullable(given.validate), mixtures == null ? 0 : mixtures);
  }

  @Override
  public String words() {
    String meshes = "the meshes of " + SignalFolder.name(folder);
    return mixtures == 0 ? meshes : meshes + " and " + mixtures + " mixtures of them";
  }

  @Override
  public HeldOut<ShapePoints> read(Reading reading) throws SignalFormatException {
    List<ShapeSignal> given = shapes(folder, reading);
    List<Supplier<ShapeSignal>> training = known(given);
    List<Supplier<ShapeSignal>> judged =
        known(validation.isPresent() ? shapes(validation.get(), reading) : List.of());
    if (mixtures > 0) {
      MeshMixtures mixed = new MeshMixtures(given);
      training.addAll(mixtures(mixed, 1, mixtures));
      judged.addAll(mixtures(mixed, FIRST_HELD_OUT, validation.isPresent() ? 0 : HELD_OUT));
    }
    return new HeldOut<>(points(training, reading), points(judged, reading));
  }

  private static List<Supplier<ShapeSignal>> known(List<ShapeSignal> shapes) {
    List<Supplier<ShapeSignal>> all = new ArrayList<>();
    shapes.forEach(shape -> all.add(() -> shape));
    return all;
  }

  /** Each is made when it is wanted: together they would fill the memory. */
  private static List<Supplier<ShapeSignal>> mixtures(MeshMixtures mixed, int first, int count) {
    return IntStream.range(first, first + count)
        .<Supplier<ShapeSignal>>mapToObj(number -> () -> mixed.numbered(number))
        .toList();
  }

  private static List<ShapePoints> points(List<Supplier<ShapeSignal>> shapes, Reading reading) {
    Share share = reading.of("Taking distances");
    List<ShapePoints> points = new ArrayList<>();
    for (Supplier<ShapeSignal> shape : shapes) {
      share.accept(points.size() / (double) shapes.size());
      points.add(ShapePoints.of(shape.get()));
    }
    reading.end();
    return points;
  }

  /**
   * Reads all meshes of a folder.
   *
   * @param reading tells how far it is, and what people should know of how they were read
   * @throws IllegalArgumentException with one clear sentence if there are none, or one has no
   *     inside to learn
   * @throws SignalFormatException if one cannot be read
   */
  static List<ShapeSignal> shapes(Path from, Reading reading) throws SignalFormatException {
    List<Path> files =
        SignalFolder.files(from, name -> MeshFormat.ofName(name).isPresent(), "meshes");
    List<ShapeSignal> shapes = new ArrayList<>();
    Share share = reading.of("Reading meshes");
    double each = 1.0 / files.size();
    for (Path file : files) {
      Share own = share.part(each * shapes.size(), each * (shapes.size() + 1));
      String name = from.relativize(file).toString();
      MeshFile mesh = Reading.mesh(file, own.part(0, 0.5));
      reading.notes(name, mesh.notes());
      shapes.add(Reading.shape(name, mesh, null, FINEST_CELLS, own.part(0.5, 1)));
    }
    reading.end();
    return shapes;
  }
}
