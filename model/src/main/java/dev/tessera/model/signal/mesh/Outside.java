package dev.tessera.model.signal.mesh;

import java.util.Arrays;

/**
 * Which triangles must be turned over so that the outside of a mesh is out. MeshSheets are made to
 * agree within themselves first; then closed ones get a positive volume, except where a sheet of
 * negative volume lies inside of an odd number of others and is the wall of a cavity. Open sheets
 * get one too where they clearly enclose something, such as a scan with a hole.
 */
final class Outside {
  /**
   * An open sheet encloses something if that is more than this share of what a ball of equal area
   * would; cones to its boundary close a single flat hole.
   */
  private static final double ENCLOSING = 0.1;

  private final Mesh mesh;
  private final MeshSheets sheets;

  /** Signed volume of each sheet, once it agrees within itself. */
  private final double[] volumes;

  private final double[] areas;

  /** Low and high x, y, z of each sheet, (sheets,6). */
  private final double[] boxes;

  /** A vertex of each sheet, on its boundary if it has one. */
  private final int[] samples;

  private Outside(Mesh mesh, Edges edges, MeshSheets sheets) {
    this.mesh = mesh;
    this.sheets = sheets;
    this.volumes = new double[sheets.count()];
    this.areas = new double[sheets.count()];
    this.boxes = new double[6 * sheets.count()];
    this.samples = new int[sheets.count()];
    Arrays.fill(samples, -1);
    for (int e = 0; e < edges.count(); e++) {
      if (edges.uses(e) == 1) {
        samples[sheets.sheet(edges.triangle(e, 0))] = edges.from(e, 0);
      }
    }
    for (int i = 0; i < boxes.length; i++) {
      boxes[i] = i % 6 < 3 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    for (int t = 0; t < mesh.triangleCount(); t++) {
      if (sheets.sheet(t) != MeshSheets.NONE) {
        include(t);
      }
    }
  }

  /** Which triangles must be turned over, (F). */
  static boolean[] turnedOver(Mesh mesh) {
    Edges edges = Edges.of(mesh);
    MeshSheets sheets = MeshSheets.of(mesh, edges);
    boolean[] sheetOver = new Outside(mesh, edges, sheets).sheetsTurnedOver();
    boolean[] over = new boolean[mesh.triangleCount()];
    for (int t = 0; t < over.length; t++) {
      int sheet = sheets.sheet(t);
      over[t] = sheet != MeshSheets.NONE && sheets.isFlipped(t) != sheetOver[sheet];
    }
    return over;
  }

  private void include(int t) {
    int sheet = sheets.sheet(t);
    if (samples[sheet] < 0) {
      samples[sheet] = mesh.vertex(t, 0);
    }
    // Cones to a vertex of the sheet, so that sheets far from the origin lose no digits.
    double volume = 0;
    for (int axis = 0; axis < 3; axis++) {
      double from = mesh.position(mesh.vertex(t, 0), axis);
      volume += (from - mesh.position(samples[sheet], axis)) * mesh.cross(t, axis);
      for (int k = 0; k < 3; k++) {
        double at = mesh.position(mesh.vertex(t, k), axis);
        boxes[6 * sheet + axis] = Math.min(boxes[6 * sheet + axis], at);
        boxes[6 * sheet + 3 + axis] = Math.max(boxes[6 * sheet + 3 + axis], at);
      }
    }
    areas[sheet] += mesh.area(t);
    volumes[sheet] += (sheets.isFlipped(t) ? -volume : volume) / 6;
  }

  private boolean[] sheetsTurnedOver() {
    double total = 0;
    boolean allClosed = true;
    for (int s = 0; s < sheets.count(); s++) {
      allClosed &= sheets.isClosed(s);
      total += volumes[s];
    }
    // A solid with cavities that is inside out as a whole keeps its cavities.
    boolean all = allClosed && total < 0;
    boolean[] over = new boolean[sheets.count()];
    for (int s = 0; s < over.length; s++) {
      if (sheets.isClosed(s)) {
        boolean negative = all ? volumes[s] > 0 : volumes[s] < 0;
        over[s] = (negative && !isInsideOddNumber(s)) != all;
      } else {
        double ball = Math.pow(areas[s], 1.5) / (6 * Math.sqrt(Math.PI));
        over[s] = volumes[s] < -ENCLOSING * ball;
      }
    }
    return over;
  }

  /** Whether a sheet lies inside of an odd number of closed others. */
  private boolean isInsideOddNumber(int sheet) {
    boolean[] around = new boolean[sheets.count()];
    boolean any = false;
    for (int other = 0; other < around.length; other++) {
      around[other] = other != sheet && sheets.isClosed(other) && boxHolds(other, sheet);
      any |= around[other];
    }
    if (!any) {
      return false;
    }
    SolidAngle[] angles = new SolidAngle[around.length];
    Arrays.setAll(angles, other -> new SolidAngle());
    int v = samples[sheet];
    float[] triangle = new float[9];
    for (int t = 0; t < mesh.triangleCount(); t++) {
      int other = sheets.sheet(t);
      if (other != MeshSheets.NONE && around[other]) {
        for (int i = 0; i < 9; i++) {
          int corner = sheets.isFlipped(t) ? 2 - i / 3 : i / 3;
          // Seen from the vertex, so that sheets far from the origin lose no digits.
          triangle[i] =
              (float) (mesh.position(mesh.vertex(t, corner), i % 3) - mesh.position(v, i % 3));
        }
        angles[other].add(triangle, 0, 0, 0, 0);
      }
    }
    int count = 0;
    for (SolidAngle angle : angles) {
      count += Math.abs(angle.turns()) > 0.5 ? 1 : 0;
    }
    return count % 2 == 1;
  }

  private boolean boxHolds(int outer, int inner) {
    for (int axis = 0; axis < 3; axis++) {
      if (boxes[6 * outer + axis] > boxes[6 * inner + axis]
          || boxes[6 * outer + 3 + axis] < boxes[6 * inner + 3 + axis]) {
        return false;
      }
    }
    return true;
  }
}
