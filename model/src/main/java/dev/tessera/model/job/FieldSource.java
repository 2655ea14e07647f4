package dev.tessera.model.job;

import dev.tessera.model.render.Pieces;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import java.util.List;

/** Makes the distance field of a job on the model thread, after what that takes. */
@FunctionalInterface
public interface FieldSource {
  /** Points that take tens of ms where they are far from meshes of a million triangles. */
  int MESH_BATCH = 768;

  /**
   * Makes the field; evaluators of fitted shapes are closed by the job.
   *
   * <p>Called once, when there is nothing more to prepare.
   */
  DistanceField open();

  /**
   * Does a short part of what takes long before the field can be made.
   *
   * @return whether there is more to do
   */
  default boolean prepare() {
    return false;
  }

  /** Points that are evaluated in a step: tens of ms for the usual networks. */
  default int batch() {
    return 8190;
  }

  /** How many pieces its surface may have; asked once on the model thread. */
  default Pieces pieces() {
    return Pieces.ANY;
  }

  /**
   * A field that needs the distances to meshes.
   *
   * @param meshes whose distances are prepared first
   * @param made makes the field
   */
  static FieldSource of(List<Mesh> meshes, FieldSource made) {
    List<MeshDistanceBuild> builds = meshes.stream().map(MeshDistanceBuild::new).toList();
    return new FieldSource() {
      @Override
      public DistanceField open() {
        return made.open();
      }

      @Override
      public int batch() {
        return MESH_BATCH;
      }

      @Override
      public boolean prepare() {
        return builds.stream().anyMatch(MeshDistanceBuild::step) || made.prepare();
      }
    };
  }
}
