package dev.tessera.model.signal.mesh;

import java.util.Optional;

/**
 * Prepares a {@link MeshDistance} in short steps: the tree of triangles, what they look like from
 * afar, and how much of the mesh is open. A step looks at as many triangles as take some 20 ms, but
 * at all of them at once where a whole mesh is cut in two.
 */
public final class MeshDistanceBuild {
  private static final int VISITS = 1 << 17;

  /** Shares of the time. */
  private static final double TREE = 0.5;

  private static final double EXPANSION = 0.4;

  private final Mesh mesh;
  private final int threads;
  private Optional<TreeBuilder> builder = Optional.empty();
  private Optional<TriangleTree> tree = Optional.empty();
  private Optional<ClusterExpansion> expansion = Optional.empty();
  private Optional<MeshDistance> distance = Optional.empty();
  private boolean expanded;

  /**
   * Does nothing yet.
   *
   * @param mesh in any units; triangles without area count as lines
   * @throws IllegalArgumentException if it has no triangles
   */
  public MeshDistanceBuild(Mesh mesh) {
    this(mesh, Runtime.getRuntime().availableProcessors());
  }

  MeshDistanceBuild(Mesh mesh, int threads) {
    if (mesh.triangleCount() == 0) {
      throw new IllegalArgumentException("no distance to a mesh without triangles: " + mesh);
    }
    this.mesh = mesh;
    this.threads = threads;
  }

  /**
   * Does a part of the work.
   *
   * @return whether there is more to do
   */
  public boolean step() {
    if (builder.isEmpty()) {
      builder = Optional.of(new TreeBuilder(mesh));
    } else if (tree.isEmpty()) {
      if (!builder.get().step(VISITS)) {
        tree = Optional.of(builder.get().tree());
      }
    } else if (expansion.isEmpty()) {
      expansion = Optional.of(new ClusterExpansion(tree.get()));
    } else if (!expanded) {
      expanded = !expansion.get().step(VISITS / 2);
    } else if (distance.isEmpty()) {
      distance =
          Optional.of(
              new MeshDistance(tree.get(), expansion.get(), OpenEdges.length(mesh), threads));
    }
    return distance.isEmpty();
  }

  /** How much is done, 0 to 1, estimated. */
  public double progress() {
    return distance.isPresent()
        ? 1
        : TREE * builder.map(TreeBuilder::progress).orElse(0.0)
            + EXPANSION * expansion.map(ClusterExpansion::progress).orElse(0.0);
  }

  /**
   * What was prepared.
   *
   * @throws java.util.NoSuchElementException before the last step
   */
  public MeshDistance distance() {
    return distance.orElseThrow();
  }
}
