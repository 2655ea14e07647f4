package dev.tessera.model.signal.mesh;

import java.util.Optional;

/**
 * Prepares the distance to a mesh in short steps: the tree of triangles, what they look like from
 * afar, and how much of the mesh is open. A step takes some 10 ms.
 */
final class DistanceSteps {
  private static final int TREE_VISITS = 1 << 18;
  private static final int LEAF_VISITS = 1 << 16;
  private static final int EXPANSION_VISITS = 1 << 17;
  private static final int EDGE_VISITS = 1 << 16;

  /** Shares of the time. */
  private static final double TREE = 0.5;

  private static final double EXPANSION = 0.4;

  private final Mesh mesh;
  private Optional<TreeBuilder> builder = Optional.empty();
  private Optional<LeafTriangles> leaves = Optional.empty();
  private Optional<TriangleTree> tree = Optional.empty();
  private Optional<ClusterExpansion> expansion = Optional.empty();
  private Optional<OpenEdges> open = Optional.empty();
  private Optional<MeshDistance> distance = Optional.empty();

  DistanceSteps(Mesh mesh) {
    this.mesh = mesh;
  }

  /** Does a part of the work, unless all is done. */
  void step() {
    if (builder.isEmpty()) {
      builder = Optional.of(new TreeBuilder(mesh));
    } else if (tree.isEmpty()) {
      growTree(builder.get());
    } else if (expansion.isEmpty()) {
      expansion = Optional.of(new ClusterExpansion(tree.get()));
    } else if (open.isEmpty()) {
      if (!expansion.get().step(EXPANSION_VISITS)) {
        open = Optional.of(new OpenEdges(mesh));
      }
    } else if (distance.isEmpty() && !open.get().step(EDGE_VISITS)) {
      distance = Optional.of(new MeshDistance(tree.get(), expansion.get(), open.get().length()));
    }
  }

  private void growTree(TreeBuilder growing) {
    if (leaves.isPresent()) {
      if (!leaves.get().step(LEAF_VISITS)) {
        tree = Optional.of(growing.tree(leaves.get()));
      }
    } else if (!growing.step(TREE_VISITS)) {
      leaves = Optional.of(growing.leaves());
    }
  }

  /** How much is done, 0 to 1, estimated. */
  double progress() {
    return distance.isPresent()
        ? 1
        : TREE * builder.map(TreeBuilder::progress).orElse(0.0)
            + EXPANSION * expansion.map(ClusterExpansion::progress).orElse(0.0);
  }

  /** What was prepared; empty before the last step. */
  Optional<MeshDistance> distance() {
    return distance;
  }
}
