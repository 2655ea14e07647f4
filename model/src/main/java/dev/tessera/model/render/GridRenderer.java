package dev.tessera.model.render;

import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Evaluates a fitted image at any scale, in short steps: (round(scale*height), round(scale*width),
 * C), values not clamped.
 *
 * <p>The field is continuous, so a larger picture is evaluated at more points, not resampled. Tiles
 * whose output points lie at the same local coordinates are evaluated together; where tiles overlap
 * their values are cross-faded.
 */
public final class GridRenderer implements AutoCloseable {
  /** Floats of one activation (T,S,H) of a batch. */
  private static final int ACTIVATION_FLOATS = 1 << 19;

  /** Tiles with the same local output points, and a block of these points. */
  private record Batch(List<int[]> tiles, int firstRow, int rows, int firstColumn, int columns) {
    int points() {
      return rows * columns;
    }
  }

  private final Fitted<GridTiling> fitted;
  private final WeightedField weighted;
  private final List<AxisPoints> vertical;
  private final List<AxisPoints> horizontal;
  private final Scope scope;
  private final Field field;
  private final Queue<Batch> batches = new ArrayDeque<>();
  private final int height;
  private final int width;
  private final float[] output;
  private final int batchCount;

  /**
   * Prepares a rendering.
   *
   * @param scope closed with this renderer
   * @param fitted what to render, an image
   * @param scale output pixels per signal pixel and axis
   */
  public GridRenderer(Scope scope, Fitted<GridTiling> fitted, double scale) {
    this(scope, WeightedField.plain(fitted), scale);
  }

  /** As above; the values of each tile are multiplied by its weight. */
  public GridRenderer(Scope scope, WeightedField weighted, double scale) {
    this.scope = scope;
    this.weighted = weighted;
    fitted = weighted.field();
    vertical = AxisPoints.along(fitted.tiling(), 0, scale);
    horizontal = AxisPoints.along(fitted.tiling(), 1, scale);
    height = AxisPoints.outputExtent(fitted.tiling(), 0, scale);
    width = AxisPoints.outputExtent(fitted.tiling(), 1, scale);
    output = new float[Math.multiplyExact(Math.multiplyExact(height, width), channels())];
    field = Field.of(scope, fitted.weights());
    plan();
    batchCount = batches.size();
  }

  private int channels() {
    return fitted.spec().channels();
  }

  private void plan() {
    Map<List<Object>, List<int[]>> alike = new HashMap<>();
    for (int y = 0; y < vertical.size(); y++) {
      for (int x = 0; x < horizontal.size(); x++) {
        AxisPoints down = vertical.get(y);
        AxisPoints across = horizontal.get(x);
        if (down.count() > 0 && across.count() > 0) {
          List<Object> key = List.of(down.local(), across.local());
          alike.computeIfAbsent(key, k -> new ArrayList<>()).add(new int[] {y, x});
        }
      }
    }
    int budget = Math.max(1, ACTIVATION_FLOATS / fitted.spec().width());
    for (List<int[]> tiles : alike.values()) {
      int rows = vertical.get(tiles.get(0)[0]).count();
      int columns = horizontal.get(tiles.get(0)[1]).count();
      int columnsAtOnce = Math.min(columns, budget);
      int rowsAtOnce = Math.max(1, Math.min(rows, budget / columnsAtOnce));
      int tilesAtOnce = Math.max(1, samplesAtOnce() / (rowsAtOnce * columnsAtOnce));
      for (int t = 0; t < tiles.size(); t += tilesAtOnce) {
        List<int[]> some = tiles.subList(t, Math.min(tiles.size(), t + tilesAtOnce));
        for (int r = 0; r < rows; r += rowsAtOnce) {
          int height = Math.min(rowsAtOnce, rows - r);
          for (int c = 0; c < columns; c += columnsAtOnce) {
            batches.add(new Batch(some, r, height, c, Math.min(columnsAtOnce, columns - c)));
          }
        }
      }
    }
  }

  /** Of all tiles of a batch; a field of one layer computes its units once for all of them. */
  private int samplesAtOnce() {
    return (int) (ACTIVATION_FLOATS / fitted.spec().form().floatsPerSample(fitted.spec()));
  }

  /** How much is done, 0 to 1. */
  public double progress() {
    return 1 - batches.size() / (double) batchCount;
  }

  /**
   * Evaluates the next batch.
   *
   * @return whether there is more to do
   */
  public boolean step() {
    Batch batch = batches.remove();
    AxisPoints down = vertical.get(batch.tiles().get(0)[0]);
    AxisPoints across = horizontal.get(batch.tiles().get(0)[1]);
    try (Scope step = scope.child()) {
      float[] values =
          field
              .evaluate(
                  uploadCodes(step, batch.tiles()).array(),
                  uploadPoints(step, down, across, batch).array())
              .toFloatArray(); // (T,S,C)
      int size = batch.points() * channels();
      for (int t = 0; t < batch.tiles().size(); t++) {
        blend(batch, batch.tiles().get(t), values, t * size);
      }
    }
    return !batches.isEmpty();
  }

  private void blend(Batch batch, int[] tile, float[] values, int offset) {
    AxisPoints down = vertical.get(tile[0]);
    AxisPoints across = horizontal.get(tile[1]);
    int channels = channels();
    float share = weighted.weight(tile[0] * horizontal.size() + tile[1]);
    int source = offset;
    for (int r = batch.firstRow(); r < batch.firstRow() + batch.rows(); r++) {
      int target = ((down.first() + r) * width + across.first() + batch.firstColumn()) * channels;
      for (int x = batch.firstColumn(); x < batch.firstColumn() + batch.columns(); x++) {
        float weight = share * down.weight(r) * across.weight(x);
        for (int c = 0; c < channels; c++) {
          output[target++] += weight * values[source++];
        }
      }
    }
  }

  private HostArray uploadCodes(Scope step, List<int[]> tiles) {
    int latent = fitted.spec().latent();
    int columns = fitted.tiling().tilesAlong(1);
    HostArray codes = step.hostArray(new Shape(tiles.size(), latent));
    for (int t = 0; t < tiles.size(); t++) {
      int tile = tiles.get(t)[0] * columns + tiles.get(t)[1];
      codes.buffer().put(t * latent, fitted.codes().code(tile));
    }
    codes.upload();
    return codes;
  }

  private static HostArray uploadPoints(
      Scope step, AxisPoints down, AxisPoints across, Batch batch) {
    HostArray points = step.hostArray(new Shape(batch.points(), 2));
    int i = 0;
    for (int r = 0; r < batch.rows(); r++) {
      for (int x = 0; x < batch.columns(); x++) {
        points.buffer().put(i++, down.local().get(batch.firstRow() + r));
        points.buffer().put(i++, across.local().get(batch.firstColumn() + x));
      }
    }
    points.upload();
    return points;
  }

  /** The picture; complete after the last step, handed over. */
  public Samples picture() {
    return Samples.of(new int[] {height, width}, channels(), output);
  }

  @Override
  public void close() {
    scope.close();
  }
}
