package dev.tessera.model.job;

import dev.tessera.model.render.IsosurfaceExtractor;
import dev.tessera.model.render.IsosurfaceSettings;
import dev.tessera.model.service.Job;
import dev.tessera.model.signal.mesh.Mesh;
import java.util.Optional;

/**
 * Extracts the surface of a distance field as fast as it can: a closed mesh without normals, for
 * views that follow a hand. Thin parts that lie apart may be missing.
 */
public final class BareSurfaceJob implements Job<Mesh> {
  /**
   * Less than that of a distance, so that cells where the field is at its clamp are ruled out one
   * level earlier; the extractor follows the surface into those of them that it needs.
   */
  private static final double SLOPE = 0.85;

  /** Few and longer steps, since a fit beside it takes one between each two of them. */
  private static final int BATCHES_AT_ONCE = 3;

  private final OpenedField field;
  private final IsosurfaceSettings settings;
  private Optional<IsosurfaceExtractor> extractor = Optional.empty();
  private Optional<Mesh> mesh = Optional.empty();

  /**
   * An extraction.
   *
   * @param source makes the field on the model thread; evaluators of fitted shapes are closed at
   *     the end
   * @param resolution cells along each axis of [-1,1]^3, 16 to 512
   */
  public BareSurfaceJob(FieldSource source, int resolution) {
    field = new OpenedField(source);
    settings =
        IsosurfaceSettings.of(resolution)
            .withSlope(SLOPE)
            .withBatch(BATCHES_AT_ONCE * source.batch());
  }

  @Override
  public String name() {
    return "Extracting a preview";
  }

  @Override
  public void open() {
    begin();
  }

  private void begin() {
    if (!field.prepare()) {
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
    if (current.step()) {
      return true;
    }
    mesh = Optional.of(current.mesh());
    return false;
  }

  @Override
  public Optional<Mesh> result() {
    return mesh;
  }

  @Override
  public void close() {
    field.close();
  }
}
