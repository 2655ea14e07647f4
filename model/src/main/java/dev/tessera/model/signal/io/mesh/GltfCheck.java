package dev.tessera.model.signal.io.mesh;

import de.javagl.jgltf.impl.v2.Accessor;
import de.javagl.jgltf.impl.v2.AccessorSparse;
import de.javagl.jgltf.impl.v2.Buffer;
import de.javagl.jgltf.impl.v2.BufferView;
import de.javagl.jgltf.impl.v2.GlTF;
import de.javagl.jgltf.impl.v2.Node;
import de.javagl.jgltf.model.ElementType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the JSON of a glTF file must say before its arrays are made: the library trusts counts,
 * offsets and the tree of nodes.
 */
final class GltfCheck {
  private static final Set<String> UNDERSTOOD =
      Set.of("KHR_mesh_quantization", "KHR_texture_transform", "KHR_lights_punctual");

  /** Sparse accessors may be longer than the file; more than this is no mesh but a mistake. */
  private static final int LONGEST_SPARSE = 50_000_000;

  private final GlTF gltf;

  private GltfCheck(GlTF gltf) {
    this.gltf = gltf;
  }

  /** Refuses extensions that change where vertices are, and ranges that lie outside. */
  static void check(GlTF gltf) throws BadMeshException {
    GltfCheck check = new GltfCheck(gltf);
    check.extensions();
    for (BufferView view : list(gltf.getBufferViews())) {
      check.view(view);
    }
    for (Accessor accessor : list(gltf.getAccessors())) {
      check.accessor(accessor);
    }
    check.tree();
  }

  private static <T> List<T> list(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static <T> T at(@Nullable List<T> list, @Nullable Integer index, String what)
      throws BadMeshException {
    List<T> present = list(list);
    if (index == null || index < 0 || index >= present.size()) {
      throw new BadMeshException(
          "a glTF file whose parts exist", what + " " + index + " of " + present.size());
    }
    return present.get(index);
  }

  private void extensions() throws BadMeshException {
    for (String extension : list(gltf.getExtensionsRequired())) {
      boolean looksOnly = extension.startsWith("KHR_materials_") || extension.contains("texture");
      if (!UNDERSTOOD.contains(extension) && !looksOnly) {
        throw new BadMeshException(
            "glTF without compression or other required extensions", "one with " + extension);
      }
    }
  }

  private void view(BufferView view) throws BadMeshException {
    Buffer buffer = at(gltf.getBuffers(), view.getBuffer(), "buffer");
    long end = number(view.getByteOffset()) + number(view.getByteLength());
    requireInside(end, number(buffer.getByteLength()), "a buffer");
    requireInside(number(view.getByteOffset()), end, "a buffer");
  }

  private void accessor(Accessor accessor) throws BadMeshException {
    if (accessor.getType() == null || !ElementType.contains(accessor.getType())) {
      throw new BadMeshException("numbers of a type of glTF", "the type " + accessor.getType());
    }
    int element =
        ElementType.forString(accessor.getType())
            .getByteStride((int) number(accessor.getComponentType()));
    long count = number(accessor.getCount());
    AccessorSparse sparse = accessor.getSparse();
    if (accessor.getBufferView() != null) {
      requireRoom(accessor.getBufferView(), number(accessor.getByteOffset()), count, element);
    } else if (sparse == null || count > LONGEST_SPARSE) {
      throw new BadMeshException("numbers with their data", count + " that are in no buffer");
    }
    if (sparse != null) {
      sparse(sparse, count, element);
    }
  }

  private void sparse(AccessorSparse sparse, long count, int element) throws BadMeshException {
    if (number(sparse.getCount()) > count
        || sparse.getIndices() == null
        || sparse.getValues() == null) {
      throw new BadMeshException("a sparse accessor of glTF", "one that changes what it lacks");
    }
    requireRoom(
        sparse.getIndices().getBufferView(),
        number(sparse.getIndices().getByteOffset()),
        number(sparse.getCount()),
        1);
    requireRoom(
        sparse.getValues().getBufferView(),
        number(sparse.getValues().getByteOffset()),
        number(sparse.getCount()),
        element);
  }

  private void requireRoom(@Nullable Integer viewIndex, long offset, long count, int element)
      throws BadMeshException {
    BufferView view = at(gltf.getBufferViews(), viewIndex, "buffer view");
    long stride = view.getByteStride() == null ? element : view.getByteStride();
    long end = count == 0 ? offset : offset + stride * (count - 1) + element;
    if (stride < 1 || count < 0) {
      throw new BadMeshException("counts of at least 0", "fewer than none in the JSON of the file");
    }
    requireInside(end, number(view.getByteLength()), "a buffer view");
  }

  private static void requireInside(long end, long length, String of) throws BadMeshException {
    if (end < 0 || end > length) {
      throw new BadMeshException(
          "numbers inside their buffers",
          String.format(Locale.ROOT, "some at byte %d of %s of %d bytes", end, of, length));
    }
  }

  /** Each node has one parent at most, and following parents comes to an end. */
  private void tree() throws BadMeshException {
    List<Node> nodes = list(gltf.getNodes());
    int[] parent = new int[nodes.size()];
    Arrays.fill(parent, -1);
    for (int i = 0; i < nodes.size(); i++) {
      for (Integer child : list(nodes.get(i).getChildren())) {
        at(nodes, child, "node");
        if (parent[child] >= 0) {
          throw new BadMeshException("a tree of nodes", "node " + child + " below two others");
        }
        parent[child] = i;
      }
    }
    for (int i = 0; i < parent.length; i++) {
      int steps = 0;
      for (int at = i; at >= 0; at = parent[at]) {
        if (steps++ > parent.length) {
          throw new BadMeshException("a tree of nodes", "node " + i + " below itself");
        }
      }
    }
  }

  private static long number(@Nullable Integer value) {
    return Objects.requireNonNullElse(value, 0);
  }
}
