package dev.tessera.app.fit;

import dev.tessera.app.fx.CameraGestures;
import dev.tessera.app.fx.ColourBar;
import dev.tessera.app.fx.ErrorColours;
import dev.tessera.app.fx.RasterView;
import dev.tessera.app.fx.SplitDivider;
import dev.tessera.app.fx.SplitHalves;
import dev.tessera.app.fx.StyleSheets;
import dev.tessera.app.fx.Viewport;
import dev.tessera.app.session.PixelRect;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** The zoomable canvas: original, reconstruction, their error, and the tiles. */
public final class PictureView extends Region {
  private static final PseudoClass TRANSPARENT = PseudoClass.getPseudoClass("transparent");

  private final PictureViewModel model;
  private final Region background = new Region();
  private final RasterView original = new RasterView();
  private final RasterView reconstruction = new RasterView();
  private final RasterView falseColours = new RasterView();
  private final TileLines lines = new TileLines();
  private final PixelValues values = new PixelValues();
  private final Rectangle hovered = new Rectangle();
  private final Rectangle selected = new Rectangle();
  private final SplitDivider divider;
  private final SplitHalves halves;
  private final ColourBar legend = new ColourBar();
  private final TileCard card = new TileCard();
  private final Region focusRing = new Region();

  /** What the rasters look at; looking again would cost a repaint. */
  private @Nullable Viewport looked;

  /** The picture whose false colours are held. */
  private @Nullable LivePixels coloured;

  /** Shows what the model holds. */
  public PictureView(PictureViewModel model) {
    this.model = model;
    divider = new SplitDivider(model.splitProperty(), "original", "reconstruction");
    halves = new SplitHalves(original, reconstruction, divider);
    getStyleClass().add("picture-view");
    StyleSheets.add(getStylesheets(), PictureView.class, "picture.css");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("Picture: wheel zooms, drag or arrow keys move, Shift shows the original");
    setMinSize(120, 90);
    dress();
    new PictureGestures(this, model);
    watch();
    model.setListener(new Repaint());
  }

  private void dress() {
    background.getStyleClass().add("picture-background");
    background.setManaged(false);
    hovered.getStyleClass().add("tile-hovered");
    selected.getStyleClass().add("tile-selected");
    focusRing.getStyleClass().add("picture-focus-ring");
    for (Node node : new Node[] {background, hovered, selected, focusRing}) {
      node.setMouseTransparent(true);
      node.setManaged(false);
    }
    getChildren()
        .addAll(
            background,
            original,
            reconstruction,
            falseColours,
            lines.pixelNode(),
            lines.tileNode(),
            values,
            selected,
            hovered,
            divider,
            legend,
            card,
            focusRing);
    Rectangle bounds = new Rectangle();
    bounds.widthProperty().bind(widthProperty());
    bounds.heightProperty().bind(heightProperty());
    setClip(bounds);
  }

  private void watch() {
    CameraGestures.follow(this, model.camera());
    model.viewportProperty().subscribe(this::requestLayout);
    model.shownModeProperty().subscribe(this::requestLayout);
    model.shownModeProperty().subscribe(mode -> repaintFalseColours());
    model.splitProperty().subscribe(this::requestLayout);
    model.gridVisibleProperty().subscribe(this::requestLayout);
    model.hoverProperty().subscribe(this::requestLayout);
    model.codeProperty().subscribe(this::requestLayout);
    model.selectedTileProperty().subscribe(this::requestLayout);
  }

  @Override
  protected void layoutChildren() {
    focusRing.resizeRelocate(0, 0, getWidth(), getHeight());
    LivePixels live = model.picture();
    Viewport v = model.viewportProperty().get().orElse(null);
    if (live == null || v == null) {
      getChildren().forEach(child -> child.setVisible(child == focusRing));
      return;
    }
    background.setVisible(true);
    arrangePictures(live, v);
    lines.draw(live.grid(), v, model.gridVisibleProperty().get());
    values.draw(model, live, v);
    arrangeTiles(live, v);
    arrangeLegend();
  }

  private void arrangePictures(LivePixels live, Viewport v) {
    PictureMode mode = model.shownModeProperty().get();
    boolean split = mode == PictureMode.SPLIT;
    original.setVisible(split || mode == PictureMode.ORIGINAL);
    reconstruction.setVisible(split || mode == PictureMode.RECONSTRUCTION);
    falseColours.setVisible(mode == PictureMode.ERROR || mode == PictureMode.TILE_PSNR);
    if (!v.equals(looked)) {
      looked = v;
      for (RasterView raster : new RasterView[] {original, reconstruction, falseColours}) {
        raster.look(
            v.scale(), v.originX(), v.originY(), v.viewWidth(), v.viewHeight(), v.deviceScale());
      }
    }
    halves.place(split, getWidth(), getHeight());
    background.pseudoClassStateChanged(TRANSPARENT, live.withAlpha());
    outline(background, new PixelRect(0, 0, live.width(), live.height()), v);
  }

