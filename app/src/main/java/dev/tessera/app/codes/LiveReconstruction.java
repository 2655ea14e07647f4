package dev.tessera.app.codes;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.PixelRect;
import dev.tessera.app.session.PixelRenders;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.Tools;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SliceTiles;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The pixels that codes stand for, from three sources: what a fit shows in passing, single tiles
 * evaluated alone, and the whole picture evaluated once more. For one thread.
 */
final class LiveReconstruction {
  /** Patches of more cells are shown as a new picture. */
  private static final int MOST_TOLD_SINGLY = 256;

  private final TileRenders tiles;
  private final PixelRenders wholes;
  private final Consumer<Throwable> failed;
  private @Nullable ShownPicture picture;
  private @Nullable LatentListener listener;
  private Optional<SliceTiles> grid = Optional.empty();

  /** Whether pixels may differ from what the codes stand for. */
  private boolean inexact;

  /** Counts changes, so that a whole picture that comes late is not taken. */
  private long changes;

  /** Nothing is shown yet. */
  LiveReconstruction(Tools tools, Consumer<Throwable> failed) {
    tiles = new TileRenders(tools, this::rendered, failed);
    wholes = new PixelRenders(tools);
    this.failed = failed;
  }

  void setListener(LatentListener value) {
    listener = value;
  }

  /** The pixels shown; empty if nothing is open. */
  Optional<ShownPicture> picture() {
    return Optional.ofNullable(picture);
  }

  /** Takes another picture, without pixels yet, or none. */
  void open(Optional<Session> session) {
    forget();
    picture =
        session
            .map(s -> new ShownPicture(s.pixels(), s.signal().samples().channels()))
            .orElse(null);
  }

  /** Tells of another picture, once everything else is in its place. */
  void tellOpened() {
    tell(LatentListener::pictureReplaced);
  }

  /** Becomes transparent. */
  void clear() {
    forget();
    if (picture != null) {
      picture.clear();
      tell(LatentListener::reconstructionReplaced);
    }
  }

  private void forget() {
    changes++;
    inexact = false;
    grid = Optional.empty();
    tiles.clear();
    wholes.cancel();
  }

  /** Takes what a fit shows in passing. */
  void apply(PicturePatch patch) {
    ShownPicture shown = picture;
    if (shown == null || patch.size() == 0) {
      return;
    }
    shown.apply(patch);
    if (grid.filter(g -> g.grid().equals(patch.grid())).isEmpty()
        || patch.size() > MOST_TOLD_SINGLY) {
      tell(LatentListener::reconstructionReplaced);
      return;
    }
    for (int i = 0; i < patch.size(); i++) {
      PixelRect cell = PixelRect.of(patch.grid(), patch.tile(i));
      tell(l -> l.tileChanged(cell));
    }
  }

  /** Tells that pixels may differ from what the codes of a field stand for. */
  void outdated(SliceTiles tilesNow) {
    changes++;
    grid = Optional.of(tilesNow);
    inexact = true;
  }

  /** Whether the whole picture should be evaluated and is not on its way. */
  boolean wantsWhole() {
    return inexact && !wholes.busy();
  }

  /** Whether pixels may differ from what the codes stand for. */
  boolean inexact() {
    return inexact;
  }

  /** Evaluates a tile of the picture with a code (D), handed over. */
  void renderTile(Fitted<GridTiling> networks, int tile, float[] code) {
    changes++;
    tiles.request(networks, tile, code);
  }

  /** Evaluates everything of a frame, 0 of a picture. */
  void renderWhole(Fitted<GridTiling> field, int frame) {
    ShownPicture shown = picture;
    if (shown == null) {
      return;
    }
    long mine = changes;
    wholes.requestFrame(
        field,
        frame,
        outcome -> {
          Optional<PixelImage> made =
              Delivery.value(
                  outcome,
                  cause -> {
                    inexact = false;
                    failed.accept(cause);
                  });
          if (made.isPresent() && mine == changes) {
            inexact = false;
            shown.replace(made.get());
            tell(LatentListener::reconstructionReplaced);
          }
        });
  }

  private void rendered(int tile, Samples values) {
    ShownPicture shown = picture;
    if (shown != null && grid.isPresent()) {
      SliceTiles slice = grid.get();
      boolean clip = values.dimensions() > 2;
      shown.paint(slice.grid(), tile, clip ? values.slice(slice.plane()) : values);
      PixelRect cell = PixelRect.of(slice.grid(), tile);
      tell(l -> l.tileChanged(cell));
    }
  }

  private void tell(Consumer<LatentListener> news) {
    LatentListener told = listener;
    if (told != null) {
      news.accept(told);
    }
  }
}
