package dev.tessera.app.light;

import dev.tessera.app.fx.CameraGestures;
import dev.tessera.app.fx.ColourBar;
import dev.tessera.app.fx.RasterView;
import dev.tessera.app.fx.SplitDivider;
import dev.tessera.app.fx.SplitHalves;
import dev.tessera.app.fx.Viewport;
import dev.tessera.app.session.PixelImage;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The picture that is seen: drag moves the eye, click chooses a pixel, wheel zooms, drag with Shift
 * or the middle button pans.
 */
final class LookCanvas extends Region {
  private static final double CROSS = 7;

  private final LookViewModel model;
  private final RasterView original = new RasterView();
  private final RasterView seen = new RasterView();
  private final Line across = new Line();
  private final Line upright = new Line();
  private final SplitDivider divider;
  private final SplitHalves halves;
  private final ColourBar legend = new ColourBar();
  private final Region focusRing = new Region();
  private double lastX;
  private double lastY;

  /** What the rasters look at. */
  private @Nullable Viewport looked;

  /** The pictures that they show. */
  private Optional<PixelImage> shown = Optional.empty();

  private Optional<PixelImage> compared = Optional.empty();

  LookCanvas(LookViewModel model) {
    this.model = model;
    setId("look-canvas");
    getStyleClass().add("look-canvas");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(
        "Light field: drag or arrow keys move the eye, click focuses, wheel zooms, drag with Shift"
            + " moves the picture");
    setFocusTraversable(true);
    setMinSize(120, 90);
    divider = new SplitDivider(model.split(), "view of the file", "reconstruction");
    halves = new SplitHalves(original, seen, divider);
    focusRing.getStyleClass().add("look-focus-ring");
    for (Node node : new Node[] {across, upright}) {
      node.getStyleClass().add("look-cross");
    }
    for (Node node : new Node[] {across, upright, focusRing}) {
      node.setManaged(false);
      node.setMouseTransparent(true);
    }
    getChildren().addAll(original, seen, across, upright, divider, legend, focusRing);
    Rectangle bounds = new Rectangle();
    bounds.widthProperty().bind(widthProperty());
    bounds.heightProperty().bind(heightProperty());
    setClip(bounds);
    listen();
    model.image().subscribe(this::fill);
    model.point().subscribe(this::requestLayout);
    model.split().subscribe(this::requestLayout);
    model.camera().viewportProperty().subscribe(this::requestLayout);
  }

  private void listen() {
    CameraGestures.follow(this, model.camera());
    CameraGestures.move(this, model.camera(), (x, y) -> {}, LookCanvas::pans);
    LookKeys.listen(this, model);
    addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          lastX = event.getX();
          lastY = event.getY();
        });
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private static boolean pans(MouseEvent event) {
    return event.getButton() == MouseButton.MIDDLE
        || (event.getButton() == MouseButton.PRIMARY && event.isShiftDown());
  }

  private void dragged(MouseEvent event) {
    Optional<Viewport> view = model.camera().viewportProperty().get();
    if (view.isPresent()
        && event.getButton() == MouseButton.PRIMARY
        && !event.isStillSincePress()
        && !pans(event)) {
      Viewport v = view.get();
      setCursor(Cursor.MOVE);
      model.drag(
          (event.getY() - lastY) / (v.imageHeight() * v.scale()),
          (event.getX() - lastX) / (v.imageWidth() * v.scale()));
    }
    lastX = event.getX();
    lastY = event.getY();
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      model
          .camera()
          .viewportProperty()
          .get()
          .filter(v -> v.hits(event.getX(), event.getY()))
          .ifPresent(v -> model.choose(new LookPoint(v.column(event.getX()), v.row(event.getY()))));
    }
  }

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case PLUS, ADD, EQUALS -> model.camera().zoomIn();
      case MINUS, SUBTRACT -> model.camera().zoomOut();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void fill(Optional<LookImage> now) {
    shown = fill(seen, shown, now.map(LookImage::pixels));
    compared = fill(original, compared, now.flatMap(LookImage::original));
    requestLayout();
  }

  /** Another picture of the same size is read again, which costs no new texture. */
  private Optional<PixelImage> fill(
      RasterView raster, Optional<PixelImage> before, Optional<PixelImage> now) {
    if (now.isEmpty()) {
      if (before.isPresent()) {
        raster.clear();
      }
      return now;
    }
    PixelImage picture = now.get();
    boolean alike =
        before
            .filter(b -> b.width() == picture.width() && b.height() == picture.height())
            .isPresent();
    if (alike) {
      raster.invalidateAll();
    } else {
      boolean left = raster == original;
      raster.setPicture(
          picture.width(),
          picture.height(),
          (x, y, w, h, target, offset, stride) ->
              (left ? compared : shown).ifPresent(p -> p.read(x, y, w, h, target, offset, stride)));
      looked = null;
    }
    return now;
  }

  @Override
  protected void layoutChildren() {
    focusRing.resizeRelocate(0, 0, getWidth(), getHeight());
    Optional<LookImage> now = model.image().get();
    Viewport v = model.camera().viewportProperty().get().orElse(null);
    if (now.isEmpty() || v == null) {
      getChildren().forEach(child -> child.setVisible(child == focusRing));
      return;
    }
    LookMode mode = now.get().wish().mode();
    if (!v.equals(looked)) {
      looked = v;
      for (RasterView raster : new RasterView[] {original, seen}) {
        raster.look(
            v.scale(), v.originX(), v.originY(), v.viewWidth(), v.viewHeight(), v.deviceScale());
      }
    }
    boolean split = mode == LookMode.SPLIT && now.get().original().isPresent();
    original.setVisible(split);
    seen.setVisible(true);
    halves.place(split, getWidth(), getHeight());
    mark(v);
    explain(mode);
  }

  private void mark(Viewport v) {
    Optional<LookPoint> at = model.point().get().filter(p -> model.slicesShown().get());
    across.setVisible(at.isPresent());
    upright.setVisible(at.isPresent());
    if (at.isPresent()) {
      double x = v.toViewX(at.get().x() + 0.5);
      double y = v.toViewY(at.get().y() + 0.5);
      across.setStartX(x - CROSS);
      across.setEndX(x + CROSS);
      across.setStartY(y);
      across.setEndY(y);
      upright.setStartX(x);
      upright.setEndX(x);
      upright.setStartY(y - CROSS);
      upright.setEndY(y + CROSS);
    }
  }

  private void explain(LookMode mode) {
    LookField field = model.field().get().orElse(null);
    legend.setVisible(field != null && (mode.measures() || mode == LookMode.ERROR));
    if (field == null || !legend.isVisible()) {
      return;
    }
    if (mode == LookMode.ERROR) {
      legend.show(
          LookDrawing.ERROR.kind().label(),
          LookDrawing.ERROR.colours(),
          LookDrawing.ERROR.low(),
          LookDrawing.ERROR.high(),
          "%.3g");
    } else {
      legend.show(
          "Disparity, pixels per view: far \u2013 near",
          LookDrawing.DEPTH,
          field.far(),
          field.near(),
          "%.2f");
    }
    double width = legend.prefWidth(-1);
    double height = legend.prefHeight(width);
    legend.resizeRelocate(10, getHeight() - height - 10, width, height);
  }
}
