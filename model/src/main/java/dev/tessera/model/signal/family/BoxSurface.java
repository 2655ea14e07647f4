package dev.tessera.model.signal.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The surface of a union of boxes as rectangles that do not overlap.
 *
 * <p>The bounds of all boxes span a rectilinear grid whose cells are wholly inside or wholly
 * outside; the surface is where the two meet. Neighbouring pieces of a plane are joined to larger
 * rectangles, row by row.
 */
final class BoxSurface {
  private final double[][] cuts = new double[3][];
  private final boolean[] inside;

  BoxSurface(List<Box> boxes) {
    for (int axis = 0; axis < 3; axis++) {
      int a = axis;
      cuts[a] =
          boxes.stream()
              .flatMap(b -> List.of(b.low(a), b.high(a)).stream())
              .mapToDouble(Double::doubleValue)
              .sorted()
              .distinct()
              .toArray();
    }
    inside = new boolean[cells(0) * cells(1) * cells(2)];
    for (int x = 0; x < cells(0); x++) {
      for (int y = 0; y < cells(1); y++) {
        for (int z = 0; z < cells(2); z++) {
          double px = middle(0, x);
          double py = middle(1, y);
          double pz = middle(2, z);
          inside[at(x, y, z)] = boxes.stream().anyMatch(b -> b.holds(px, py, pz));
        }
      }
    }
  }

  private int cells(int axis) {
    return cuts[axis].length - 1;
  }

  private double middle(int axis, int cell) {
    return (cuts[axis][cell] + cuts[axis][cell + 1]) / 2;
  }

  private int at(int x, int y, int z) {
    return (x * cells(1) + y) * cells(2) + z;
  }

  /** Whether a cell is inside; cells beyond the grid are not. */
  private boolean inside(int axis, int along, int u, int v) {
    if (along < 0 || along >= cells(axis)) {
      return false;
    }
    return axis == 0
        ? inside[at(along, u, v)]
        : axis == 1 ? inside[at(v, along, u)] : inside[at(u, v, along)];
  }

  /** The rectangles as bounds: low x, y, z, high x, y, z; low is high across the rectangle. */
  List<double[]> faces() {
    List<double[]> faces = new ArrayList<>();
    for (int axis = 0; axis < 3; axis++) {
      for (int plane = 0; plane < cuts[axis].length; plane++) {
        addFaces(faces, axis, plane);
      }
    }
    return faces;
  }

  private void addFaces(List<double[]> faces, int axis, int plane) {
    int uAxis = (axis + 1) % 3;
    int vAxis = (axis + 2) % 3;
    boolean[][] open = new boolean[cells(uAxis)][cells(vAxis)];
    for (int u = 0; u < open.length; u++) {
      for (int v = 0; v < open[u].length; v++) {
        open[u][v] = inside(axis, plane - 1, u, v) != inside(axis, plane, u, v);
      }
    }
    for (int u = 0; u < open.length; u++) {
      for (int v = 0; v < open[u].length; v++) {
        if (open[u][v]) {
          int vEnd = v + 1;
          while (vEnd < open[u].length && open[u][vEnd]) {
            vEnd++;
          }
          int uEnd = u + 1;
          while (uEnd < open.length && full(open[uEnd], v, vEnd)) {
            uEnd++;
          }
          for (int taken = u; taken < uEnd; taken++) {
            Arrays.fill(open[taken], v, vEnd, false);
          }
          double[] face = new double[6];
          face[axis] = cuts[axis][plane];
          face[axis + 3] = cuts[axis][plane];
          face[uAxis] = cuts[uAxis][u];
          face[uAxis + 3] = cuts[uAxis][uEnd];
          face[vAxis] = cuts[vAxis][v];
          face[vAxis + 3] = cuts[vAxis][vEnd];
          faces.add(face);
        }
      }
    }
  }

  private static boolean full(boolean[] row, int from, int to) {
    for (int v = from; v < to; v++) {
      if (!row[v]) {
        return false;
      }
    }
    return true;
  }
}
