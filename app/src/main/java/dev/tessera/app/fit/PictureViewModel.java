package dev.tessera.app.fit;

import dev.tessera.app.fx.ColourMap;
import dev.tessera.app.fx.ErrorColours;
import dev.tessera.app.fx.ErrorKind;
import dev.tessera.app.fx.PictureCamera;
import dev.tessera.app.fx.Viewport;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.PixelRect;
import dev.tessera.model.fit.Snapshot.TileCode;
import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableDoubleValue;
import org.jspecify.annotations.Nullable;

/** What is on the canvas, how it is shown, and what the cursor is on; for one thread. */
public final class PictureViewModel {
  /** Stands for no tile where a tile's number is expected. */
  public static final int NO_TILE = -1;

  /**
   * A patch of more cells is shown as a new picture, which is read when seen and within a budget.
   */
  private static final int CELLS_TOLD_SINGLY = 4096;

  private final ObjectProperty<PictureMode> mode = new SimpleObjectProperty<>(PictureMode.SPLIT);
  private final BooleanProperty originalHeld = new SimpleBooleanProperty();
  private final BooleanProperty comparable = new SimpleBooleanProperty(true);
  private final ObjectBinding<PictureMode> shownMode =
      Bindings.createObjectBinding(this::modeInEffect, originalHeld, mode, comparable);
  private final BooleanProperty gridVisible = new SimpleBooleanProperty();
  private final DoubleProperty split = new SimpleDoubleProperty(0.5);
  private final ObjectProperty<ErrorKind> errorKind =
      new SimpleObjectProperty<>(ErrorKind.ABSOLUTE);
  private final ObjectProperty<Double> gain = new SimpleObjectProperty<>(1.0);
  private final ObjectProperty<ColourMap> colourMap = new SimpleObjectProperty<>(ColourMap.VIRIDIS);
  private final ObjectProperty<Optional<TileCode>> code =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<HoverInfo>> hover =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyIntegerWrapper selectedTile = new ReadOnlyIntegerWrapper(NO_TILE);
  private final PictureCamera camera = new PictureCamera();
  private Consumer<Integer> onTileWatched = tile -> {};
  private @Nullable LivePixels picture;
  private @Nullable PictureListener listener;

  /** Whether any pixel of a reconstruction is known. */
  private final ReadOnlyBooleanWrapper reconstructed = new ReadOnlyBooleanWrapper();

  /** An empty canvas. */
  public PictureViewModel() {
    errorKind.subscribe(this::coloursChanged);
    gain.subscribe(this::coloursChanged);
    colourMap.subscribe(this::coloursChanged);
  }

  /**
   * Shows another image without a reconstruction; one of equal size keeps the zoom.
   *
   * @param pixels the signal as screen pixels
   */
  public void setSignal(GridSignal signal, PixelImage pixels) {
    picture = new LivePixels(signal, pixels);
    hoverNothing();
    selectedTile.set(NO_TILE);
    code.set(Optional.empty());
    reconstructed.set(false);
    camera.lookAt(signal.width(), signal.height());
    tell(PictureListener::pictureReplaced);
  }

  /**
   * Shows another frame of the clip that is shown, of which nothing is reconstructed yet: tiles,
   * zoom and the selected tile stay.
   *
   * @param pixels the frame as screen pixels
   */
  public void setFrame(GridSignal frame, PixelImage pixels) {
    open().turnTo(frame, pixels);
    reconstructed.set(false);
    tell(PictureListener::frameReplaced);
    refreshHover();
  }

  /** Whether anything is known of the reconstruction. */
  public ReadOnlyBooleanProperty reconstructedProperty() {
    return reconstructed.getReadOnlyProperty();
  }

  /** Tells whether there is an original to compare with; without, the reconstruction is shown. */
  public void setComparable(boolean value) {
    comparable.set(value);
  }

  private PictureMode modeInEffect() {
    if (!comparable.get()) {
      return PictureMode.RECONSTRUCTION;
    }
    return originalHeld.get() ? PictureMode.ORIGINAL : mode.get();
  }

  /** Shows no image. */
  public void clear() {
    picture = null;
    hoverNothing();
    selectedTile.set(NO_TILE);
    code.set(Optional.empty());
    reconstructed.set(false);
    camera.lookAtNothing();
    tell(PictureListener::pictureReplaced);
  }

  /** Takes the tiles of the fit to come; another grid clears the reconstruction. */
  public void setGrid(GridTiling grid) {
    LivePixels live = open();
    if (!live.grid().equals(grid)) {
      live.setGrid(grid);
      gridReplaced();
    }
  }

  /**
   * Takes cells that a running fit changed; costs as much as there are pixels in them.
   *
   * @param active tiles that are still worked on; empty for all
   */
  public void apply(PicturePatch patch, Optional<BitSet> active) {
    LivePixels live = open();
    boolean sameGrid = live.grid().equals(patch.grid());
    live.apply(patch);
    live.setActive(active);
    if (!sameGrid) {
      gridReplaced();
    }
    if (patch.size() > CELLS_TOLD_SINGLY) {
      tell(PictureListener::reconstructionReplaced);
    } else {
      for (int i = 0; i < patch.size(); i++) {
        PixelRect cell = live.cellOf(patch.tile(i));
        tell(l -> l.reconstructionChanged(cell));
      }
    }
    reconstructed.set(reconstructed.get() || patch.size() > 0);
    refreshHover();
  }

