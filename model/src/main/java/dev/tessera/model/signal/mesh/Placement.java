package dev.tessera.model.signal.mesh;

/**
 * Where a mesh of a file lies in the unit sphere: q = R (p - centre) * scale, where R turns the up
 * axis of the file to y. Kept with the shape, so that exports return to the units of the file.
 *
 * @param centreX middle of the mesh, units of the file
 * @param centreY middle of the mesh, units of the file
 * @param centreZ middle of the mesh, units of the file
 * @param scale unit-sphere lengths per length of the file, more than 0
 * @param up the axis of the file that points up
 */
public record Placement(double centreX, double centreY, double centreZ, double scale, UpAxis up) {
  /** Rejects a scale that is not positive and finite. */
  public Placement {
    if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("scale must be positive, found " + scale);
    }
  }

  /**
   * The placement that puts the middle of a mesh's bounding box at the origin and its farthest
   * vertex on the unit sphere.
   *
   * @throws IllegalArgumentException if there are no vertices or all are one point
   */
  public static Placement of(Mesh mesh, UpAxis up) {
    Bounds bounds = Bounds.of(mesh);
    double[] centre = {bounds.middle(0), bounds.middle(1), bounds.middle(2)};
    double farthest = 0;
    for (int v = 0; v < mesh.vertexCount(); v++) {
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        double d = mesh.position(v, axis) - centre[axis];
        square += d * d;
      }
      farthest = Math.max(farthest, square);
    }
    if (!(farthest > 0)) {
      throw new IllegalArgumentException("all vertices of the mesh are one point");
    }
    return new Placement(centre[0], centre[1], centre[2], 1 / Math.sqrt(farthest), up);
  }

  /**
   * A placement between two: middles and lengths change evenly. The axis that points up is this
   * one's.
   *
   * @param place 0 is this one, 1 the other
   */
  public Placement between(Placement other, double place) {
    return new Placement(
        centreX + place * (other.centreX - centreX),
        centreY + place * (other.centreY - centreY),
        centreZ + place * (other.centreZ - centreZ),
        1 / ((1 - place) / scale + place / other.scale),
        up);
  }

  /** A mesh of the file, placed in the unit sphere; positions are rounded to float there. */
  public Mesh toUnit(Mesh mesh) {
    double[] positions = mesh.positions();
    for (int i = 0; i < positions.length; i += 3) {
      double x = (float) ((positions[i] - centreX) * scale);
      double y = (float) ((positions[i + 1] - centreY) * scale);
      double z = (float) ((positions[i + 2] - centreZ) * scale);
      switch (up) {
        case X -> put(positions, i, -y, x, z);
        case Y -> put(positions, i, x, y, z);
        case Z -> put(positions, i, x, z, -y);
      }
    }
    return Mesh.of(positions, mesh.corners());
  }

  /** A mesh in the unit sphere, in units and axes of the file. */
  public Mesh toFile(Mesh mesh) {
    double[] positions = mesh.positions();
    for (int i = 0; i < positions.length; i += 3) {
      turnBack(positions, i, positions[i], positions[i + 1], positions[i + 2]);
      positions[i] = positions[i] / scale + centreX;
      positions[i + 1] = positions[i + 1] / scale + centreY;
      positions[i + 2] = positions[i + 2] / scale + centreZ;
    }
    return Mesh.of(positions, mesh.corners());
  }

  /** Normals of a mesh in the unit sphere, in the axes of the file. */
  public Normals toFile(Normals normals) {
    float[] directions = new float[3 * normals.count()];
    double[] turned = new double[3];
    for (int v = 0; v < normals.count(); v++) {
      turnBack(turned, 0, normals.get(v, 0), normals.get(v, 1), normals.get(v, 2));
      for (int axis = 0; axis < 3; axis++) {
        directions[3 * v + axis] = (float) turned[axis];
      }
    }
    return Normals.of(directions);
  }

  /** From the axes of the unit sphere to those of the file. */
  private void turnBack(double[] positions, int at, double x, double y, double z) {
    switch (up) {
      case X -> put(positions, at, y, -x, z);
      case Y -> put(positions, at, x, y, z);
      case Z -> put(positions, at, x, -z, y);
    }
  }

  private static void put(double[] positions, int at, double x, double y, double z) {
    positions[at] = x;
    positions[at + 1] = y;
    positions[at + 2] = z;
  }
}
