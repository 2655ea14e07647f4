package dev.tessera.app.scene3d;

import dev.tessera.model.render.OrbitCamera;
import java.util.List;
import javafx.scene.AmbientLight;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.PerspectiveCamera;
import javafx.scene.PointLight;
import javafx.scene.SceneAntialiasing;
import javafx.scene.SubScene;
import javafx.scene.paint.Color;
import javafx.scene.shape.DrawMode;
import javafx.scene.shape.MeshView;
import javafx.scene.transform.Affine;

/** Drawing by the graphics card; a lamp above the camera's left shoulder follows it. */
final class FxDrawing implements Drawing {
  private static final double NEAR = 0.02;
  private static final double FAR = 100;

  /** What light falls on. */
  private final Group solids = new Group();

  /** What shows its colours as they are: never drawn as wires. */
  private final Group charts = new Group();

  private final PerspectiveCamera camera = new PerspectiveCamera(true);
  private final PointLight lamp = new PointLight(Color.gray(0.72));
  private final PointLight fill = new PointLight(Color.gray(0.2));
  private final Affine pose = new Affine();
  private final SubScene scene;
  private boolean wireframe;

  FxDrawing() {
    camera.setNearClip(NEAR);
    camera.setFarClip(FAR);
    Group head = new Group(camera, lamp, fill);
    head.getTransforms().add(pose);
    scene =
        new SubScene(
            new Group(solids, charts, head, new AmbientLight(Color.gray(0.26))),
            1,
            1,
            true,
            SceneAntialiasing.BALANCED);
    scene.setCamera(camera);
    scene.setFill(Color.TRANSPARENT);
    scene.setManaged(false);
    scene.setMouseTransparent(true);
  }

  @Override
  public Node node() {
    return scene;
  }

  @Override
  public Runnable prepare(List<DisplayMesh> content) {
    List<MeshView> lit = nodes(content, true);
    List<MeshView> unlit = nodes(content, false);
    return () -> {
      lit.forEach(this::dress);
      solids.getChildren().setAll(lit);
      charts.getChildren().setAll(unlit);
    };
  }

  private static List<MeshView> nodes(List<DisplayMesh> content, boolean lit) {
    return content.stream()
        .filter(solid -> solid.lit() == lit)
        .flatMap(solid -> FxSolids.nodes(solid).stream())
        .toList();
  }

  @Override
  public void look(OrbitCamera orbit, double width, double height, double deviceScale) {
    scene.setWidth(Math.max(1, width));
    scene.setHeight(Math.max(1, height));
    camera.setFieldOfView(orbit.fieldOfView());
    camera.setVerticalFieldOfView(width >= height);
    pose.setToTransform(
        orbit.right(0),
        -orbit.up(0),
        -orbit.back(0),
        orbit.eye(0),
        orbit.right(1),
        -orbit.up(1),
        -orbit.back(1),
        orbit.eye(1),
        orbit.right(2),
        -orbit.up(2),
        -orbit.back(2),
        orbit.eye(2));
    double away = orbit.distance();
    lamp.setTranslateX(-0.6 * away);
    lamp.setTranslateY(-0.7 * away);
    fill.setTranslateX(0.9 * away);
    fill.setTranslateY(0.3 * away);
  }

  @Override
  public void wireframe(boolean on) {
    wireframe = on;
    solids.getChildren().forEach(node -> dress((MeshView) node));
  }

  private void dress(MeshView node) {
    node.setDrawMode(wireframe ? DrawMode.LINE : DrawMode.FILL);
  }
}