  /** Forgets the reconstruction. */
  public void clearReconstruction() {
    if (picture != null) {
      picture.clearReconstruction();
      reconstructed.set(false);
      tell(PictureListener::reconstructionReplaced);
      refreshHover();
    }
  }

  /** What to show. */
  public ObjectProperty<PictureMode> modeProperty() {
    return mode;
  }

  /** The mode in effect now. */
  public ObjectBinding<PictureMode> shownModeProperty() {
    return shownMode;
  }

  /** Shows the original while held, whatever the mode. */
  public void showOriginalWhile(boolean held) {
    originalHeld.set(held);
  }

  /** Whether borders of tiles are drawn. */
  public BooleanProperty gridVisibleProperty() {
    return gridVisible;
  }

  /** Where the divider stands, as a share of the view's width, 0 to 1. */
  public DoubleProperty splitProperty() {
    return split;
  }

  /** Which error the error map shows. */
  public ObjectProperty<ErrorKind> errorKindProperty() {
    return errorKind;
  }

  /** Amplification of the error map, more than 0; 1 is the kind's own range. */
  public ObjectProperty<Double> gainProperty() {
    return gain;
  }

  /** Colours of error map and PSNR map. */
  public ObjectProperty<ColourMap> colourMapProperty() {
    return colourMap;
  }

  /** The code of the watched tile, given by the owner from snapshots. */
  public ObjectProperty<Optional<TileCode>> codeProperty() {
    return code;
  }

  /** What is under the cursor; empty outside the image. */
  public ReadOnlyObjectProperty<Optional<HoverInfo>> hoverProperty() {
    return hover.getReadOnlyProperty();
  }

  /** The tile that was clicked last, or {@link #NO_TILE}. */
  public ReadOnlyIntegerProperty selectedTileProperty() {
    return selectedTile.getReadOnlyProperty();
  }

  /** Device pixels per image pixel; 1 is the actual size. */
  public ObservableDoubleValue zoomProperty() {
    return camera.zoomProperty();
  }

  /** Which part of the image is in view; empty without an image. */
  public ReadOnlyObjectProperty<Optional<Viewport>> viewportProperty() {
    return camera.viewportProperty();
  }

  /** Which part of the image is looked at. */
  public PictureCamera camera() {
    return camera;
  }

  /** Calls back with the tile under the cursor, or {@link #NO_TILE}, when it changes. */
  public void setOnTileWatched(Consumer<Integer> callback) {
    onTileWatched = callback;
  }

  /** Magnifies one step about the middle of the view. */
  public void zoomIn() {
    camera.zoomIn();
  }

  /** Shrinks one step about the middle of the view. */
  public void zoomOut() {
    camera.zoomOut();
  }

  /** Shows the whole image and keeps it so while the view changes its size. */
  public void zoomToFit() {
    camera.change(Viewport::fit);
  }

  /** One image pixel per device pixel. */
  public void actualSize() {
    camera.change(Viewport::actualSize);
  }

  /**
   * The error map of the whole image as it is now, coloured by whichever thread asks for it; empty
   * without a reconstruction.
   */
  public Optional<Supplier<PixelImage>> errorMapImage() {
    if (picture == null || !reconstructed.get()) {
      return Optional.empty();
    }
    LivePixels now = picture.copy();
    ErrorColours colours = errorColours();
    PixelRect whole = new PixelRect(0, 0, now.width(), now.height());
    return Optional.of(
        () -> PictureCrop.of(whole, (area, d, o, s) -> now.readError(colours, area, d, o, s)));
  }

  // The rest is for the view.

  void setListener(PictureListener pictureListener) {
    listener = pictureListener;
    pictureListener.pictureReplaced();
  }

  @Nullable LivePixels picture() {
    return picture;
  }

  ErrorColours errorColours() {
    return new ErrorColours(errorKind.get(), gain.get(), colourMap.get());
  }

  PsnrColours psnrColours() {
    return new PsnrColours(colourMap.get());
  }

  void hoverAt(double viewX, double viewY) {
    LivePixels live = picture;
    setHover(
        live == null || !comparable.get()
            ? Optional.empty()
            : viewportProperty()
                .get()
                .filter(v -> v.hits(viewX, viewY))
                .map(v -> live.describe(v.column(viewX), v.row(viewY), errorKind.get())));
  }

  void hoverNothing() {
    setHover(Optional.empty());
  }

  void selectHovered() {
    selectedTile.set(hover.get().map(HoverInfo::tile).orElse(NO_TILE));
  }

  private void setHover(Optional<HoverInfo> info) {
    int before = hover.get().map(HoverInfo::tile).orElse(NO_TILE);
    int now = info.map(HoverInfo::tile).orElse(NO_TILE);
    hover.set(info);
    if (before != now) {
      onTileWatched.accept(now);
    }
  }

  private void refreshHover() {
    LivePixels live = picture;
    if (live != null) {
      setHover(hover.get().map(h -> live.describe(h.x(), h.y(), errorKind.get())));
    }
  }

  private void gridReplaced() {
    selectedTile.set(NO_TILE);
    code.set(Optional.empty());
    reconstructed.set(false);
    tell(PictureListener::reconstructionReplaced);
    refreshHover();
  }

  private void coloursChanged() {
    tell(PictureListener::coloursChanged);
    refreshHover();
  }

  private LivePixels open() {
    return Objects.requireNonNull(picture, "no image is open");
  }

  private void tell(Consumer<PictureListener> news) {
    PictureListener hearer = listener;
    if (hearer != null) {
      news.accept(hearer);
    }
  }
}
