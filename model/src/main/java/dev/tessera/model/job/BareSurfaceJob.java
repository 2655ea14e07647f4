package dev.tessera.model.job;

import dev.tessera.model.render.IsosurfaceExtractor;
import dev.tessera.model.render.IsosurfaceSettings;
import dev.tessera.model.signal.mesh.Mesh;

/**
 * Extracts the surface of a distance field as fast as it can: a closed mesh without normals, for
 * views that follow a hand. Thin parts that lie apart may be missing, and it has as many pieces as
 * there are.
 */
public final class BareSurfaceJob extends FieldJob<IsosurfaceExtractor, Mesh> {
  /**
   * Less than that of a distance, so that cells where the field is at its clamp are ruled out one
   * level earlier; the extractor follows the surface into those of them that it needs.
   */
  private static final double SLOPE = 0.85;

  /** Few and longer steps, since a fit beside it takes one between each two of them. */
  private static final int BATCHES_AT_ONCE = 3;

  /**
   * An extraction.
   *
   * @param source makes the field on the model thread; evaluators of fitted shapes are closed at
   *     the end
   * @param resolution cells along each axis of [-1,1]^3, 16 to 512
   */
  public BareSurfaceJob(FieldSource source, int resolution) {
    this(
        source,
        IsosurfaceSettings.of(resolution)
            .withSlope(SLOPE)
            .withBatch(BATCHES_AT_ONCE * source.batch()));
  }

  private BareSurfaceJob(FieldSource source, IsosurfaceSettings settings) {
    super(
        "Extracting a preview",
        source,
        field -> new IsosurfaceExtractor(field, settings),
        IsosurfaceExtractor::step,
        IsosurfaceExtractor::mesh);
  }
}
