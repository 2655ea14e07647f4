package dev.tessera.model.signal.mesh;

/** What is prepared in short steps, in one. */
final class Whole {
  private Whole() {}

  static TriangleTree tree(Mesh mesh) {
    TreeBuilder builder = new TreeBuilder(mesh);
    while (builder.step(Integer.MAX_VALUE)) {}
    LeafTriangles leaves = builder.leaves();
    while (leaves.step(Integer.MAX_VALUE)) {}
    return builder.tree(leaves);
  }

  static ClusterExpansion expansion(TriangleTree tree) {
    ClusterExpansion expansion = new ClusterExpansion(tree);
    while (expansion.step(Integer.MAX_VALUE)) {}
    return expansion;
  }

  static double openLength(Mesh mesh) {
    OpenEdges open = new OpenEdges(mesh);
    while (open.step(Integer.MAX_VALUE)) {}
    return open.length();
  }
}
