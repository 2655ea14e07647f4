package dev.tessera.model.archive.project;

import dev.tessera.model.field.Numbers;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.signal.mesh.PointCloud;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The points that a member of a family was found from, kept among the arrays of its search as
 * "given", (N,3) in the unit sphere. A search of a whole shape has none.
 */
public final class GivenPoints {
  private static final String NAME = "given";
  private static final int AXES = 3;

  private GivenPoints() {}

  /** What a search came to, with the points that it was given. */
  public static <R> FitResult<R> with(FitResult<R> result, PointCloud points) {
    Map<String, Numbers> arrays = new LinkedHashMap<>(result.state().arrays());
    arrays.put(NAME, Numbers.of(points.floats()));
    return result.with(result.fitted(), result.state().with(arrays));
  }

  /** The points that a search was given; empty if it has none. */
  public static Optional<PointCloud> of(FitState state) {
    float[] values = state.array(NAME);
    return values.length > 0 && values.length % AXES == 0
        ? Optional.of(PointCloud.of(values))
        : Optional.empty();
  }
}
