package dev.tessera.app.cli;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The meshes of a folder and of the folders in it, in the order of their paths.
 *
 * @param folder of meshes to learn from
 * @param validation folder of meshes to judge by, or none
 */
record MeshFolder(Path folder, @Nullable Path validation) implements FamilySource {
  /** What is thick enough here is thick enough to be learned. */
  private static final int FINEST_CELLS = 512;

  @Override
  public String words() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return "the meshes of " + (name == null ? folder : name);
  }

  @Override
  public HeldOut<ShapePoints> read(Consumer<String> notes, Reading reading)
      throws SignalFormatException {
    return new HeldOut<>(
        points(folder, notes, reading),
        validation == null ? List.of() : points(validation, notes, reading));
  }

  private static List<ShapePoints> points(Path from, Consumer<String> notes, Reading reading)
      throws SignalFormatException {
    List<ShapeSignal> shapes = shapes(from, notes, reading);
    Share share = reading.of("Taking distances");
    List<ShapePoints> points = new ArrayList<>();
    for (ShapeSignal shape : shapes) {
      share.accept(points.size() / (double) shapes.size());
      points.add(ShapePoints.of(shape));
    }
    reading.end();
    return points;
  }

  /**
   * Reads all meshes of a folder.
   *
   * @param notes takes a sentence about each thing that people should know of how they were read
   * @param reading tells how far it is
   * @throws IllegalArgumentException with one clear sentence if there are none, or one has no
   *     inside to learn
   * @throws SignalFormatException if one cannot be read
   */
  static List<ShapeSignal> shapes(Path from, Consumer<String> notes, Reading reading)
      throws SignalFormatException {
    if (!Files.isDirectory(from)) {
      throw new IllegalArgumentException(
          (Files.exists(from) ? "Not a folder: " : "There is no folder ") + from + ".");
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> MeshFormat.ofName(file.getFileName() + "").isPresent())
              .sorted()
              .toList();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Cannot read the folder " + from + " (" + e.getClass().getSimpleName() + ").", e);
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("There are no meshes in " + from + ".");
    }
    List<ShapeSignal> shapes = new ArrayList<>();
    Share share = reading.of("Reading meshes");
    double each = 1.0 / files.size();
    for (Path file : files) {
      Share own = share.part(each * shapes.size(), each * (shapes.size() + 1));
      String name = from.relativize(file).toString();
      MeshFile mesh = Reading.mesh(file, own.part(0, 0.5));
      if (!mesh.notes().isEmpty()) {
        reading.end();
      }
      mesh.notes().forEach(note -> notes.accept(name + ": " + note + "."));
      shapes.add(Reading.shape(name, mesh, null, FINEST_CELLS, own.part(0.5, 1)));
    }
    reading.end();
    return shapes;
  }
}
