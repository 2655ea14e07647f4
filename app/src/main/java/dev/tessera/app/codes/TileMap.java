package dev.tessera.app.codes;

import dev.tessera.app.fx.CameraGestures;
import dev.tessera.app.fx.PixelSource;
import dev.tessera.app.fx.RasterView;
import dev.tessera.app.fx.Viewport;
import dev.tessera.app.session.PixelRect;
import dev.tessera.model.tile.GridTiling;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * A zoomable picture whose tiles are pointed at and chosen: wheel zooms, drag moves, click and
 * arrow keys choose. Two of them share a camera, so they always show the same place.
 */
final class TileMap extends Region {
  /** Tiles that an arrow key with Shift moves. */
  private static final int FAR = 8;

  private final LatentViewModel model;
  private final PixelSource pixels;
  private final boolean leads;
  private final RasterView raster = new RasterView();
  private final Rectangle hovered = new Rectangle();
  private final Rectangle selected = new Rectangle();
  private final MotionArrows arrows = new MotionArrows();
  private final Region focusRing = new Region();
  private @Nullable Viewport looked;
  private @Nullable Viewport arrowsFor;
  private List<MovedPart> moved = List.of();

  /**
   * A picture of the model's size.
   *
   * @param name read aloud
   * @param pixels what is shown
   * @param leads whether the camera follows this one's size
   */
  TileMap(LatentViewModel model, String name, PixelSource pixels, boolean leads) {
    this.model = model;
    this.pixels = pixels;
    this.leads = leads;
    getStyleClass().add("tile-map");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(name + ": arrow keys choose a tile, wheel zooms, drag moves");
    setMinSize(80, 80);
    hovered.getStyleClass().add("tile-hovered");
    selected.getStyleClass().add("tile-selected");
    focusRing.getStyleClass().add("focus-ring");
    for (Node node : new Node[] {hovered, selected, focusRing}) {
      node.setMouseTransparent(true);
      node.setManaged(false);
    }
    getChildren().addAll(raster, arrows, selected, hovered, focusRing);
    Rectangle bounds = new Rectangle();
    bounds.widthProperty().bind(widthProperty());
    bounds.heightProperty().bind(heightProperty());
    setClip(bounds);
    watch();
    listen();
  }

  private void watch() {
    if (leads) {
      CameraGestures.follow(this, model.camera());
    }
    model.camera().viewportProperty().subscribe(this::requestLayout);
    model.pointer().selected().subscribe(this::requestLayout);
    model.pointer().hovered().subscribe(this::requestLayout);
    model.state().subscribe(this::requestLayout);
  }

  /** Shows another picture, or none. */
  void pictureReplaced() {
    looked = null;
    model
        .picture()
        .ifPresentOrElse(p -> raster.setPicture(p.width(), p.height(), pixels), raster::clear);
    requestLayout();
  }

  /** Shows motion over the picture. */
  void setMoved(List<MovedPart> parts) {
    moved = parts;
    arrowsFor = null;
    requestLayout();
  }

  /** Reads all pixels again. */
  void invalidate() {
    raster.invalidateAll();
  }

  /** Reads some pixels again. */
  void invalidate(PixelRect cell) {
    raster.invalidate(cell.x(), cell.y(), cell.width(), cell.height());
  }

  @Override
  protected void layoutChildren() {
    focusRing.resizeRelocate(0, 0, getWidth(), getHeight());
    Viewport v = model.camera().viewportProperty().get().orElse(null);
    raster.setVisible(v != null);
    arrows.setVisible(v != null);
    if (v != null && !v.equals(arrowsFor)) {
      arrowsFor = v;
      arrows.show(
          moved,
          new MotionArrows.Placing(v.scale(), v.originX(), v.originY()),
          new Rectangle2D(0, 0, v.viewWidth(), v.viewHeight()));
    }
    if (v != null && !v.equals(looked)) {
      looked = v;
      raster.look(
          v.scale(), v.originX(), v.originY(), v.viewWidth(), v.viewHeight(), v.deviceScale());
    }
    outline(selected, model.pointer().selected().get(), v);
    outline(hovered, model.pointer().hovered().get(), v);
  }

  private void outline(Rectangle frame, int tile, @Nullable Viewport v) {
    GridTiling grid = model.grid().orElse(null);
    frame.setVisible(v != null && grid != null && tile != TilePointer.NO_TILE);
    if (v != null && grid != null && frame.isVisible()) {
      PixelRect cell = PixelRect.of(grid, tile);
      frame.setX(v.snapX(cell.x()));
      frame.setY(v.snapY(cell.y()));
      frame.setWidth(v.snapX(cell.right()) - frame.getX());
      frame.setHeight(v.snapY(cell.bottom()) - frame.getY());
    }
  }

  private void listen() {
    CameraGestures.move(this, model.camera(), (x, y) -> model.pointer().hover(tileAt(x, y)));
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> model.pointer().hover(TilePointer.NO_TILE));
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
  }

  private int tileAt(double x, double y) {
    return model
        .camera()
        .viewportProperty()
        .get()
        .filter(v -> v.hits(x, y))
        .flatMap(v -> model.grid().map(g -> PixelRect.tileAt(g, v.column(x), v.row(y))))
        .orElse(TilePointer.NO_TILE);
  }

  private void clicked(MouseEvent event) {
    int tile = tileAt(event.getX(), event.getY());
    if (event.getButton() == MouseButton.PRIMARY
        && event.isStillSincePress()
        && tile != TilePointer.NO_TILE) {
      model.pointer().select(tile);
    }
  }

  private void typed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    int step = event.isShiftDown() ? FAR : 1;
    switch (event.getCode()) {
      case UP -> move(-step, 0);
      case DOWN -> move(step, 0);
      case LEFT -> move(0, -step);
      case RIGHT -> move(0, step);
      case PLUS, ADD, EQUALS -> model.camera().zoomIn();
      case MINUS, SUBTRACT -> model.camera().zoomOut();
      case DIGIT0, NUMPAD0 -> model.camera().change(Viewport::fit);
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** Chooses a neighbour and brings it into view. */
  private void move(int down, int right) {
    model.pointer().move(down, right);
    int tile = model.pointer().selected().get();
    model
        .grid()
        .filter(g -> tile != TilePointer.NO_TILE)
        .map(g -> PixelRect.of(g, tile))
        .ifPresent(cell -> model.camera().change(v -> towards(v, cell)));
  }

  private static Viewport towards(Viewport v, PixelRect cell) {
    double left = Math.max(0, -v.toViewX(cell.x()));
    double right = Math.max(0, v.toViewX(cell.right()) - v.viewWidth());
    double up = Math.max(0, -v.toViewY(cell.y()));
    double down = Math.max(0, v.toViewY(cell.bottom()) - v.viewHeight());
    return left + right + up + down == 0 ? v : v.pan(left - right, up - down);
  }
}
