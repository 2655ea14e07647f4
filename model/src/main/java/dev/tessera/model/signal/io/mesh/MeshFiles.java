package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.mesh.Bounds;
import dev.tessera.model.signal.mesh.Inside;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.PointCloud;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * Reads and writes triangle meshes.
 *
 * <p>All parts of a file become one mesh, in the units and axes of the file; node transforms of
 * glTF are applied, its skins and morph targets are not. Polygons are cut into triangles. Vertices
 * of exactly equal position become one where the format must repeat them: all of an STL file, those
 * of a node of glTF. Normals, colours, texture coordinates and materials are passed over.
 */
public final class MeshFiles {
  /** Cells along each axis at which surfaces are usually extracted. */
  private static final int CELLS = 256;

  /** Of telling what a file holds, the share that reads it. */
  private static final double INFO_READ = 0.3;

  private MeshFiles() {}

  /**
   * Reads a mesh; recognises the format by content where content shows it.
   *
   * @param file a mesh of any {@link MeshFormat}, whatever its extension
   * @param cancelled asked often, from this thread
   * @throws SignalFormatException if the file is missing, not readable, not a mesh, truncated,
   *     damaged, without a surface, or too big for memory
   * @throws java.util.concurrent.CancellationException once cancelled says so
   */
  public static MeshFile read(Path file, BooleanSupplier cancelled) throws SignalFormatException {
    return new MeshReading(file, cancelled).read();
  }

  /**
   * Reads the points of a file that has vertices and no faces, as scanners write it; empty if there
   * are faces, or nothing at all.
   *
   * @param file of any {@link MeshFormat}, usually PLY
   * @param cancelled asked often, from this thread
   * @throws SignalFormatException as {@link #read}, but for a lack of faces
   * @throws java.util.concurrent.CancellationException once cancelled says so
   */
  public static Optional<PointCloud> readPoints(Path file, BooleanSupplier cancelled)
      throws SignalFormatException {
    return new MeshReading(file, cancelled).points();
  }

  /**
   * The format that a file shows by its content or, where that shows none, by its name; empty for
   * images and for what is no mesh by either. Says nothing about whether it can be read.
   */
  public static Optional<MeshFormat> recognise(Path file) {
    return new MeshReading(file, () -> false).recognise();
  }

  /**
   * Tells what a file holds; reads all of it.
   *
   * @param done told now and then how much is done, 0 to 1
   * @throws SignalFormatException as {@link #read}
   */
  public static MeshInfo inspect(Path file, DoubleConsumer done) throws SignalFormatException {
    MeshFile read = read(file, () -> false);
    done.accept(INFO_READ);
    ShapeSignal shape = ShapeSignal.of("", read.mesh(), read.up());
    MeshDistanceBuild build = new MeshDistanceBuild(shape.mesh());
    while (build.step()) {
      done.accept(INFO_READ + (1 - INFO_READ) * build.progress());
    }
    return new MeshInfo(
        read.format(),
        read.mesh().vertexCount(),
        read.mesh().triangleCount(),
        read.parts(),
        read.up(),
        Bounds.of(read.mesh()),
        shape.placement(),
        MeshReport.of(read.mesh()),
        shape.repairs(),
        Inside.of(shape.mesh(), build.distance(), CELLS),
        read.notes());
  }

  /**
   * Writes a mesh; the file appears whole or not at all.
   *
   * @param mesh at least one triangle
   * @param normals one per vertex of the mesh; STL has normals of triangles only and takes those
   * @param file target, replaced if it exists
   * @param format a {@link MeshFormat#writable() writable} one
   * @param cancelled asked often, from this thread
   * @throws SaveException if the target cannot be written or there is nothing to write; it is then
   *     as it was before
   * @throws java.util.concurrent.CancellationException once cancelled says so; likewise
   */
  public static void write(
      Mesh mesh, Optional<Normals> normals, Path file, MeshFormat format, BooleanSupplier cancelled)
      throws SaveException {
    if (normals.isPresent() && normals.get().count() != mesh.vertexCount()) {
      throw new IllegalArgumentException(
          "normals (" + normals.get().count() + ",3) for vertices (" + mesh.vertexCount() + ",3)");
    }
    if (mesh.triangleCount() == 0) {
      throw new SaveException(file, "the mesh has no triangles");
    }
    MeshWriter writer = MeshWriter.of(format);
    AtomicFile.stream(file, out -> writer.write(mesh, normals, out), cancelled);
  }
}
