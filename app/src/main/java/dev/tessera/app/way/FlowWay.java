package dev.tessera.app.way;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.flow.FlowDistance;
import dev.tessera.model.flow.FlowLeg;
import dev.tessera.model.flow.FlowShapes;
import dev.tessera.model.flow.FlowTriangle;
import dev.tessera.model.job.FieldSource;
import dev.tessera.model.job.FlowSource;
import dev.tessera.model.signal.mesh.Mesh;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Meshes that flow, the first to each other one. What that needs is prepared once. */
final class FlowWay {
  private final Supplier<Scope> scopes;
  private final List<FoundFlow> flows;
  private final List<Mesh> meshes;
  private final List<FlowLeg> legs;
  private final Optional<FlowTriangle> triangle;

  /**
   * Prepares nothing yet.
   *
   * @param engine used on the model thread only
   * @param flows from the first mesh to each other one, in their order
   * @param meshes two or three
   */
  FlowWay(Engine engine, List<FoundFlow> flows, List<Mesh> meshes) {
    scopes = engine::scope;
    this.flows = flows;
    this.meshes = meshes;
    legs = IntStream.range(0, flows.size()).mapToObj(this::leg).toList();
    triangle =
        legs.size() == 2
            ? Optional.of(new FlowTriangle(legs.get(0), legs.get(1)))
            : Optional.empty();
  }

  private FlowLeg leg(int index) {
    FoundFlow found = flows.get(index);
    Mesh first = meshes.get(0);
    Mesh other = meshes.get(index + 1);
    FlowShapes shapes =
        found.turned()
            ? new FlowShapes(found.flow(), other, first)
            : new FlowShapes(found.flow(), first, other);
    return new FlowLeg(shapes, found.turned());
  }

  private FlowDistance along(FlowLeg leg, double share) {
    return FlowDistance.of(scopes, leg.shapes(), leg.place(share));
  }

  /** The field of a place. */
  FieldSource at(WayPlace place) {
    FlowDistance distance =
        triangle
            .map(all -> FlowDistance.of(scopes, all, place.second(), place.third()))
            .orElseGet(() -> along(legs.get(0), place.second()));
    return new FlowSource(distance, meshes);
  }
}
