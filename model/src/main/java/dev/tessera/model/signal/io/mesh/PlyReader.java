package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.io.mesh.PlyHeader.Element;
import dev.tessera.model.signal.io.mesh.PlyHeader.Property;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * PLY: the tables "vertex" and "face"; other tables and properties are passed over. Ours, because
 * no library for it is kept.
 */
final class PlyReader {
  private static final List<String> AXES = List.of("x", "y", "z");
  private static final List<String> CORNERS = List.of("vertex_indices", "vertex_index");

  private final PlyNumbers numbers;
  private final MeshBuilder mesh = new MeshBuilder(this::place);
  private final double[] position = new double[3];
  private int[] polygon = new int[8];
  private String table = "";
  private long row;

  private PlyReader(PlyNumbers numbers) {
    this.numbers = numbers;
  }

  static MeshBuilder read(MeshInput input) throws IOException {
    try (InputStream in = input.open()) {
      PlyHeader header = PlyHeader.read(in);
      requireRoom(header, input.size());
      PlyReader reader = new PlyReader(PlyNumbers.of(header, in));
      for (Element element : header.elements()) {
        reader.read(element);
      }
      return reader.mesh;
    }
  }

  private static void requireRoom(PlyHeader header, long size) throws BadMeshException {
    for (Element element : header.elements()) {
      boolean positions =
          element.properties().stream().map(Property::name).toList().containsAll(AXES);
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

  private void read(Element element) throws IOException {
    boolean vertices = element.name().equals("vertex");
    boolean faces = element.name().equals("face");
    table = element.name();
    for (row = 1; row <= element.count(); row++) {
      for (Property property : element.properties()) {
        if (property.length().isPresent()) {
          list(property, property.length().get(), faces && CORNERS.contains(property.name()));
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

  private void list(Property property, PlyType lengthType, boolean corners) throws IOException {
    double length = numbers.next(lengthType);
    if (!(length >= 0 && length <= Integer.MAX_VALUE)) {
      throw new BadMeshException("lists with their length", length + " in " + place());
    }
    int n = (int) length;
    for (int i = 0; i < n; i++) {
      double value = numbers.next(property.type());
      if (corners) {
        // Grows with what is really there: the length may be a lie.
        if (i == polygon.length) {
          polygon = Arrays.copyOf(polygon, 2 * i);
        }
        polygon[i] = (int) value;
      }
    }
    if (corners) {
      mesh.face(polygon, n);
    }
  }

  private String place() {
    return table + " " + row;
  }
}
