package dev.tessera.model.signal.io.mesh;

import de.javagl.jgltf.model.AccessorByteData;
import de.javagl.jgltf.model.AccessorData;
import de.javagl.jgltf.model.AccessorDatas;
import de.javagl.jgltf.model.AccessorFloatData;
import de.javagl.jgltf.model.AccessorIntData;
import de.javagl.jgltf.model.AccessorModel;
import de.javagl.jgltf.model.AccessorShortData;
import de.javagl.jgltf.model.ElementType;
import de.javagl.jgltf.model.MeshPrimitiveModel;

/** Adds the triangles of a primitive of glTF; points and lines have none. */
final class GltfPrimitive {
  private static final int TRIANGLES = 4;
  private static final int STRIP = 5;
  private static final int FAN = 6;

  private final MeshBuilder mesh;

  GltfPrimitive(MeshBuilder mesh) {
    this.mesh = mesh;
  }

  void add(MeshPrimitiveModel primitive, GltfTransform transform) throws BadMeshException {
    int mode = primitive.getMode();
    AccessorModel positions = primitive.getAttributes().get("POSITION");
    if (mode < TRIANGLES || positions == null) {
      return;
    }
    if (positions.getElementType() != ElementType.VEC3) {
      throw new BadMeshException(
          "positions of three coordinates", "positions as " + positions.getElementType());
    }
    int first = mesh.vertexCount();
    AccessorData data = AccessorDatas.create(positions);
    for (int i = 0; i < positions.getCount(); i++) {
      double x = value(data, i, 0, positions.isNormalized());
      double y = value(data, i, 1, positions.isNormalized());
      double z = value(data, i, 2, positions.isNormalized());
      mesh.vertex(
          transform.coordinate(0, x, y, z),
          transform.coordinate(1, x, y, z),
          transform.coordinate(2, x, y, z));
    }
    AccessorModel indices = primitive.getIndices();
    int count = indices == null ? positions.getCount() : indices.getCount();
    AccessorData numbers = indices == null ? data : AccessorDatas.create(indices);
    int[] triangle = new int[3];
    int triangles = mode == TRIANGLES ? count / 3 : count - 2;
    for (int t = 0; t < triangles; t++) {
      for (int k = 0; k < 3; k++) {
        int at = place(mode, t, transform.mirrors() ? 2 - k : k);
        triangle[k] = first + (indices == null ? at : index(numbers, at, positions.getCount()));
      }
      mesh.face(triangle, 3);
    }
  }

  /** Which of the indices a corner has; in strips every other triangle turns the other way. */
  private static int place(int mode, int triangle, int corner) {
    return switch (mode) {
      case TRIANGLES -> 3 * triangle + corner;
      case STRIP -> triangle + (triangle % 2 == 0 || corner == 0 ? corner : 3 - corner);
      case FAN -> corner == 0 ? 0 : triangle + corner;
      default -> throw new IllegalArgumentException("mode " + mode);
    };
  }

  private static int index(AccessorData data, int at, int vertices) throws BadMeshException {
    long index;
    if (data instanceof AccessorShortData shorts) {
      index = shorts.getInt(at);
    } else if (data instanceof AccessorByteData bytes) {
      index = bytes.getInt(at);
    } else if (data instanceof AccessorIntData ints) {
      index = ints.getLong(at);
    } else {
      throw new BadMeshException("whole numbers as indices", "others");
    }
    if (index < 0 || index >= vertices) {
      throw new BadMeshException(
          "triangles of vertices that exist", "vertex " + index + " of " + vertices);
    }
    return (int) index;
  }

  /** Floats; or whole numbers, as KHR_mesh_quantization allows. */
  private static double value(AccessorData data, int element, int axis, boolean normalized)
      throws BadMeshException {
    if (data instanceof AccessorFloatData floats) {
      return floats.get(element, axis);
    }
    if (data instanceof AccessorShortData shorts) {
      double whole = shorts.getInt(element, axis);
      return normalized ? Math.max(-1, whole / (shorts.isUnsigned() ? 65535 : 32767)) : whole;
    }
    if (data instanceof AccessorByteData bytes) {
      double whole = bytes.getInt(element, axis);
      return normalized ? Math.max(-1, whole / (bytes.isUnsigned() ? 255 : 127)) : whole;
    }
    throw new BadMeshException("positions as floats", "another type of numbers");
  }
}
