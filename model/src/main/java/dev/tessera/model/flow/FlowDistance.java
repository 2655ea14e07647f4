package dev.tessera.model.flow;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.render.BlendedDistance;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the distance to what flows shapes that are carried to a place, in short steps: the
 * distances to all, mixed by their shares, and raised by a level that keeps the volume on its line:
 *
 * <pre>f(x) = (1-t) f_A(x) + t f_B(x) + level(t)</pre>
 *
 * <p>At both ends it is the distance to the shape there, and nowhere does it change faster than a
 * distance.
 */
public final class FlowDistance {
  private final BooleanSupplier prepare;
  private final Supplier<List<Carried>> carry;
  private final double level;
  private @Nullable List<Carried> carried;
  private List<MeshDistanceBuild> builds = List.of();

  /**
   * Prepares nothing yet.
   *
   * @param prepare does a part of what comes before the surfaces; says whether there is more
   * @param carry makes the surfaces
   * @param level what is added to the mixed distance
   */
  private FlowDistance(BooleanSupplier prepare, Supplier<List<Carried>> carry, double level) {
    this.prepare = prepare;
    this.carry = carry;
    this.level = level;
  }

  /**
   * Between two shapes.
   *
   * @param scopes makes native memory, on the thread that asks for steps
   * @param place 0 is the first shape, 1 the second
   */
  public static FlowDistance of(Supplier<Scope> scopes, FlowShapes shapes, double place) {
    return new FlowDistance(
        () -> shapes.step(scopes), () -> shapes.at(scopes, place), shapes.flow().level(place));
  }

  /**
   * Among three shapes.
   *
   * @param scopes makes native memory, on the thread that asks for steps
   * @param second share of the second shape, 0 to 1
   * @param third share of the third, 0 to 1; both sum to 1 at most
   */
  public static FlowDistance of(
      Supplier<Scope> scopes, FlowTriangle triangle, double second, double third) {
    return new FlowDistance(
        () -> triangle.step(scopes),
        () -> triangle.at(scopes, second, third),
        triangle.level(second, third));
  }

  /** Does a part of the work; says whether there is more. */
  public boolean step() {
    if (carried == null) {
      if (!prepare.getAsBoolean()) {
        List<Carried> made = carry.get();
        carried = made;
        builds = made.stream().map(one -> new MeshDistanceBuild(one.mesh())).toList();
      }
      return true;
    }
    return builds.stream().anyMatch(MeshDistanceBuild::step);
  }

  /** The distance, after the last step. */
  public DistanceField field() {
    List<Carried> made = carried;
    if (made == null) {
      throw new IllegalStateException("what flows is not there yet");
    }
    DistanceField mixed =
        new BlendedDistance(
            builds.stream().<DistanceField>map(MeshDistanceBuild::distance).toList(),
            made.stream().map(Carried::share).toList());
    return raised(mixed, level);
  }

  /**
   * A field to which something is added.
   *
   * @param level that, in its units
   */
  static DistanceField raised(DistanceField field, double level) {
    if (level == 0) {
      return field;
    }
    return (points, count, distances) -> {
      field.evaluate(points, count, distances);
      for (int i = 0; i < count; i++) {
        distances[i] += (float) level;
      }
    };
  }
}
