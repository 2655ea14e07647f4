package dev.tessera.model.light;

import dev.tessera.model.engine.Workers;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.shown.LivePicture;
import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.shown.Reconstruction;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The view of a light field that somebody looks at while it is fitted, as a picture that is painted
 * anew now and then, in short steps.
 */
final class LiveView {
  private static final int CHANNELS = KnownViews.COLOURS;

  private final ShearedTiles tiles;
  private final Workers workers;
  private final Samples light;
  private int view = -1;
  private Optional<LivePicture> picture = Optional.empty();
  private Optional<ViewCanvas> canvas = Optional.empty();

  /** Steps of the fit when the picture was begun; -1 before. */
  private long begun = -1;

  private long shown = -1;

  /**
   * Nothing painted yet.
   *
   * @param light (V,U,height,width,3), all views
   */
  LiveView(ShearedTiles tiles, Workers workers, Samples light) {
    this.tiles = tiles;
    this.workers = workers;
    this.light = light;
  }

  /**
   * Looks at a view.
   *
   * @param number of it among all, row by row; the middle one if it is negative
   */
  void look(int number) {
    ShearedShape shape = tiles.shape();
    int wanted =
        number >= 0
            ? number
            : shape.views().rows() / 2 * shape.views().columns() + shape.views().columns() / 2;
    if (wanted == view) {
      return;
    }
    view = wanted;
    picture = Optional.of(new LivePicture(wanted(), cells(shape), 1));
    canvas = Optional.empty();
    shown = -1;
  }

  private Samples wanted() {
    return light.slice(row()).slice(column());
  }

  private int row() {
    return view / tiles.shape().views().columns();
  }

  private int column() {
    return view % tiles.shape().views().columns();
  }

  private static GridTiling cells(ShearedShape shape) {
    int[] extent = {shape.view().height(), shape.view().width()};
    return GridTiling.of(extent, new int[] {shape.cell(), shape.cell()}, new int[2]);
  }

  /**
   * Paints some more of the view that is looked at.
   *
   * @param steps done by the fit
   * @return whether there is more to paint until it shows what those steps have reached
   */
  boolean paint(long steps) {
    if (shown == steps) {
      return false;
    }
    if (canvas.isEmpty()) {
      Viewpoint from = Viewpoint.whole(tiles.shape(), row(), column());
      canvas = Optional.of(new ViewCanvas(tiles, workers, from, ViewCanvas.Brush.MIXED));
      begun = steps;
    }
    ViewCanvas painting = canvas.get();
    if (!painting.step()) {
      show(painting.seen().colours());
      canvas = Optional.empty();
      shown = begun;
    }
    return shown != steps;
  }

  private void show(Samples colours) {
    LivePicture to = picture.orElseThrow();
    GridTiling cells = cells(tiles.shape());
    int width = cells.extent(1);
    int[] points = IntStream.range(0, cells.samplesPerTile()).toArray();
    float[] values = new float[points.length * CHANNELS];
    for (int cell = 0; cell < cells.tileCount(); cell++) {
      int top = cells.coordinate(cell, 0) * cells.tile(0);
      int left = cells.coordinate(cell, 1) * cells.tile(1);
      for (int point : points) {
        int y = top + point / cells.tile(1);
        int x = left + point % cells.tile(1);
        if (y < cells.extent(0) && x < width) {
          colours.copyTo((y * (long) width + x) * CHANNELS, values, point * CHANNELS, CHANNELS);
        }
      }
      to.note(values, new int[] {cell}, points, Reconstruction.EVERY_TURN);
    }
  }

  /**
   * What changed since it was last taken.
   *
   * @param all whether all of the picture is wanted, changed or not
   */
  Optional<PicturePatch> takePatch(boolean all) {
    return shown < 0
        ? Optional.empty()
        : picture.flatMap(p -> p.takePatch(all)).map(patch -> patch.ofSlice(view));
  }
}
