package dev.tessera.model.flow;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.render.IsosurfaceSettings;
import dev.tessera.model.render.MendedExtractor;
import dev.tessera.model.render.Pieces;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import java.util.List;

/** Surfaces along flows, at once. */
final class FlowSurfaces {
  static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  private FlowSurfaces() {}

  /** The surface at a place of a flow, on 64 cells, in no more pieces than the ends have. */
  static Mesh between(Flow flow, ShapeSignal first, ShapeSignal second, double place) {
    try (FlowDistance field =
        new FlowDistance(
            ENGINE.scope(),
            flow,
            MeshDistance.of(first.mesh()),
            MeshDistance.of(second.mesh()),
            place)) {
      MendedExtractor extractor =
          new MendedExtractor(
              field,
              IsosurfaceSettings.of(64),
              Pieces.between(List.of(first.mesh(), second.mesh())));
      boolean more = true;
      while (more) {
        more = extractor.step();
      }
      return extractor.mesh();
    }
  }
}
