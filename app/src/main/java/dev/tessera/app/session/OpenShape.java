package dev.tessera.app.session;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Inside;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.MeshRepair;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.signal.mesh.PointCloud;
import dev.tessera.model.signal.mesh.UpAxis;
import dev.tessera.model.signal.mesh.VertexNormals;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A shape that is open; immutable. Equal only to itself, as the same file may be open twice.
 *
 * <p>Making one takes a while for a large mesh: do it on the I/O pool.
 */
public final class OpenShape {
  /** Points of a cloud that are shown. */
  private static final int DOTS = 4000;

  private static final double DOT_RADIUS = 0.011;

  /** Cells along each axis at which surfaces are usually extracted. */
  private static final int CELLS = 256;

  /** Volume over half the area of a closed mesh that needs no closer look, unit-sphere lengths. */
  private static final double THICK = 8 * 2.0 / CELLS;

  /** A solid that is too small to be seen. */
  private static final double[] SPECK = {0, 0, 0, 1e-4, 0, 0, 0, 1e-4, 0, 0, 0, 1e-4};

  private static final int[] SPECK_FACES = {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3};

  private final MeshFile source;
  private final MeshReport report;
  private final MeshRepair repair;
  private final ShapeSignal signal;
  private final Normals normals;
  private final String credit;
  private final Optional<PointCloud> points;
  private final Inside inside;
  private final Origin origin;

  private OpenShape(
      MeshFile source,
      MeshReport report,
      MeshRepair repair,
      ShapeSignal signal,
      String credit,
      Optional<PointCloud> points,
      Function<OpenShape, Inside> looking) {
    this.source = source;
    this.report = report;
    this.repair = repair;
    this.signal = signal;
    normals = VertexNormals.of(signal.mesh());
    this.credit = credit;
    this.points = points;
    inside = looking.apply(this);
    origin = Origin.none();
  }

  private OpenShape(OpenShape other, Origin origin) {
    source = other.source;
    report = other.report;
    repair = other.repair;
    signal = other.signal;
    normals = other.normals;
    credit = other.credit;
    points = other.points;
    inside = other.inside;
    this.origin = origin;
  }

  /** The same, which came from somewhere. */
  public OpenShape from(Origin place) {
    return new OpenShape(this, place);
  }

  /**
   * What stands in for a shape whose source is missing.
   *
   * @param name a short name for titles
   * @param placement of the shape, so that what was fitted is saved in its units
   */
  public static OpenShape standIn(String name, Placement placement, Origin origin) {
    Mesh speck = Mesh.of(SPECK, SPECK_FACES);
    MeshFile file = new MeshFile(placement.toFile(speck), MeshFormat.OBJ, placement.up(), 1);
    return new OpenShape(
            file,
            MeshReport.of(speck),
            new MeshRepair(file.mesh(), List.of()),
            new ShapeSignal(name, speck, placement),
            "",
            Optional.empty(),
            shape -> Inside.SOLID)
        .from(origin);
  }

  /**
   * Repairs what was read and places it in the unit sphere.
   *
   * @param name a short name for titles
   * @param credit author and licence of a sample, else empty
   * @param cancelled asked often
   * @throws java.util.concurrent.CancellationException once cancelled says so
   */
  public static OpenShape of(
      String name, MeshFile source, String credit, BooleanSupplier cancelled) {
    MeshRepair repair = MeshRepair.of(source.mesh());
    ShapeSignal signal = ShapeSignal.of(name, repair.mesh(), source.up());
    return new OpenShape(
        source,
        MeshReport.of(source.mesh()),
        repair,
        signal,
        credit,
        Optional.empty(),
        shape -> shape.look(cancelled));
  }

  /**
   * Points without faces: they are shown as dots, and there is nothing to fit but a member of a
   * family. Points that lie in the unit sphere and reach half-way to its border stay where they
   * are, so that a part of a placed shape keeps its place; others are placed by their own bounds.
   *
   * @param name a short name for titles
   * @param cloud in the units of the file
   * @param format of the file
   */
  public static OpenShape ofPoints(String name, PointCloud cloud, MeshFormat format) {
    return ofPoints(name, cloud, format, format.up());
  }

  private static OpenShape ofPoints(String name, PointCloud cloud, MeshFormat format, UpAxis up) {
    Mesh bare = Mesh.of(cloud.toArray(), new int[0]);
    double reach = 0;
    for (int p = 0; p < cloud.count(); p++) {
      double x = cloud.position(p, 0);
      double y = cloud.position(p, 1);
      double z = cloud.position(p, 2);
      reach = Math.max(reach, Math.sqrt(x * x + y * y + z * z));
    }
    Placement placement =
        reach >= 0.5 && reach <= 1.05 ? new Placement(0, 0, 0, 1, up) : Placement.of(bare, up);
    PointCloud placed = PointCloud.of(placement.toUnit(bare).positions());
    Mesh dots = placed.thinned(DOTS).dots(DOT_RADIUS);
    MeshFile source = new MeshFile(placement.toFile(dots), format, up, 1);
    return new OpenShape(
        source,
        MeshReport.of(dots),
        new MeshRepair(source.mesh(), List.of()),
        new ShapeSignal(name, dots, placement),
        "",
        Optional.of(placed),
        shape -> Inside.SOLID);
  }

  /** The same with another axis of the file pointing up. */
  public OpenShape withUp(UpAxis up) {
    if (points.isPresent()) {
      Mesh bare = Mesh.of(points.get().toArray(), new int[0]);
      PointCloud before = PointCloud.of(signal.placement().toFile(bare).positions());
      return ofPoints(signal.name(), before, source.format(), up).from(origin);
    }
    ShapeSignal turned = ShapeSignal.of(signal.name(), repair.mesh(), up);
    return new OpenShape(source, report, repair, turned, credit, Optional.empty(), shape -> inside)
        .from(origin);
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

  /** The points in the unit sphere, if it is no mesh. */
  public Optional<PointCloud> points() {
    return points;
  }

  /** Whether there is an inside to fit, at as many cells as are usual. */
  public Inside inside() {
    return inside;
  }

  private Inside look(BooleanSupplier cancelled) {
    double thickness = 2 * report.signedVolume() / report.area() * signal.placement().scale();
    boolean solid = report.watertight() && Math.abs(thickness) > THICK;
    return solid ? Inside.SOLID : Inside.of(signal.mesh(), distance(cancelled), CELLS);
  }

  /** Normals of the mesh in the unit sphere. */
  public Normals normals() {
    return normals;
  }

  /**
   * The distance to the mesh in the unit sphere; prepared at the first call, which takes a while
   * for a large mesh: not for the window's thread, nor for that of the models.
   *
   * @param cancelled asked often
   * @throws java.util.concurrent.CancellationException once cancelled says so
   */
  public MeshDistance distance(BooleanSupplier cancelled) {
    return MeshDistance.of(signal.mesh(), cancelled);
  }

  /** Where it came from; if that is missing, there is nothing to fit and to compare with. */
  public Origin origin() {
    return origin;
  }

  /** Author and licence of a sample, else empty. */
  public String credit() {
    return credit;
  }
}
