package dev.tessera.model.flow;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.render.IsosurfaceSettings;
import dev.tessera.model.render.MendedExtractor;
import dev.tessera.model.render.Pieces;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Mesh;
import java.util.List;

/** Surfaces along flows, at once. */
final class FlowSurfaces {
  static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  private FlowSurfaces() {}

  /** The distance to what is at a place of a flow. */
  static DistanceField distance(FlowShapes shapes, double place) {
    return complete(FlowDistance.of(ENGINE::scope, shapes, place));
  }

  /** A distance, prepared at once. */
  static DistanceField complete(FlowDistance distance) {
    boolean more = true;
    while (more) {
      more = distance.step();
    }
    return distance.field();
  }

  /** The surface at a place of a flow, on 64 cells, in no more pieces than the ends have. */
  static Mesh between(Flow flow, ShapeSignal first, ShapeSignal second, double place) {
    MendedExtractor extractor =
        new MendedExtractor(
            distance(new FlowShapes(flow, first.mesh(), second.mesh()), place),
            IsosurfaceSettings.of(64),
            Pieces.between(List.of(first.mesh(), second.mesh())));
    boolean more = true;
    while (more) {
      more = extractor.step();
    }
    return extractor.mesh();
  }
}
