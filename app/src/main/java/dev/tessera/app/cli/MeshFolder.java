package dev.tessera.app.cli;

import dev.tessera.model.fit.FamilySet;
import dev.tessera.model.fit.ShapePoints;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFiles;
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
  public FamilySet read(Consumer<String> notes) throws SignalFormatException {
    return new FamilySet(
        points(folder, notes), validation == null ? List.of() : points(validation, notes));
  }

  private static List<ShapePoints> points(Path from, Consumer<String> notes)
      throws SignalFormatException {
    return shapes(from, notes).stream().map(ShapePoints::of).toList();
  }

  /**
   * Reads all meshes of a folder.
   *
   * @param notes takes a sentence about each thing that people should know of how they were read
   * @throws IllegalArgumentException with one clear sentence if there are none, or one has no
   *     inside to learn
   * @throws SignalFormatException if one cannot be read
   */
  static List<ShapeSignal> shapes(Path from, Consumer<String> notes) throws SignalFormatException {
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
    for (Path file : files) {
      shapes.add(read(from.relativize(file).toString(), file, notes));
    }
    return shapes;
  }

  private static ShapeSignal read(String name, Path file, Consumer<String> notes)
      throws SignalFormatException {
    MeshFile mesh = MeshFiles.read(file, () -> false);
    mesh.notes().forEach(note -> notes.accept(name + ": " + note + "."));
    ShapeSignal shape = ShapeSignal.of(name, mesh.mesh(), mesh.up());
    InsideCheck.require(shape, FINEST_CELLS);
    return shape;
  }
}
