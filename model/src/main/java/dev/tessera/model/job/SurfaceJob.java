package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.render.FieldNormals;
import dev.tessera.model.render.IsosurfaceSettings;
import dev.tessera.model.render.MendedExtractor;
import dev.tessera.model.render.Pieces;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/**
 * Extracts the surface of a distance field as a closed mesh in the unit sphere, in no more pieces
 * than it may have, with normals from the gradient of the field.
 */
public final class SurfaceJob extends FieldJob<SurfaceJob.Extraction, Surface> {
  /** Evaluations of a step of a fitted shape: tens of ms for the usual networks. */
  private static final int BATCH = 8192;

  /** Share of the work that finds the mesh; the rest finds its normals. */
  private static final double MESH_SHARE = 0.6;

  /** The mesh, then its normals. */
  static final class Extraction {
    private final MendedExtractor mesh;
    private Optional<FieldNormals> normals = Optional.empty();

    private Extraction(DistanceField field, IsosurfaceSettings settings, Pieces allowed) {
      mesh = new MendedExtractor(field, settings, allowed);
    }

    private boolean step() {
      if (normals.isPresent()) {
        return normals.get().step();
      }
      if (!mesh.step()) {
        normals = Optional.of(mesh.normals());
      }
      return true;
    }

    private double progress() {
      double ofNormals = normals.map(FieldNormals::progress).orElse(0.0);
      return MESH_SHARE * mesh.progress() + (1 - MESH_SHARE) * ofNormals;
    }

    private Surface surface() {
      return new Surface(
          mesh.mesh(), normals.orElseThrow().normals(), mesh.evaluations(), mesh.mending());
    }
  }

  /**
   * The surface of a fitted shape.
   *
   * @param engine used on the model thread only
   * @param shape what to extract
   * @param resolution cells along each axis of [-1,1]^3, 16 to 512
   * @param progress fraction done, 0 to 1
   * @throws IllegalArgumentException if the resolution is out of range
   */
  public SurfaceJob(
      Engine engine, Fitted<SparseTiling> shape, int resolution, Latest<Double> progress) {
    this(
        "Extracting the surface",
        () -> new ShapeEvaluator(engine.scope(), shape),
        IsosurfaceSettings.of(resolution).withBatch(BATCH),
        progress);
  }

  /**
   * The surface of any field.
   *
   * @param name a few words for the status bar
   * @param source makes the field on the model thread; evaluators of fitted shapes are closed at
   *     the end
   * @param resolution cells along each axis of [-1,1]^3, 16 to 512
   * @param progress fraction done, 0 to 1
   * @throws IllegalArgumentException if the resolution is out of range
   */
  public SurfaceJob(String name, FieldSource source, int resolution, Latest<Double> progress) {
    this(name, source, IsosurfaceSettings.of(resolution).withBatch(source.batch()), progress);
  }

  private SurfaceJob(
      String name, FieldSource source, IsosurfaceSettings settings, Latest<Double> progress) {
    super(
        name,
        source,
        field -> new Extraction(field, settings, source.pieces()),
        extraction -> {
          boolean more = extraction.step();
          if (progress.wanted()) {
            progress.publish(extraction.progress());
          }
          return more;
        },
        Extraction::surface);
  }
}
