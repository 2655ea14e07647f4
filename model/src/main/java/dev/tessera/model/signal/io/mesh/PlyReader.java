package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.io.mesh.PlyHeader.Element;
import dev.tessera.model.signal.io.mesh.PlyHeader.Property;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * PLY: the tables "vertex", "face" and "tristrips", in any order; other tables and properties are
 * passed over. Ours, because no library for it is kept.
 */
final class PlyReader {
  private static final List<String> AXES = List.of("x", "y", "z");
  private static final List<String> CORNERS = List.of("vertex_indices", "vertex_index");

  private final PlyNumbers numbers;
  private final MeshBuilder mesh = new MeshBuilder(this::place);
  private final DeferredFaces deferred = new DeferredFaces();
  private final double[] position = new double[3];
  private final int[] triangle = new int[3];
  private int[] polygon = new int[8];
  private boolean early;
  private String table = "";
  private long row;

  private PlyReader(PlyNumbers numbers) {
    this.numbers = numbers;
  }

  static MeshBuilder read(MeshInput input) throws IOException {
    try (InputStream in = input.open()) {
      ByteFeed feed = new ByteFeed(in);
      PlyHeader header = PlyHeader.read(feed);
      requireRoom(header, input.size());
      return new PlyReader(PlyNumbers.of(header, feed)).read(header);
    }
  }

  private static void requireRoom(PlyHeader header, long size) throws BadMeshException {
    for (Element element : header.elements()) {
      boolean positions =
          element.properties().stream()
              .filter(p -> p.length().isEmpty())
              .map(Property::name)
              .toList()
              .containsAll(AXES);
      if (element.name().equals("vertex") && !positions) {
        throw new BadMeshException("vertices with x, y and z", "a PLY header without them");
      }
      long row = element.shortestRow(header.encoding());
      if (row == 0 ? element.count() > 0 : element.count() > (size + 1) / row) {
        throw new BadMeshException(
            "as many rows of \"" + element.name() + "\" as the header says",
            String.format(Locale.ROOT, "%d promised in a file of %d bytes", element.count(), size));
      }
    }
  }

  private MeshBuilder read(PlyHeader header) throws IOException {
    int vertices = 0;
    for (Element element : header.elements()) {
      vertices += element.name().equals("vertex") ? 1 : 0;
    }
    for (Element element : header.elements()) {
      vertices -= element.name().equals("vertex") ? 1 : 0;
      early = vertices > 0;
      read(element);
    }
    table = "face";
    deferred.forEach(
        (number, corners, n) -> {
          row = number;
          mesh.face(corners, n);
        });
    return mesh;
  }

  private void read(Element element) throws IOException {
    boolean vertices = element.name().equals("vertex");
    boolean faces = element.name().equals("face");
    boolean strips = element.name().equals("tristrips");
    table = element.name();
    for (row = 1; row <= element.count(); row++) {
      for (Property property : element.properties()) {
        if (property.length().isPresent()) {
          boolean corners = (faces || strips) && CORNERS.contains(property.name());
          int n = list(property, property.length().get(), corners);
          if (corners && faces) {
            add(polygon, n);
          } else if (corners) {
            strips(n);
          }
        } else {
          double value = numbers.next(property.type());
          int axis = vertices ? AXES.indexOf(property.name()) : -1;
          if (axis >= 0) {
            position[axis] = value;
          }
        }
      }
      if (vertices) {
        mesh.vertex(position[0], position[1], position[2]);
      }
    }
  }

  /** Reads a list, into the polygon if its numbers are vertices; returns how many they are. */
  private int list(Property property, PlyType lengthType, boolean corners) throws IOException {
    double length = numbers.next(lengthType);
    if (!(length >= 0 && length <= Integer.MAX_VALUE && length == Math.rint(length))) {
      throw new BadMeshException("lists with their length", length + " in " + place());
    }
    int n = (int) length;
    for (int i = 0; i < n; i++) {
      double value = numbers.next(property.type());
      if (corners) {
        // Grows with what is really there: the length may be a lie.
        if (i == polygon.length) {
          polygon = Arrays.copyOf(polygon, MeshBuilder.grown(i, i + 1L));
        }
        if (value != Math.rint(value)) {
          throw new BadMeshException("vertices as whole numbers", value + " in " + place());
        }
        polygon[i] = (int) value;
      }
    }
    return n;
  }

  /**
   * Adds the triangles of strips, each of three vertices in a row; every other one turns the other
   * way. A number below 0 ends a strip. A vertex twice within three joins strips and is no
   * triangle.
   */
  private void strips(int n) throws IOException {
    int start = 0;
    for (int i = 0; i < n; i++) {
      if (polygon[i] < 0) {
        start = i + 1;
      } else if (i - start >= 2) {
        int odd = (i - start) % 2;
        triangle[0] = polygon[i - 2 + odd];
        triangle[1] = polygon[i - 1 - odd];
        triangle[2] = polygon[i];
        if (triangle[0] != triangle[1]
            && triangle[1] != triangle[2]
            && triangle[2] != triangle[0]) {
          add(triangle, 3);
        }
      }
    }
  }

  private void add(int[] corners, int n) throws IOException {
    if (early) {
      deferred.keep(row, corners, n);
    } else {
      mesh.face(corners, n);
    }
  }

  private String place() {
    return table + " " + row;
  }
}
