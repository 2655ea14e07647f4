package dev.tessera.app.scene3d;

import dev.tessera.app.fx.StyleSheets;
import dev.tessera.app.session.IoPool;
import java.util.List;
import java.util.function.Supplier;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;

/**
 * A 3D view of solids: drag turns, right or Shift and drag moves, the wheel zooms, double click
 * looks from the front again; arrow keys turn and, with Shift, move. Views that share a camera move
 * together. Drawn by the graphics card, or by the processor where there is no 3D.
 */
public final class MeshPane extends Region {
  private final Drawing drawing;
  private final SolidFeed feed;
  private final OrbitModel camera;
  private final BooleanProperty wireframe = new SimpleBooleanProperty();
  private final Label caption = new Label();
  private final Region focusRing = new Region();

  /**
   * An empty view.
   *
   * @param camera looked from; may be shared by several views
   * @param pool converts solids
   */
  public MeshPane(OrbitModel camera, IoPool pool) {
    this(
        camera,
        pool,
        Platform.isSupported(ConditionalFeature.SCENE3D)
            ? new FxDrawing()
            : new RasterDrawing(pool));
  }

  MeshPane(OrbitModel camera, IoPool pool, Drawing drawing) {
    this.camera = camera;
    this.drawing = drawing;
    feed = new SolidFeed(pool, drawing::prepare);
    getStyleClass().add("mesh-pane");
    StyleSheets.add(getStylesheets(), MeshPane.class, "scene3d.css");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(80, 80);
    caption.getStyleClass().add("mesh-caption");
    focusRing.getStyleClass().add("picture-focus-ring");
    for (Node node : new Node[] {caption, focusRing}) {
      node.setMouseTransparent(true);
      node.setManaged(false);
    }
    getChildren().addAll(drawing.node(), caption, focusRing);
    Rectangle bounds = new Rectangle();
    bounds.widthProperty().bind(widthProperty());
    bounds.heightProperty().bind(heightProperty());
    setClip(bounds);
    new OrbitGestures(this, camera);
    camera.camera().subscribe(this::requestLayout);
    wireframe.subscribe(drawing::wireframe);
    deviceScale().subscribe(scale -> requestLayout());
  }

  /**
   * Names the view: the words stand in its corner and are read aloud.
   *
   * @param words a word or two
   */
  public void setCaption(String words) {
    caption.setText(words);
    setAccessibleText(words + ", 3D view: drag or arrow keys turn, Shift moves, wheel zooms");
    requestLayout();
  }

  /**
   * Shows other solids as soon as they are made and converted; of several requests the newest
   * counts.
   *
   * @param solids called on a thread of the pool
   */
  public void show(Supplier<List<DisplayMesh>> solids) {
    feed.show(solids);
  }

  /** What is shown now. */
  public List<DisplayMesh> shown() {
    return feed.shown();
  }

  /** Edges instead of faces. */
  public BooleanProperty wireframeProperty() {
    return wireframe;
  }

  private ObservableValue<Number> deviceScale() {
    return sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::outputScaleXProperty)
        .orElse(1.0);
  }

  @Override
  protected void layoutChildren() {
    Scene scene = getScene();
    Window window = scene == null ? null : scene.getWindow();
    drawing.look(
        camera.camera().get(),
        getWidth(),
        getHeight(),
        window == null ? 1 : window.getOutputScaleX());
    caption.setVisible(!caption.getText().isEmpty());
    caption.setAlignment(Pos.CENTER_LEFT);
    double width = caption.prefWidth(-1);
    caption.resizeRelocate(10, 10, width, caption.prefHeight(width));
    focusRing.resizeRelocate(0, 0, getWidth(), getHeight());
  }
}
