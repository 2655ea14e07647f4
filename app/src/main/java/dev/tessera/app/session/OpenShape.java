package dev.tessera.app.session;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.MeshRepair;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.UpAxis;
import dev.tessera.model.signal.mesh.VertexNormals;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A shape that is open; immutable. Equal only to itself, as the same file may be open twice.
 *
 * <p>Making one takes a while for a large mesh: do it on the I/O pool.
 */
public final class OpenShape {
  private final MeshFile source;
  private final MeshReport report;
  private final MeshRepair repair;
  private final ShapeSignal signal;
  private final Normals normals;
  private final Optional<Path> file;
  private final String credit;
  private @Nullable MeshDistance distance;

  private OpenShape(
      MeshFile source,
      MeshReport report,
      MeshRepair repair,
      ShapeSignal signal,
      Optional<Path> file,
      String credit) {
    this.source = source;
    this.report = report;
    this.repair = repair;
    this.signal = signal;
    normals = VertexNormals.of(signal.mesh());
    this.file = file;
    this.credit = credit;
  }

  /**
   * Repairs what was read and places it in the unit sphere.
   *
   * @param name a short name for titles
   * @param file where it came from, empty for samples
   * @param credit author and licence of a sample, else empty
   */
  public static OpenShape of(String name, MeshFile source, Optional<Path> file, String credit) {
    MeshRepair repair = MeshRepair.of(source.mesh());
    ShapeSignal signal = ShapeSignal.of(name, repair.mesh(), source.up());
    return new OpenShape(source, MeshReport.of(source.mesh()), repair, signal, file, credit);
  }

  /** The same with another axis of the file pointing up. */
  public OpenShape withUp(UpAxis up) {
    ShapeSignal turned = ShapeSignal.of(signal.name(), repair.mesh(), up);
    return new OpenShape(source, report, repair, turned, file, credit);
  }

  /** What was read. */
  public MeshFile source() {
    return source;
  }

  /** What the mesh of the file is as a surface, and what is wrong with it. */
  public MeshReport report() {
    return report;
  }

  /** The mesh after repair, units and axes of the file, and what was repaired. */
  public MeshRepair repair() {
    return repair;
  }

  /** What is fitted: the repaired mesh in the unit sphere. */
  public ShapeSignal signal() {
    return signal;
  }

  /** Normals of the mesh in the unit sphere. */
  public Normals normals() {
    return normals;
  }

  /**
   * The distance to the mesh in the unit sphere; built at the first call, which takes a while for a
   * large mesh: not for the window's thread.
   */
  public synchronized DistanceField distance() {
    MeshDistance known = distance;
    if (known == null) {
      known = MeshDistance.of(signal.mesh());
      distance = known;
    }
    return known;
  }

  /** Where it came from, empty for samples. */
  public Optional<Path> file() {
    return file;
  }

  /** Author and licence of a sample, else empty. */
  public String credit() {
    return credit;
  }
}
