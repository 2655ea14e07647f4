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

/** Extracts the surface of any distance field as a closed mesh with normals from its gradient. */
public final class DistanceSurfaceJob implements Job<Surface> {
  private final String name;
  private final OpenedField field;
  private final int resolution;
  private final Latest<Double> progress;

  private Optional<IsosurfaceExtractor> extractor = Optional.empty();
  private Optional<FieldNormals> normals = Optional.empty();
  private Optional<Surface> surface = Optional.empty();

  /**
   * An extraction.
   *
   * @param name a few words for the status bar
   * @param source makes the field on the model thread; evaluators of fitted shapes are closed at
   *     the end
   * @param resolution cells along each axis of [-1,1]^3, 16 to 512
   * @param progress fraction done, 0 to 1
   */
  public DistanceSurfaceJob(
      String name, FieldSource source, int resolution, Latest<Double> progress) {
    IsosurfaceSettings.of(resolution);
    this.name = name;
    field = new OpenedField(source);
    this.resolution = resolution;
    this.progress = progress;
  }

  /** The surface of a fitted shape. */
  public static DistanceSurfaceJob of(
      Engine engine, Fitted<SparseTiling> shape, int resolution, Latest<Double> progress) {
    return new DistanceSurfaceJob(
        "Extracting the surface",
        () -> new ShapeEvaluator(engine.scope(), shape),
        resolution,
        progress);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void open() {
    begin();
  }

  private void begin() {
    if (!field.prepare()) {
      IsosurfaceSettings settings = IsosurfaceSettings.of(resolution).withBatch(field.batch());
      extractor = Optional.of(new IsosurfaceExtractor(field.open(), settings));
    }
  }

  @Override
  public boolean step() {
    if (extractor.isEmpty()) {
      begin();
      return true;
    }
    IsosurfaceExtractor current = extractor.get();
    boolean more = true;
    if (normals.isEmpty()) {
      if (!current.step()) {
        double half = 1.0 / resolution;
        normals = Optional.of(new FieldNormals(field.get(), current.mesh(), half, field.batch()));
      }
    } else if (!normals.get().step()) {
      surface =
          Optional.of(new Surface(current.mesh(), normals.get().normals(), current.evaluations()));
      more = false;
    }
    if (progress.wanted()) {
      progress.publish((current.progress() + normals.map(FieldNormals::progress).orElse(0.0)) / 2);
    }
    return more;
  }

  @Override
  public Optional<Surface> result() {
    return surface;
  }

  @Override
  public void close() {
    field.close();
  }
}
