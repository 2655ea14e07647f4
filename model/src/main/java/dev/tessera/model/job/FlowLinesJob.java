package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.flow.Flow;
import dev.tessera.model.flow.FlowLineSearch;
import dev.tessera.model.flow.FlowLines;

/** Follows points from one shape to another. */
public final class FlowLinesJob extends SteppedJob<FlowLineSearch, FlowLines> {
  /** Places where each point is found. */
  private static final int PLACES = 17;

  /**
   * A search.
   *
   * @param engine used on the model thread only
   * @param starts x, y, z of points on the flow's first shape, (P,3)
   */
  public FlowLinesJob(Engine engine, Flow flow, float[] starts) {
    super(
        "Following points of the flow",
        () -> new FlowLineSearch(engine::scope, flow, starts, PLACES),
        FlowLineSearch::step,
        FlowLineSearch::lines,
        search -> {});
  }
}
