package dev.tessera.app.shape;

import dev.tessera.app.session.OpenShape;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.Surface;
import dev.tessera.model.tile.SparseTiling;

/**
 * A reconstructed surface to look at.
 *
 * @param shape what was fitted
 * @param field what the surface was extracted from
 * @param surface in the unit sphere
 * @param resolution cells along each axis that it was extracted with
 */
public record ShownSurface(
    OpenShape shape, Fitted<SparseTiling> field, Surface surface, int resolution) {}
