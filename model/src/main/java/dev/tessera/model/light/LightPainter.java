package dev.tessera.model.light;

import dev.tessera.model.engine.Workers;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;

/**
 * Paints what is seen of a light field of sheared tiles from anywhere. A pixel is the mean of all
 * tiles seen there, weighed by how far inside the tile it lies, by whether there is something, and
 * by how near it is: what is nearer by a little mixes, what is nearer by more hides.
 */
public final class LightPainter {
  private final Workers workers;
  private final ShearedTiles tiles;

  /** Paints what was fitted; its codes are copied. */
  public LightPainter(Workers workers, Fitted<GridTiling> field) {
    this(workers, ShearedTiles.of(field));
  }

  /** Paints tiles as they are at the time. */
  LightPainter(Workers workers, ShearedTiles tiles) {
    this.workers = workers;
    this.tiles = tiles;
  }

  /** What the views are like. */
  public ShearedShape shape() {
    return tiles.shape();
  }

  /** All pixels of a view. */
  public Viewpoint view(double v, double u) {
    return Viewpoint.whole(tiles.shape(), v, u);
  }

  /** The colours seen, and the disparities. */
  public Painting<SeenView> seeing(Viewpoint from) {
    return new ViewCanvas(tiles, workers, from, ViewCanvas.Brush.MIXED).then(ViewCanvas::seen);
  }

  /**
   * At each pixel the disparity in the middle of the tile that counts most there, pixels per view,
   * (rows, columns, 1).
   */
  public Painting<Samples> tileDisparities(Viewpoint from) {
    ViewCanvas canvas = new ViewCanvas(tiles, workers, from, ViewCanvas.Brush.FRONT);
    return canvas.then(ViewCanvas::disparities);
  }

  /** As {@link #seeing}, at once. */
  public SeenView seen(Viewpoint from) {
    return seeing(from).finished();
  }

  /** The colours seen, (rows, columns, 3), in [0,1], at once. */
  public Samples colours(Viewpoint from) {
    return seen(from).colours();
  }
}
