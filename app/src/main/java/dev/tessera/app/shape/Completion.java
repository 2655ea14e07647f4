package dev.tessera.app.shape;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.signal.mesh.PointCloud;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/**
 * A shape completed with a family, as far as it has come.
 *
 * @param points that were given, in the unit sphere
 * @param surface of what was found, empty before there is one
 * @param result empty while it is being found
 */
public record Completion(
    PointCloud points,
    Optional<ShownSurface> surface,
    Optional<FitResult<Fitted<SparseTiling>>> result) {
  Completion with(ShownSurface found) {
    return new Completion(points, Optional.of(found), result);
  }

  Completion with(FitResult<Fitted<SparseTiling>> end) {
    return new Completion(points, surface, Optional.of(end));
  }
}
