package dev.tessera.app.session;

import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.signal.mesh.PointCloud;
import dev.tessera.model.tile.SparseTiling;

/**
 * The member of a family that was found to complete a shape.
 *
 * @param method the family, and how it was searched
 * @param given points it was found from, in the unit sphere
 * @param result what the search came to
 */
public record FoundMember(
    FitMethod.Member method, PointCloud given, FitResult<Fitted<SparseTiling>> result) {}