  private void arrangeTiles(LivePixels live, Viewport v) {
    HoverInfo info = model.hoverProperty().get().orElse(null);
    boolean several = live.grid().tileCount() > 1;
    hovered.setVisible(info != null && several);
    card.setVisible(info != null && several);
    if (info != null) {
      PixelRect cell = live.cellOf(info.tile());
      outline(hovered, cell, v);
      card.show(info, live.grid().tilesAlong(1), model.codeProperty().get());
      card.place(cell, v);
    }
    int tile = model.selectedTileProperty().get();
    selected.setVisible(tile != PictureViewModel.NO_TILE && several);
    if (selected.isVisible()) {
      outline(selected, live.cellOf(tile), v);
    }
  }

  private void arrangeLegend() {
    legend.setVisible(falseColours.isVisible());
    if (model.shownModeProperty().get() == PictureMode.ERROR) {
      ErrorColours of = model.errorColours();
      legend.show(of.kind().label(), of.colours(), of.low(), of.high(), "%.3g");
    } else {
      legend.show(
          "PSNR of each tile, dB (darker: finished)",
          model.psnrColours().map(),
          PsnrColours.LOW,
          PsnrColours.HIGH,
          "%.0f");
    }
    double width = legend.prefWidth(-1);
    double height = legend.prefHeight(width);
    legend.resizeRelocate(10, getHeight() - height - 10, width, height);
  }

  private static void outline(Rectangle frame, PixelRect cell, Viewport v) {
    frame.setX(v.snapX(cell.x()));
    frame.setY(v.snapY(cell.y()));
    frame.setWidth(v.snapX(cell.right()) - frame.getX());
    frame.setHeight(v.snapY(cell.bottom()) - frame.getY());
  }

  private static void outline(Region region, PixelRect cell, Viewport v) {
    double x = v.snapX(cell.x());
    double y = v.snapY(cell.y());
    region.resizeRelocate(x, y, v.snapX(cell.right()) - x, v.snapY(cell.bottom()) - y);
  }

  /** Shows other false colours; only a mode that shows them takes the memory. */
  private void repaintFalseColours() {
    LivePixels live = model.picture();
    PictureMode mode = model.shownModeProperty().get();
    if (live == null) {
      falseColours.clear();
    } else if (mode != PictureMode.ERROR && mode != PictureMode.TILE_PSNR) {
      return;
    } else if (live != coloured) {
      falseColours.setPicture(live.width(), live.height(), this::readFalseColours);
      looked = null; // a new picture has to be told the window again
    } else {
      falseColours.invalidateAll();
    }
    coloured = live;
    requestLayout();
  }

  private void readFalseColours(int x, int y, int w, int h, int[] target, int offset, int stride) {
    LivePixels live = coloured;
    PixelRect area = new PixelRect(x, y, w, h);
    if (live != null && model.modeProperty().get() == PictureMode.TILE_PSNR) {
      live.readTilePsnr(model.psnrColours(), area, target, offset, stride);
    } else if (live != null) {
      live.readError(model.errorColours(), area, target, offset, stride);
    }
  }

  /** Carries changed pixels from the model to the rasters. */
  private final class Repaint implements PictureListener {
    @Override
    public void pictureReplaced() {
      LivePixels live = model.picture();
      looked = null;
      if (live == null) {
        original.clear();
        reconstruction.clear();
      } else {
        original.setPicture(
            live.width(),
            live.height(),
            (x, y, w, h, d, o, s) -> live.readOriginal(new PixelRect(x, y, w, h), d, o, s));
        reconstruction.setPicture(
            live.width(),
            live.height(),
            (x, y, w, h, d, o, s) -> live.readReconstruction(new PixelRect(x, y, w, h), d, o, s));
      }
      repaintFalseColours();
    }

    @Override
    public void frameReplaced() {
      original.invalidateAll();
      reconstructionReplaced();
    }

    @Override
    public void reconstructionChanged(PixelRect area) {
      reconstruction.invalidate(area.x(), area.y(), area.width(), area.height());
      falseColours.invalidate(area.x(), area.y(), area.width(), area.height());
      if (values.isVisible()) {
        requestLayout();
      }
    }

    @Override
    public void reconstructionReplaced() {
      reconstruction.invalidateAll();
      falseColours.invalidateAll();
      requestLayout();
    }

    @Override
    public void coloursChanged() {
      repaintFalseColours();
    }
  }
}
