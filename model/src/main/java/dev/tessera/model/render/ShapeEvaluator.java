package dev.tessera.model.render;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import dev.tessera.model.engine.BatchRoom;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.PointValues;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.tile.SparseTiling;
import dev.tessera.model.tile.VoxelWeights;
import java.util.Arrays;

/**
 * The signed distance of a fitted shape at any points, clamped to +-clamp. Where tiles overlap
 * their values are cross-faded; cells without a tile count with +clamp or -clamp. Outside of
 * [-1,1]^3 the distance is that of the nearest point of the cube plus the way to it.
 */
public final class ShapeEvaluator implements DistanceField, AutoCloseable {
  /** Floats of one activation (N,H) that fit the cache beside its neighbours: 2 MB. */
  private static final int ACTIVATION_FLOATS = 1 << 19;

  /** Points that a GPU works on together: tens of ms, most of them on the heap. */
  private static final int POINTS_OF_GPU = 1 << 16;

  /** Floats of a point for each unit of a GPU's field: waves along each axis, gates, results. */
  private static final int LIVE = 16;

  private static final int AXES = 3;

  private final Scope scope;
  private final SparseTiling tiles;
  private final Field field;
  private final float clamp;
  private final VoxelWeights weights;
  private final int atOnce;
  private final HostMemory pointMemory = new HostMemory();
  private final float[] local;
  private final float[] owners;
  private final int[] targets;
  private final float[] shares;

  private final NDArray codes;
  private final PointValues values;
  private int waiting;

  /**
   * Brings a shape to the device.
   *
   * @param scope closed with this evaluator
   * @param shape what to evaluate
   */
  public ShapeEvaluator(Scope scope, Fitted<SparseTiling> shape) {
    this.scope = scope;
    tiles = shape.tiling();
    clamp = (float) shape.clamp();
    weights = new VoxelWeights(tiles);
    atOnce = atOnce(scope, shape.spec().width());
    local = new float[atOnce * AXES];
    owners = new float[atOnce];
    targets = new int[atOnce];
    shares = new float[atOnce];
    try {
      field = Field.of(scope, shape.weights());
      codes = shape.codes().onDevice(scope);
      values = field.prepare(codes);
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  private static int atOnce(Scope scope, int width) {
    return scope.onGpu()
        ? (int) BatchRoom.items(scope.freeBytes(), (long) LIVE * width, POINTS_OF_GPU)
        : ACTIVATION_FLOATS / width;
  }

  @Override
  public int atOnce(int usual) {
    return scope.onGpu() ? Math.max(usual, atOnce) : usual;
  }

  @Override
  public void evaluate(float[] points, int count, float[] distances) {
    for (int p = 0; p < count; p++) {
      double beyond = 0;
      double[] inside = new double[AXES];
      for (int a = 0; a < AXES; a++) {
        double x = points[p * AXES + a];
        inside[a] = Math.max(-1, Math.min(1, x));
        beyond += (x - inside[a]) * (x - inside[a]);
      }
      distances[p] = (float) Math.sqrt(beyond);
      add(p, inside[0], inside[1], inside[2], distances);
    }
    flush(distances);
    for (int p = 0; p < count; p++) {
      distances[p] = Math.max(-clamp, Math.min(clamp, distances[p]));
    }
  }

  /** Adds what each cell contributes at a point; tiles contribute when they are flushed. */
  private void add(int point, double x, double y, double z, float[] distances) {
    int cells = weights.at(x, y, z);
    for (int i = 0; i < cells; i++) {
      float weight = (float) weights.weight(i);
      int tile = tiles.tileAt(weights.cell(i, 0), weights.cell(i, 1), weights.cell(i, 2));
      if (tile < 0) {
        distances[point] += tile == SparseTiling.INSIDE ? -weight * clamp : weight * clamp;
        continue;
      }
      double half = tiles.halfSide();
      local[waiting * AXES] = (float) ((x - tiles.centre(tile, 0)) / half);
      local[waiting * AXES + 1] = (float) ((y - tiles.centre(tile, 1)) / half);
      local[waiting * AXES + 2] = (float) ((z - tiles.centre(tile, 2)) / half);
      owners[waiting] = tile;
      targets[waiting] = point;
      shares[waiting] = weight * clamp;
      if (++waiting == atOnce) {
        flush(distances);
      }
    }
  }

  private void flush(float[] distances) {
    if (waiting == 0) {
      return;
    }
    float[] found;
    try (Scope batch = scope.child()) {
      found = found(batch).toFloatArray();
    }
    for (int i = 0; i < waiting; i++) {
      distances[targets[i]] += shares[i] * Math.max(-1, Math.min(1, found[i]));
    }
    waiting = 0;
  }

  /** The values at all points that wait; points and tiles go to the device in one transfer. */
  private NDArray found(Scope batch) {
    float[] at = Arrays.copyOf(local, waiting * AXES);
    if (tiles.tileCount() == 1) {
      NDArray own = codes.duplicate();
      own.attach(batch.manager()); // what is computed belongs to the scope of the codes
      return field.evaluate(own, batch.upload(pointMemory, at, waiting, AXES)); // (1,N,1)
    }
    NDList sent = batch.uploadTogether(pointMemory, at, Arrays.copyOf(owners, waiting));
    NDArray own = sent.get(1).toType(DataType.INT64, false);
    return values.at(sent.get(0).reshape(-1, AXES), own);
  }

  @Override
  public void close() {
    scope.close();
  }
}
