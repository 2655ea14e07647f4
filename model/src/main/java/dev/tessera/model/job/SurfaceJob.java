package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.render.FieldNormals;
import dev.tessera.model.render.IsosurfaceExtractor;
import dev.tessera.model.render.IsosurfaceSettings;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/** Extracts the surface of a fitted shape as a closed mesh in the unit sphere, with normals. */
public final class SurfaceJob implements Job<Surface> {
  /** Evaluations of a step: tens of ms for the usual networks. */
  private static final int BATCH = 8192;

  /** Share of the work that finds the mesh; the rest finds its normals. */
  private static final double MESH_SHARE = 0.6;

  private final Engine engine;
  private final Fitted<SparseTiling> shape;
  private final IsosurfaceSettings settings;
  private final Latest<Double> progress;
  private Optional<ShapeEvaluator> evaluator = Optional.empty();
  private Optional<IsosurfaceExtractor> extractor = Optional.empty();
  private Optional<FieldNormals> normals = Optional.empty();
  private boolean finished;

  /**
   * An extraction.
   *
   * @param engine used on the model thread only
   * @param shape what to extract
   * @param resolution cells along each axis of [-1,1]^3, 16 to 512
   * @param progress fraction done, 0 to 1
   * @throws IllegalArgumentException if the resolution is out of range
   */
  public SurfaceJob(
      Engine engine, Fitted<SparseTiling> shape, int resolution, Latest<Double> progress) {
    this.engine = engine;
    this.shape = shape;
    this.progress = progress;
    settings = IsosurfaceSettings.of(resolution).withBatch(BATCH);
  }

  @Override
  public String name() {
    return "Extracting the surface";
  }

  @Override
  public void open() {
    ShapeEvaluator field = new ShapeEvaluator(engine.scope(), shape);
    evaluator = Optional.of(field);
    extractor = Optional.of(new IsosurfaceExtractor(field, settings));
  }

  @Override
  public boolean step() {
    IsosurfaceExtractor mesh = extractor.orElseThrow();
    if (normals.isPresent()) {
      finished = !normals.get().step();
    } else if (!mesh.step()) {
      double reach = 1.0 / settings.resolution(); // half a cell
      normals = Optional.of(new FieldNormals(evaluator.orElseThrow(), mesh.mesh(), reach, BATCH));
    }
    if (progress.wanted()) {
      double ofNormals = normals.map(FieldNormals::progress).orElse(0.0);
      progress.publish(MESH_SHARE * mesh.progress() + (1 - MESH_SHARE) * ofNormals);
    }
    return !finished;
  }

  @Override
  public Optional<Surface> result() {
    if (!finished) {
      return Optional.empty();
    }
    IsosurfaceExtractor mesh = extractor.orElseThrow();
    return Optional.of(
        new Surface(mesh.mesh(), normals.orElseThrow().normals(), mesh.evaluations()));
  }

  @Override
  public void close() {
    evaluator.ifPresent(ShapeEvaluator::close);
    evaluator = Optional.empty();
  }
}
