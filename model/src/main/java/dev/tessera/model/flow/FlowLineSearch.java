package dev.tessera.model.flow;

import dev.tessera.model.engine.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Follows points of the shape at rest, a place in each step. */
public final class FlowLineSearch {
  private final Supplier<Scope> scopes;
  private final Flow flow;
  private final int places;
  private final float[] points;
  private final List<float[]> found = new ArrayList<>();

  /**
   * Nothing followed yet.
   *
   * @param scopes makes native memory, on the thread that asks for steps
   * @param points on the flow's shape at rest, (P,3)
   * @param places K, evenly spaced, both ends included, at least 2
   */
  public FlowLineSearch(Supplier<Scope> scopes, Flow flow, float[] points, int places) {
    if (places < 2) {
      throw new IllegalArgumentException("a line has 2 places or more, found " + places);
    }
    this.scopes = scopes;
    this.flow = flow;
    this.places = places;
    this.points = points.clone();
  }

  /** Follows all points to the next place; says whether there are more. */
  public boolean step() {
    if (found.size() < places) {
      double place = found.size() / (places - 1.0);
      try (FlowMap map = new FlowMap(scopes.get(), flow, place)) {
        found.add(map.carried(points));
      }
    }
    return found.size() < places;
  }

  /** How much is done, 0 to 1. */
  public double progress() {
    return found.size() / (double) places;
  }

  /**
   * The ways of all points, from the first shape to the second.
   *
   * @throws IllegalStateException before the last step
   */
  public FlowLines lines() {
    if (found.size() < places) {
      throw new IllegalStateException("the lines are not complete");
    }
    return new FlowLines(found);
  }
}
