package dev.tessera.model.signal.io.mesh;

import de.javagl.jgltf.impl.v2.GlTF;
import de.javagl.jgltf.model.GltfModel;
import de.javagl.jgltf.model.GltfModels;
import de.javagl.jgltf.model.MeshModel;
import de.javagl.jgltf.model.MeshPrimitiveModel;
import de.javagl.jgltf.model.NodeModel;
import de.javagl.jgltf.model.SceneModel;
import de.javagl.jgltf.model.io.GltfAsset;
import de.javagl.jgltf.model.io.GltfAssetReader;
import de.javagl.jgltf.model.io.v2.GltfAssetV2;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * glTF 2.0, as JSON or GLB: the triangles of the default scene, each node in its place. Skinned
 * meshes and those with morph targets are read as they are stored.
 */
final class GltfReader {
  private static final int GLB_HEADER = 12;

  /** Held, since the log manager forgets levels of loggers that nobody holds. */
  private static final Logger LIBRARY = Logger.getLogger("de.javagl.jgltf");

  private final MeshInput input;
  private final GltfJson json;
  private final IdentityHashMap<NodeModel, Integer> numbers = new IdentityHashMap<>();
  private final MeshBuilder mesh = new MeshBuilder(this::place);
  private final GltfPrimitive primitives = new GltfPrimitive(mesh);
  private String node = "a mesh";

  private GltfReader(MeshInput input, GltfJson json) {
    this.input = input;
    this.json = json;
  }

  static MeshBuilder read(MeshInput input) throws IOException {
    boolean binary = isWholeBinary(input);
    GltfJson json = binary ? GltfJson.ofBinary(input) : GltfJson.ofText(input);
    try (InputStream in = binary ? json.binary(input) : json.text()) {
      return new GltfReader(input, json).read(asset(in));
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      // The library trusts what it reads; what it then stumbles over tells people nothing.
      BadMeshException bad =
          new BadMeshException(
              "a glTF file whose parts fit together", "JSON that contradicts itself");
      bad.initCause(e);
      throw bad;
    }
  }

  private MeshBuilder read(GltfAssetV2 asset) throws IOException {
    GltfCheck.check(asset.getGltf());
    GltfBuffers.resolve(asset, json, input.path());
    read(asset.getGltf(), GltfModels.create(asset));
    if (mesh.triangleCount() == 0) {
      throw new BadMeshException("a glTF file with triangles", "none in its scene");
    }
    return mesh;
  }

  private static GltfAssetV2 asset(InputStream in) throws IOException {
    // It reports every unknown property on the console, whoever else takes the reports.
    LIBRARY.setLevel(Level.OFF);
    GltfAssetReader reader = new GltfAssetReader();
    reader.setJsonErrorConsumer(error -> {});
    GltfAsset asset = reader.readWithoutReferences(in);
    if (asset instanceof GltfAssetV2 v2) {
      return v2;
    }
    throw new BadMeshException("glTF 2.0", "glTF 1.0");
  }

  private static boolean isWholeBinary(MeshInput input) throws IOException {
    try (InputStream in = input.open()) {
      byte[] head = in.readNBytes(GLB_HEADER);
      boolean binary = head.length >= 4 && head[0] == 'g';
      if (binary && head.length < GLB_HEADER) {
        throw BadMeshException.truncated();
      }
      if (binary) {
        ByteBuffer words = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        if (words.getInt(4) != 2) {
          throw new BadMeshException("GLB of version 2", "version " + words.getInt(4));
        }
        long promised = words.getInt(8) & 0xFFFF_FFFFL;
        if (promised > input.size()) {
          throw new BadMeshException(
              "a GLB file of " + promised + " bytes, as its header says", "one of " + input.size());
        }
      }
      return binary;
    }
  }

  private void read(GlTF gltf, GltfModel model) throws BadMeshException {
    List<NodeModel> nodes = model.getNodeModels();
    for (int i = 0; i < nodes.size(); i++) {
      numbers.put(nodes.get(i), i);
    }
    List<NodeModel> roots = roots(gltf, model);
    for (NodeModel root : roots) {
      add(root, GltfTransform.IDENTITY);
    }
    if (model.getNodeModels().isEmpty()) {
      for (MeshModel each : model.getMeshModels()) {
        add(each, GltfTransform.IDENTITY);
      }
    }
  }

  private static List<NodeModel> roots(GlTF gltf, GltfModel model) throws BadMeshException {
    List<SceneModel> scenes = model.getSceneModels();
    if (scenes.isEmpty()) {
      return model.getNodeModels().stream().filter(n -> n.getParent() == null).toList();
    }
    int scene = gltf.getScene() == null ? 0 : gltf.getScene();
    if (scene < 0 || scene >= scenes.size()) {
      throw new BadMeshException(
          "a glTF file whose parts exist", "scene " + scene + " of " + scenes.size());
    }
    return scenes.get(scene).getNodeModels();
  }

  private void add(NodeModel from, GltfTransform parent) throws BadMeshException {
    if (input.cancelled().getAsBoolean()) {
      throw new CancellationException();
    }
    GltfTransform transform = parent.then(json.local(numbers.getOrDefault(from, -1)));
    node = from.getName() == null ? "a node" : "node \"" + from.getName() + "\"";
    boolean skinned = from.getSkinModel() != null;
    for (MeshModel each : from.getMeshModels()) {
      add(each, skinned ? GltfTransform.IDENTITY : transform);
    }
    for (NodeModel child : from.getChildren()) {
      add(child, transform);
    }
  }

  private void add(MeshModel from, GltfTransform transform) throws BadMeshException {
    int firstVertex = mesh.vertexCount();
    int firstCorner = 3 * mesh.triangleCount();
    mesh.part();
    for (MeshPrimitiveModel primitive : from.getMeshPrimitiveModels()) {
      primitives.add(primitive, transform);
    }
    mesh.weld(firstVertex, firstCorner);
  }

  private String place() {
    return node;
  }
}
