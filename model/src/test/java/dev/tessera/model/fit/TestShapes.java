package dev.tessera.model.fit;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.TestMeshes;
import dev.tessera.model.signal.mesh.UpAxis;

/** Shapes and settings small enough for a test. */
public final class TestShapes {
  private TestShapes() {}

  /** A sphere of radius 1. */
  public static ShapeSignal sphere() {
    return ShapeSignal.of("sphere", TestMeshes.icosphere(3), UpAxis.Y);
  }

  /** A ring whose tube has a third of its radius, in the unit sphere. */
  public static ShapeSignal torus() {
    return ShapeSignal.of("torus", TestMeshes.torus(3, 1, 48, 24), UpAxis.Y);
  }

  /** 6^3 cells, small networks, 512 points per tile. */
  public static FitOptions small(StopRule stop) {
    return Preset.FAST
        .shape()
        .change()
        .cells(6)
        .networkRate(1e-3)
        .clamp(0.2)
        .width(128)
        .latent(32)
        .tilesPerStep(64)
        .samplesPerTile(128)
        .pointsPerTile(512)
        .stop(stop)
        .build();
  }
}
