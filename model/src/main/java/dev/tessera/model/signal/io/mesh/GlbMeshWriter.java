package dev.tessera.model.signal.io.mesh;

import de.javagl.jgltf.model.creation.GltfModelBuilder;
import de.javagl.jgltf.model.creation.MeshPrimitiveBuilder;
import de.javagl.jgltf.model.impl.DefaultMeshModel;
import de.javagl.jgltf.model.impl.DefaultNodeModel;
import de.javagl.jgltf.model.impl.DefaultSceneModel;
import de.javagl.jgltf.model.io.GltfModelWriter;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Optional;

/** GLB with one node. */
final class GlbMeshWriter {
  private GlbMeshWriter() {}

  static void write(Mesh mesh, Optional<Normals> normals, OutputStream out) throws IOException {
    MeshPrimitiveBuilder primitive =
        MeshPrimitiveBuilder.create()
            .setTriangles()
            .setIntIndices(IntBuffer.wrap(mesh.corners()))
            .addPositions3D(FloatBuffer.wrap(mesh.floatPositions()));
    if (normals.isPresent()) {
      primitive.addNormals3D(FloatBuffer.wrap(directions(normals.get())));
    }
    DefaultMeshModel meshes = new DefaultMeshModel();
    meshes.addMeshPrimitiveModel(primitive.build());
    DefaultNodeModel node = new DefaultNodeModel();
    node.addMeshModel(meshes);
    DefaultSceneModel scene = new DefaultSceneModel();
    scene.addNode(node);
    GltfModelBuilder model = GltfModelBuilder.create();
    model.addSceneModel(scene);
    new GltfModelWriter().writeBinary(model.build(), out);
  }

  private static float[] directions(Normals normals) {
    float[] directions = new float[3 * normals.count()];
    for (int i = 0; i < directions.length; i++) {
      directions[i] = normals.get(i / 3, i % 3);
    }
    return directions;
  }
}
