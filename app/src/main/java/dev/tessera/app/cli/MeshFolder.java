package dev.tessera.app.cli;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The meshes of a folder.
 *
 * @param folder of meshes to learn from
 * @param validation folder of meshes to judge by, or none
 */
record MeshFolder(Path folder, @Nullable Path validation) implements FamilySource {
  /** What is thick enough here is thick enough to be learned. */
  private static final int FINEST_CELLS = 512;

  @Override
  public String words() {
    return "the meshes of " + SignalFolder.name(folder);
  }

  @Override
  public HeldOut<ShapePoints> read(Reading reading) throws SignalFormatException {
    return new HeldOut<>(
        points(folder, reading), validation == null ? List.of() : points(validation, reading));
  }

  private static List<ShapePoints> points(Path from, Reading reading) throws SignalFormatException {
    List<ShapeSignal> shapes = shapes(from, reading);
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
