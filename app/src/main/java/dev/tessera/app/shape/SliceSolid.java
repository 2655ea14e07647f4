package dev.tessera.app.shape;

import dev.tessera.app.fx.ColourMap;
import dev.tessera.app.scene3d.DisplayMesh;
import dev.tessera.app.scene3d.Palette;
import dev.tessera.app.scene3d.VertexColours;
import dev.tessera.model.render.SlicePlane;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import java.util.Arrays;
import java.util.Optional;

/**
 * A slice of distances as something to look at: blue inside, red outside, lines of equal distance,
 * a thick one where the distance is 0. What is farther outside than the colours reach is left out,
 * so that it hides nothing.
 */
final class SliceSolid {
  /** Bands of equal distance on either side of the surface. */
  static final int BANDS = 4;

  /** The colours, from the farthest inside to the farthest outside. */
  static final Palette PALETTE = Palette.withLines(ColourMap.DIVERGING, BANDS);

  /** Share of the range that is shown outside; clamped fields stay below the whole of it. */
  private static final float REACH = 0.99f;

  private final int size;
  private final SlicePlane plane;
  private final float limit;
  private final boolean fromAbove;
  private final float[] positions;
  private float[] values;
  private int vertices;
  private int[] corners;
  private int used;

  private SliceSolid(ShownSlice slice, boolean fromAbove) {
    Samples samples = slice.values();
    size = samples.extent(0);
    plane = slice.plane().slice();
    limit = REACH * (float) slice.range();
    this.fromAbove = fromAbove;
    vertices = size * size;
    int triangles = 2 * (size - 1) * (size - 1);
    // the grid, and at most four corners of what is left of each triangle at the border
    values = new float[vertices + 4 * triangles];
    for (int i = 0; i < vertices; i++) {
      values[i] = samples.get(i, 0);
    }
    positions = new float[values.length * 3];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        place(row * size + column, (2 * column + 1.0) / size - 1, 1 - (2 * row + 1.0) / size);
      }
    }
    corners = new int[3 * 2 * triangles];
  }

  /**
   * Makes a slice visible.
   *
   * @param fromAbove whether it is seen from larger coordinates
   */
  static DisplayMesh of(ShownSlice slice, boolean fromAbove) {
    SliceSolid made = new SliceSolid(slice, fromAbove);
    made.fill();
    return made.solid(slice.range());
  }

  private void place(int vertex, double u, double v) {
    for (int axis = 0; axis < 3; axis++) {
      positions[3 * vertex + axis] = (float) plane.point(u, v, axis);
    }
  }

  private void fill() {
    for (int row = 1; row < size; row++) {
      for (int column = 1; column < size; column++) {
        int bottomRight = row * size + column;
        int topRight = bottomRight - size;
        add(bottomRight - 1, bottomRight, topRight);
        add(bottomRight - 1, topRight, topRight - 1);
      }
    }
  }

  private void add(int a, int b, int c) {
    int[] triangle = {a, b, c};
    int inside = 0;
    for (int vertex : triangle) {
      inside += values[vertex] <= limit ? 1 : 0;
    }
    if (inside == 3) {
      put(a, b, c);
    } else if (inside > 0) {
      int first = vertices;
      for (int i = 0; i < 3; i++) {
        int from = triangle[i];
        int to = triangle[(i + 1) % 3];
        if (values[from] <= limit) {
          between(from, from, 0);
        }
        if (values[from] <= limit != values[to] <= limit) {
          between(from, to, (limit - values[from]) / (values[to] - values[from]));
        }
      }
      for (int i = first + 2; i < vertices; i++) {
        put(first, i - 1, i);
      }
    }
  }

  private void between(int from, int to, float share) {
    values[vertices] = values[from] + share * (values[to] - values[from]);
    for (int axis = 0; axis < 3; axis++) {
      float start = positions[3 * from + axis];
      positions[3 * vertices + axis] = start + share * (positions[3 * to + axis] - start);
    }
    vertices++;
  }

  private void put(int a, int b, int c) {
    corners[used++] = a;
    corners[used++] = fromAbove ? b : c;
    corners[used++] = fromAbove ? c : b;
  }

  private DisplayMesh solid(double range) {
    float[] normals = new float[3 * vertices];
    for (int i = 0; i < normals.length; i++) {
      normals[i] = (float) (fromAbove ? plane.normal(i % 3) : -plane.normal(i % 3));
    }
    Mesh mesh = Mesh.of(Arrays.copyOf(positions, 3 * vertices), Arrays.copyOf(corners, used));
    VertexColours colours =
        VertexColours.of(PALETTE, Arrays.copyOf(values, vertices), -range, range);
    return new DisplayMesh(
        mesh, Normals.of(normals), DisplayMesh.CLAY, Optional.of(colours), false);
  }
}
