package dev.tessera.model.signal.mesh;

/**
 * The box along the axes that a mesh fills, units of the mesh.
 *
 * @param lowX smallest x
 * @param lowY smallest y
 * @param lowZ smallest z
 * @param highX largest x
 * @param highY largest y
 * @param highZ largest z
 */
public record Bounds(
    double lowX, double lowY, double lowZ, double highX, double highY, double highZ) {

  /**
   * The box around all vertices.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Bounds of(Mesh mesh) {
    if (mesh.vertexCount() == 0) {
      throw new IllegalArgumentException("a mesh without vertices has no bounds");
    }
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int v = 0; v < mesh.vertexCount(); v++) {
      for (int axis = 0; axis < 3; axis++) {
        low[axis] = Math.min(low[axis], mesh.position(v, axis));
        high[axis] = Math.max(high[axis], mesh.position(v, axis));
      }
    }
    return new Bounds(low[0], low[1], low[2], high[0], high[1], high[2]);
  }

  /**
   * The middle along an axis.
   *
   * @param axis 0 x, 1 y, 2 z
   */
  public double middle(int axis) {
    return switch (axis) {
      case 0 -> (lowX + highX) / 2;
      case 1 -> (lowY + highY) / 2;
      case 2 -> (lowZ + highZ) / 2;
      default -> throw new IllegalArgumentException("axis " + axis);
    };
  }

  /**
   * The length along an axis.
   *
   * @param axis 0 x, 1 y, 2 z
   */
  public double extent(int axis) {
    return switch (axis) {
      case 0 -> highX - lowX;
      case 1 -> highY - lowY;
      case 2 -> highZ - lowZ;
      default -> throw new IllegalArgumentException("axis " + axis);
    };
  }
}
