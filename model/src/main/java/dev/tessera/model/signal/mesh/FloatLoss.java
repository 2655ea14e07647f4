package dev.tessera.model.signal.mesh;

/**
 * How far positions move where they are rounded to float, as a share of the size of the mesh: its
 * longest extent. Far from the origin that is much, as a float has 24 bits.
 */
public final class FloatLoss {
  /** As exact as a surface can be that comes from the unit sphere, where positions are floats. */
  public static final double NONE = 0x1p-22;

  private FloatLoss() {}

  /** The largest move of a coordinate of a mesh; 0 for a mesh without size. */
  public static double of(Mesh mesh) {
    double most = 0;
    for (int v = 0; v < mesh.vertexCount(); v++) {
      for (int axis = 0; axis < 3; axis++) {
        double p = mesh.position(v, axis);
        most = Math.max(most, Math.abs(p - (float) p));
      }
    }
    if (most == 0) {
      return 0;
    }
    Bounds bounds = Bounds.of(mesh);
    double size = Math.max(bounds.extent(0), Math.max(bounds.extent(1), bounds.extent(2)));
    return size > 0 ? most / size : 0;
  }

  /** The most that a surface may lose which returns from the unit sphere to where it lay. */
  public static double of(Placement placement) {
    double radius = 1 / placement.scale();
    double centre =
        Math.max(
            Math.abs(placement.centreX()),
            Math.max(Math.abs(placement.centreY()), Math.abs(placement.centreZ())));
    return Math.ulp((float) (centre + radius)) / 2 / (2 * radius);
  }
}
