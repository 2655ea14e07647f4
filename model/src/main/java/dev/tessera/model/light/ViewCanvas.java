package dev.tessera.model.light;

import dev.tessera.model.engine.Workers;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.signal.Samples;

/** What is seen from somewhere, painted in short steps. */
final class ViewCanvas implements Painting<ViewCanvas> {
  private static final int CHANNELS = ShearedShape.CHANNELS;

  /** Tiles whose pictures are made in a step. */
  private static final int TILES_AT_ONCE = 2000;

  /** Pixels that are painted in a step, at least a row. */
  private static final int PIXELS_AT_ONCE = 50_000;

  private final ShearedTiles tiles;
  private final Workers workers;
  private final Viewpoint from;
  private final Footprint footprint;
  private final float[] factors;

  /** The picture of each tile, (T,side,side,4), as coefficients of cubic splines. */
  private final float[] pictures;

  private final Brush brush;

  /** Sums of the weighted colours and disparities, (pixels,4), and of the weights, (pixels). */
  private final float[] sums;

  private final float[] weights;
  private int begun;
  private int rows;

  /** How tiles come together in a pixel. */
  enum Brush {
    /** The mean of all, by their weights. */
    MIXED,

    /** The disparity in the middle of the one of the greatest weight, and no colour. */
    FRONT
  }

  /** Nothing painted yet. */
  ViewCanvas(ShearedTiles tiles, Workers workers, Viewpoint from, Brush brush) {
    this.brush = brush;
    this.tiles = tiles;
    this.workers = workers;
    this.from = from;
    footprint = new Footprint(tiles.shape(), from);
    factors = tiles.cosines().inView(from.v(), from.u());
    pictures = new float[Math.multiplyExact(tiles.count(), tiles.pictureLength())];
    sums = new float[from.count() * CHANNELS];
    weights = new float[from.count()];
  }

  @Override
  public boolean step() {
    if (begun < tiles.count()) {
      int first = begun;
      begun = Math.min(tiles.count(), first + TILES_AT_ONCE);
      workers.share(begun - first, (one, end) -> picture(first + one, first + end));
    } else {
      int first = rows;
      rows = Math.min(from.rows(), first + Math.max(1, PIXELS_AT_ONCE / from.columns()));
      workers.share(rows - first, (one, end) -> paint(first + one, first + end));
    }
    return rows < from.rows();
  }

  private void picture(int first, int end) {
    for (int t = first; t < end; t++) {
      if (footprint.meets(tiles.plane(t))) {
        tiles.pictures().make(factors, t, pictures);
      }
    }
  }

  private void paint(int first, int end) {
    Spline spline = new Spline(tiles.shape().side());
    float[] value = new float[CHANNELS];
    for (int t = 0; t < tiles.count(); t++) {
      int base = t * tiles.pictureLength();
      float middle = (float) tiles.plane(t).disparity();
      footprint.walk(
          tiles.plane(t),
          first,
          end,
          (pixel, y, x, disparity) -> {
            spline.at(y, x);
            spline.value(pictures, base, value);
            double weight = tiles.weight(y, x, disparity, value[3]);
            if (brush == Brush.MIXED) {
              mix(pixel, weight, value, disparity);
            } else if (weight > weights[pixel]) {
              weights[pixel] = (float) weight;
              sums[pixel * CHANNELS + 3] = middle;
            }
          });
    }
  }

  private void mix(int pixel, double weight, float[] value, double disparity) {
    int to = pixel * CHANNELS;
    for (int c = 0; c < 3; c++) {
      sums[to + c] += (float) (weight * value[c]);
    }
    sums[to + 3] += (float) (weight * disparity);
    weights[pixel] += (float) weight;
  }

  @Override
  public ViewCanvas result() {
    return this;
  }

  @Override
  public double progress() {
    double told = begun / (double) Math.max(1, tiles.count());
    return (told + rows / (double) from.rows()) / 2;
  }

  Viewpoint from() {
    return from;
  }

  Footprint footprint() {
    return footprint;
  }

  /** What each cosine is from there, along the two directions of views, (H). */
  float[] factors() {
    return factors;
  }

  float[] pictures() {
    return pictures;
  }

  /** After the last step: the weight of all that is seen in a pixel, 0 where nothing is. */
  float weight(int pixel) {
    return weights[pixel];
  }

  /** After the last step: red, green, blue or the disparity of a pixel, 0 where nothing is. */
  float value(int pixel, int channel) {
    float sum = sums[pixel * CHANNELS + channel];
    return brush == Brush.FRONT ? sum : weights[pixel] > 0 ? sum / weights[pixel] : 0;
  }

  /** After the last step: colours and disparities. */
  SeenView seen() {
    return new SeenView(colours(), disparities());
  }

  /** The colours seen, (rows, columns, 3), in [0,1]. */
  private Samples colours() {
    float[] colours = new float[from.count() * 3];
    for (int pixel = 0; pixel < weights.length; pixel++) {
      int seen = nearestSeen(pixel);
      for (int c = 0; c < 3; c++) {
        colours[3 * pixel + c] = Math.max(0, Math.min(1, value(seen, c)));
      }
    }
    return Samples.of(new int[] {from.rows(), from.columns()}, 3, colours);
  }

  /** After the last step: the disparities of what is seen, pixels per view, (rows, columns, 1). */
  Samples disparities() {
    float[] disparities = new float[from.count()];
    for (int pixel = 0; pixel < disparities.length; pixel++) {
      disparities[pixel] = value(nearestSeen(pixel), 3);
    }
    return Samples.of(new int[] {from.rows(), from.columns()}, 1, disparities);
  }

  /** Of a pixel that no tile covers, the nearest one of its row that one does. */
  private int nearestSeen(int pixel) {
    int x = pixel % from.columns();
    for (int away = 0; away < from.columns(); away++) {
      if (x - away >= 0 && weights[pixel - away] > 0) {
        return pixel - away;
      }
      if (x + away < from.columns() && weights[pixel + away] > 0) {
        return pixel + away;
      }
    }
    return pixel;
  }
}
