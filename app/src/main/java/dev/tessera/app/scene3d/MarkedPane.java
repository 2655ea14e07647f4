package dev.tessera.app.scene3d;

import dev.tessera.app.fx.StyleSheets;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Pending;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.SightLine;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * A surface in 3D with marks on it; a click tells the line of sight there. Marks that the surface
 * hides are faint.
 */
public final class MarkedPane extends Region {
  private static final double MARK = 20;
  private static final double FAINT = 0.25;

  /** Of the way to a mark, what the surface may be nearer by rounding. */
  private static final double SLACK = 1e-3;

  private final OrbitModel camera;
  private final IoPool pool;
  private final MeshPane pane;
  private final Pending looking = new Pending();
  private List<SurfaceMark> marks = List.of();
  private List<Label> labels = List.of();
  private Optional<Mesh> surface = Optional.empty();
  private Consumer<SightLine> onSight = line -> {};

  /**
   * An empty view.
   *
   * @param camera looked from; may be shared by several views
   * @param pool converts what is shown, and looks which marks are hidden
   */
  public MarkedPane(OrbitModel camera, IoPool pool) {
    this.camera = camera;
    this.pool = pool;
    pane = new MeshPane(camera, pool);
    setMinSize(80, 80);
    Rectangle bounds = new Rectangle();
    bounds.widthProperty().bind(widthProperty());
    bounds.heightProperty().bind(heightProperty());
    setClip(bounds);
    StyleSheets.add(getStylesheets(), MarkedPane.class, "scene3d.css");
    getChildren().add(pane);
    pane.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    camera.camera().subscribe(this::look);
  }

  /** Names the view, as {@link MeshPane#setCaption}. */
  public void setCaption(String words) {
    pane.setCaption(words);
  }

  /** Is told the line of sight of each click. */
  public void setOnSight(Consumer<SightLine> listener) {
    onSight = listener;
  }

  /** Shows another surface, or none. */
  public void show(Optional<Mesh> mesh, Optional<Normals> normals) {
    surface = mesh;
    List<DisplayMesh> solids =
        mesh.flatMap(m -> normals.map(n -> DisplayMesh.of(m, n, DisplayMesh.CLAY))).stream()
            .toList();
    pane.show(() -> solids);
    look();
  }

  /** Shows other marks. */
  public void mark(List<SurfaceMark> others) {
    marks = List.copyOf(others);
    labels = marks.stream().map(MarkedPane::label).toList();
    getChildren().setAll(pane);
    getChildren().addAll(labels);
    look();
  }

  private static Label label(SurfaceMark mark) {
    Label label = new Label(mark.text());
    label.getStyleClass().add("surface-mark");
    label.setAlignment(Pos.CENTER);
    label.setStyle("-fx-background-color: #%06x;".formatted(mark.tint()));
    label.setMouseTransparent(true);
    label.setManaged(false);
    return label;
  }

  private void clicked(MouseEvent event) {
    boolean meant = event.getClickCount() == 1 && event.isStillSincePress();
    if (meant && event.getButton() == MouseButton.PRIMARY) {
      double right = (event.getX() - getWidth() / 2) / half();
      double up = (getHeight() / 2 - event.getY()) / half();
      onSight.accept(camera.camera().get().sight(right, up));
    }
  }

  /** Half the shorter edge: the camera's angle of view is along that. */
  private double half() {
    return Math.max(1, Math.min(getWidth(), getHeight())) / 2;
  }

  /** Looks from the camera where marks are now, and which are hidden. */
  private void look() {
    requestLayout();
    OrbitCamera from = camera.camera().get();
    List<SurfaceMark> all = marks;
    surface.ifPresent(
        mesh ->
            looking.submit(
                pool,
                cancelled ->
                    all.stream()
                        .map(mark -> cancelled.getAsBoolean() || hidden(mark, from, mesh))
                        .toList(),
                outcome ->
                    Delivery.value(outcome, cause -> {})
                        .ifPresent(
                            hidden ->
                                IntStream.range(0, labels.size())
                                    .forEach(
                                        i ->
                                            labels.get(i).setOpacity(hidden.get(i) ? FAINT : 1)))));
  }

  private static boolean hidden(SurfaceMark mark, OrbitCamera from, Mesh mesh) {
    SightLine line =
        new SightLine(
            from.eye(0),
            from.eye(1),
            from.eye(2),
            mark.x() - from.eye(0),
            mark.y() - from.eye(1),
            mark.z() - from.eye(2));
    return line.meets(mesh).orElse(1) < 1 - SLACK;
  }

  @Override
  protected void layoutChildren() {
    pane.resizeRelocate(0, 0, getWidth(), getHeight());
    for (int i = 0; i < labels.size(); i++) {
      SurfaceMark mark = marks.get(i);
      double[] seen = camera.camera().get().seen(mark.x(), mark.y(), mark.z());
      Label label = labels.get(i);
      label.setVisible(seen[2] > 0);
      label.resizeRelocate(
          getWidth() / 2 + half() * seen[0] - MARK / 2,
          getHeight() / 2 - half() * seen[1] - MARK / 2,
          MARK,
          MARK);
    }
  }
}
