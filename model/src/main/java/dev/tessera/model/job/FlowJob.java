package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.flow.Flow;
import dev.tessera.model.flow.FlowFit;
import dev.tessera.model.flow.FlowOptions;
import dev.tessera.model.flow.PointPairs;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.ShapeSignal;

/** Finds the flow between two shapes. */
public final class FlowJob extends SteppedJob<FlowFit, Flow> {
  /**
   * How far a search is.
   *
   * @param words what it is at
   * @param done share of the whole, 0 to 1
   */
  public record Progress(String words, double done) {}

  /**
   * A search.
   *
   * @param engine used on the model thread only
   * @param first shape
   * @param second shape
   * @param pairs that the flow obeys
   * @param progress how far it is, when somebody looks
   */
  public FlowJob(
      Engine engine,
      ShapeSignal first,
      ShapeSignal second,
      PointPairs pairs,
      Latest<Progress> progress) {
    super(
        "Finding the flow from " + first.name() + " to " + second.name(),
        () -> new FlowFit(engine::scope, first, second, pairs, FlowOptions.usual()),
        fit -> {
          boolean more = fit.step();
          if (progress.wanted()) {
            progress.publish(new Progress(fit.words(), fit.progress()));
          }
          return more;
        },
        FlowFit::flow,
        FlowFit::close);
  }
}
