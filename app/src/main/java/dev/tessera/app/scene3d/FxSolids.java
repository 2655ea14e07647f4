package dev.tessera.app.scene3d;

import dev.tessera.app.fx.ArgbView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;
import javafx.scene.shape.CullFace;
import javafx.scene.shape.MeshView;
import javafx.scene.shape.TriangleMesh;
import javafx.scene.shape.VertexFormat;

/** Solids as nodes of JavaFX; made on any thread, as long as they are not in a scene. */
final class FxSolids {
  /** Rows of a palette's texture: one would do, but small textures are filtered badly. */
  private static final int TEXTURE_ROWS = 4;

  private static final Color GLOSS = Color.gray(0.16);
  private static final double GLOSS_POWER = 28;

  private FxSolids() {}

  /** Nodes for a solid, one per chunk. */
  static List<MeshView> nodes(DisplayMesh solid) {
    PhongMaterial material = material(solid);
    List<MeshView> nodes = new ArrayList<>();
    for (MeshChunk chunk : MeshChunk.cut(solid.mesh())) {
      MeshView node = new MeshView(triangles(solid, chunk));
      node.setMaterial(material);
      node.setCullFace(CullFace.NONE);
      node.setMouseTransparent(true);
      nodes.add(node);
    }
    return nodes;
  }

  private static TriangleMesh triangles(DisplayMesh solid, MeshChunk chunk) {
    boolean coloured = solid.colours().isPresent();
    float[] points = new float[chunk.vertexCount() * 3];
    float[] normals = new float[chunk.vertexCount() * 3];
    float[] texture = new float[coloured ? chunk.vertexCount() * 2 : 2];
    Arrays.fill(texture, 0.5f);
    for (int i = 0; i < chunk.vertexCount(); i++) {
      int vertex = chunk.vertex(i);
      for (int axis = 0; axis < 3; axis++) {
        points[i * 3 + axis] = (float) solid.mesh().position(vertex, axis);
        normals[i * 3 + axis] = solid.normals().get(vertex, axis);
      }
      if (coloured) {
        texture[i * 2] = column(solid.colours().get(), vertex);
      }
    }
    int[] faces = new int[chunk.cornerCount() * 3];
    for (int i = 0; i < chunk.cornerCount(); i++) {
      int vertex = chunk.corner(i);
      faces[i * 3] = vertex;
      faces[i * 3 + 1] = vertex;
      faces[i * 3 + 2] = coloured ? vertex : 0;
    }
    TriangleMesh mesh = new TriangleMesh(VertexFormat.POINT_NORMAL_TEXCOORD);
    mesh.getPoints().setAll(points);
    mesh.getNormals().setAll(normals);
    mesh.getTexCoords().setAll(texture);
    mesh.getFaces().setAll(faces);
    return mesh;
  }

  /** The middle of a texel: at the very ends the first colour would be mixed with the last. */
  private static float column(VertexColours colours, int vertex) {
    int size = colours.palette().size();
    return (0.5f + colours.position(vertex) * (size - 1)) / size;
  }

  private static PhongMaterial material(DisplayMesh solid) {
    PhongMaterial material = new PhongMaterial(Color.WHITE);
    if (solid.colours().isEmpty()) {
      int tint = solid.tint();
      material.setDiffuseColor(Color.rgb(tint >> 16 & 255, tint >> 8 & 255, tint & 255));
    } else if (solid.lit()) {
      material.setDiffuseMap(texture(solid.colours().get().palette()));
    } else {
      material.setDiffuseColor(Color.BLACK);
      material.setSelfIlluminationMap(texture(solid.colours().get().palette()));
    }
    if (solid.lit()) {
      material.setSpecularColor(GLOSS);
      material.setSpecularPower(GLOSS_POWER);
    }
    return material;
  }

  private static Image texture(Palette palette) {
    int[] row = palette.toArray();
    int[] all = new int[row.length * TEXTURE_ROWS];
    for (int i = 0; i < TEXTURE_ROWS; i++) {
      System.arraycopy(row, 0, all, i * row.length, row.length);
    }
    return ArgbView.image(row.length, TEXTURE_ROWS, all);
  }
}
