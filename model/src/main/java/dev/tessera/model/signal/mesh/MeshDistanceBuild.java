package dev.tessera.model.signal.mesh;

import dev.tessera.model.signal.DistanceField;

/**
 * Prepares the {@link MeshDistance} of a mesh in short steps, which may be taken on any thread. A
 * mesh has one distance, which all who ask for it share, before it is ready and after.
 */
public final class MeshDistanceBuild {
  private final Mesh mesh;

  /**
   * Does nothing yet.
   *
   * @param mesh in any units; triangles without area count as lines
   * @throws IllegalArgumentException if it has no triangles
   */
  public MeshDistanceBuild(Mesh mesh) {
    if (mesh.triangleCount() == 0) {
      throw new IllegalArgumentException("no distance to a mesh without triangles: " + mesh);
    }
    this.mesh = mesh;
  }

  /**
   * Does a part of the work that is left, unless another thread is doing one.
   *
   * @return whether there is more to do
   */
  public boolean step() {
    return mesh.distance().step(mesh);
  }

  /** How much is done, 0 to 1, estimated. */
  public double progress() {
    return mesh.distance().progress();
  }

  /**
   * What was prepared.
   *
   * @throws java.util.NoSuchElementException before the last step
   */
  public MeshDistance distance() {
    return mesh.distance().distance().orElseThrow();
  }

  /** What is being prepared, not to be asked before the last step. */
  public DistanceField field() {
    return (points, count, distances) -> distance().evaluate(points, count, distances);
  }
}
