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
  private static final int CHANNELS = ShearedShape.CHANNELS;

  /** Pixels across the whole field that make one thing hide another: e times the weight each. */
  private static final double HIDING = 0.5;

  private static final double LEAST_WEIGHT = 1e-12;

  /** Less than this part of a point's pixels says nothing about it. */
  private static final float LEAST_SHARE = 0.05f;

  private final ShearedShape shape;
  private final CosineChoice cosines;
  private final Workers workers;
  private final int tiles;
  private final int latent;
  private final float[] codes;
  private final DisparityPlane[] planes;
  private final double hiding;

  private final TilePictures pictures;
  private final float[] plain;
  private final double nearest;

  /**
   * What a painting is made of: (points,4) of each tile, as coefficients of cubic splines; sums of
   * the weighted colours and disparities, (pixels,4); sums of the weights, (pixels).
   */
  private static final class Canvas {
    private final float[] values;
    private final float[] colours;
    private final float[] weights;

    Canvas(float[] values, float[] colours, float[] weights) {
      this.values = values;
      this.colours = colours;
      this.weights = weights;
    }

    float[] values() {
      return values;
    }

    float[] colours() {
      return colours;
    }

    float[] weights() {
      return weights;
    }
  }

  /** Paints what was fitted. */
  public LightPainter(Workers workers, Fitted<GridTiling> field) {
    this(workers, ShearedShape.of(field.spec()), CosineChoice.of(field.weights()), copied(field));
  }

  /**
   * Paints codes that may change from one painting to the next.
   *
   * @param codes (T,D), not copied
   */
  LightPainter(Workers workers, ShearedShape shape, CosineChoice cosines, float[] codes) {
    this.workers = workers;
    this.shape = shape;
    this.cosines = cosines;
    this.codes = codes;
    latent = ShearedShape.HEAD + cosines.count();
    tiles = codes.length / latent;
    planes = new DisparityPlane[tiles];
    double most = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < tiles; t++) {
      planes[t] = DisparityPlane.of(codes, t * latent);
      most = Math.max(most, shape.near() * planes[t].disparity());
    }
    nearest = most;
    hiding = HIDING * Math.max(1, Math.max(shape.views().rows(), shape.views().columns()) - 1);
    plain = Cosines.of(shape.side()).rows();
    pictures = new TilePictures(shape, cosines, codes);
  }

  private static float[] copied(Fitted<GridTiling> field) {
    float[] codes = new float[field.codes().tiles() * field.codes().latent()];
    field.codes().copyTo(0, field.codes().tiles(), codes, 0);
    return codes;
  }

  /** What the views are like. */
  public ShearedShape shape() {
    return shape;
  }

  /** All pixels of a view. */
  public Viewpoint view(double v, double u) {
    return new Viewpoint(v, u, 0, 0, shape.view().height(), shape.view().width());
  }

  /** The colours seen, (rows, columns, 3), in [0,1]. */
  public Samples colours(Viewpoint from) {
    return seen(from).colours();
  }

  /** The disparities of what is seen, pixels per view, (rows, columns, 1). */
  public Samples disparities(Viewpoint from) {
    return seen(from).disparities();
  }

  /** The colours seen, and the disparities. */
  public SeenView seen(Viewpoint from) {
    float[] painted = painted(from);
    float[] colours = new float[from.count() * 3];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = Math.max(0, Math.min(1, painted[i / 3 * CHANNELS + i % 3]));
    }
    return new SeenView(
        Samples.of(new int[] {from.rows(), from.columns()}, 3, colours),
        disparities(from, painted));
  }

  /**
   * At each pixel the disparity in the middle of the tile that counts most there, pixels per view,
   * (rows, columns, 1).
   */
  public Samples tileDisparities(Viewpoint from) {
    Canvas canvas = paint(from, this::front);
    fill(canvas, from);
    return disparities(from, canvas.colours());
  }

  private static Samples disparities(Viewpoint from, float[] painted) {
    float[] values = new float[from.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = painted[i * CHANNELS + 3];
    }
    return Samples.of(new int[] {from.rows(), from.columns()}, 1, values);
  }

  /** Colours and disparities, (pixels,4). */
  float[] painted(Viewpoint from) {
    Canvas canvas = paint(from, this::add);
    float[] result = canvas.colours();
    for (int i = 0; i < result.length; i++) {
      float weight = canvas.weights()[i / CHANNELS];
      result[i] = weight > 0 ? result[i] / weight : 0;
    }
    fill(canvas, from);
    return result;
  }

  /** Pixels that no tile covers show what the nearest one of their row shows. */
  private static void fill(Canvas canvas, Viewpoint from) {
    for (int y = 0; y < from.rows(); y++) {
      for (int x = 0; x < from.columns(); x++) {
        int pixel = y * from.columns() + x;
        if (canvas.weights()[pixel] > 0) {
          continue;
        }
        for (int away = 1; away < from.columns(); away++) {
          int left = x - away;
          int right = x + away;
          boolean leftKnown = left >= 0 && canvas.weights()[pixel - away] > 0;
          boolean rightKnown = right < from.columns() && canvas.weights()[pixel + away] > 0;
          if (leftKnown || rightKnown) {
            int source = leftKnown ? pixel - away : pixel + away;
            System.arraycopy(
                canvas.colours(), source * CHANNELS, canvas.colours(), pixel * CHANNELS, CHANNELS);
            break;
          }
        }
      }
    }
  }

  /** Brings what a tile shows to some rows of a canvas. */
  private interface Brush {
    void draw(Footprint footprint, int tile, int first, int end, Canvas canvas);
  }

  private Canvas paint(Viewpoint from, Brush brush) {
    int points = shape.side() * shape.side();
    Canvas canvas =
        new Canvas(
            new float[tiles * points * CHANNELS],
            new float[from.count() * CHANNELS],
            new float[from.count()]);
    float[] factors = cosines.inView(from.v(), from.u());
    Footprint footprint = new Footprint(shape, from);
    share(
        tiles,
        (first, end) -> {
          for (int t = first; t < end; t++) {
            if (footprint.meets(planes[t])) {
              pictures.make(factors, t, canvas.values());
            }
          }
        });
    share(
        from.rows(),
        (first, end) -> {
          for (int t = 0; t < tiles; t++) {
            brush.draw(footprint, t, first, end, canvas);
          }
        });
    return canvas;
  }

  /** Part of some work. */
  private interface Part {
    void run(int first, int end);
  }

  private void share(int count, Part work) {
    int parts = workers.count();
    workers.run(
        parts,
        i -> work.run((int) ((long) count * i / parts), (int) ((long) count * (i + 1) / parts)));
  }

  private void add(Footprint footprint, int tile, int first, int end, Canvas canvas) {
    weigh(
        footprint,
        tile,
        new Rows(first, end),
        canvas,
        (pixel, weight, value, disparity) -> {
          int to = pixel * CHANNELS;
          for (int c = 0; c < 3; c++) {
            canvas.colours()[to + c] += (float) (weight * value[c]);
          }
          canvas.colours()[to + 3] += (float) (weight * disparity);
          canvas.weights()[pixel] += (float) weight;
        });
  }

  /** The disparity of a tile where it counts more than all that were drawn before. */
  private void front(Footprint footprint, int tile, int first, int end, Canvas canvas) {
    float middle = (float) planes[tile].disparity();
    weigh(
        footprint,
        tile,
        new Rows(first, end),
        canvas,
        (pixel, weight, value, disparity) -> {
          if (weight > canvas.weights()[pixel]) {
            canvas.weights()[pixel] = (float) weight;
            canvas.colours()[pixel * CHANNELS + 3] = middle;
          }
        });
  }

  /** From a row to before another. */
  private record Rows(int first, int end) {}

  /** Takes what a tile shows at a pixel, and how much that counts. */
  private interface Weighed {
    void at(int pixel, double weight, float[] value, double disparity);
  }

  private void weigh(Footprint footprint, int tile, Rows rows, Canvas canvas, Weighed then) {
    Spline spline = new Spline(shape.side());
    float[] value = new float[CHANNELS];
    int base = tile * shape.side() * shape.side() * CHANNELS;
    footprint.walk(
        planes[tile],
        rows.first(),
        rows.end(),
        (pixel, y, x, disparity) -> {
          spline.at(y, x);
          spline.value(canvas.values(), base, value);
          then.at(pixel, weight(y, x, disparity, value[3]), value, disparity);
        });
  }

  private double weight(double y, double x, double disparity, float presence) {
    double inside = window(y) * window(x);
    double there = Math.max(0, Math.min(1, presence));
    double depth = hiding * (shape.near() * disparity - nearest);
    return inside * (there * there * there * Math.exp(Math.max(-50, depth)) + LEAST_WEIGHT);
  }

  /** From 0 at the border of a tile to 1 where no other cell's tile reaches. */
  private double window(double at) {
    double inside = Math.min(at + 0.5, shape.side() - 0.5 - at);
    return Math.max(1e-3, Math.min(1, inside / (2 * shape.margin())));
  }

  /**
   * Moves codes towards what a view shows: each point of each tile takes the mean of the errors of
   * the pixels in which it is seen (simultaneous iterative reconstruction, Gilbert 1972).
   *
   * @param view a known one
   * @param rate 1 to take all of them
   * @return the sum of the squared errors before, of colours rounded to 8 bits
   */
  double learn(KnownViews views, int view, double rate) {
    double v = views.down(view) + shape.middleRow();
    double u = views.right(view) + shape.middleColumn();
    Viewpoint from = view(v, u);
    Canvas canvas = paint(from, this::add);
    float[] errors = new float[from.count() * 3];
    double squares = errors(canvas, views, view, errors);
    float[] factors = cosines.inView(v, u);
    Footprint footprint = new Footprint(shape, from);
    share(
        tiles,
        (first, end) -> {
          for (int t = first; t < end; t++) {
            learn(footprint, t, canvas, errors, factors, (float) rate);
          }
        });
    return squares;
  }

  /** The sum of the squared errors of a known view, of colours rounded to 8 bits. */
  double squares(KnownViews views, int view) {
    Viewpoint from =
        view(views.down(view) + shape.middleRow(), views.right(view) + shape.middleColumn());
    return errors(paint(from, this::add), views, view, new float[from.count() * 3]);
  }

  private static double errors(Canvas canvas, KnownViews views, int view, float[] errors) {
    double squares = 0;
    for (int i = 0; i < errors.length; i++) {
      float weight = canvas.weights()[i / 3];
      float painted = weight > 0 ? canvas.colours()[i / 3 * CHANNELS + i % 3] / weight : 0;
      errors[i] = weight > 0 ? views.value(view, i) - painted : 0;
      double rounded = Math.rint(255 * Math.max(0, Math.min(1, painted))) / 255;
      squares += Math.pow(views.value(view, i) - rounded, 2);
    }
    return squares;
  }

  private void learn(
      Footprint footprint, int tile, Canvas canvas, float[] errors, float[] factors, float rate) {
    int side = shape.side();
    Spline spline = new Spline(side);
    float[] value = new float[CHANNELS];
    float[] sums = new float[side * side * CHANNELS];
    float[] error = new float[CHANNELS];
    int base = tile * sums.length;
    footprint.walk(
        planes[tile],
        0,
        shape.view().height(),
        (pixel, y, x, disparity) -> {
          spline.at(y, x);
          spline.value(canvas.values(), base, value);
          float share = (float) (weight(y, x, disparity, value[3]) / canvas.weights()[pixel]);
          for (int c = 0; c < 3; c++) {
            error[c] = share * errors[3 * pixel + c];
          }
          error[3] = share;
          spline.spread(error, sums);
        });
    for (int i = 0; i < sums.length; i += CHANNELS) {
      float share = sums[i + 3] + LEAST_SHARE;
      for (int c = 0; c < 3; c++) {
        sums[i + c] *= rate / share;
      }
      sums[i + 3] = 0;
    }
    BlockTransform.colours(sums);
    float[] buffer = new float[sums.length];
    Cosines cosine = new Cosines(side, plain);
    cosine.transform(sums, CHANNELS, buffer);
    cosine.transform(sums, side * CHANNELS, buffer);
    int code = tile * latent + ShearedShape.HEAD;
    for (int h = 0; h < factors.length; h++) {
      codes[code + h] += factors[h] * sums[cosines.inPicture(h)];
    }
  }
}
