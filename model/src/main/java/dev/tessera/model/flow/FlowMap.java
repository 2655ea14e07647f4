package dev.tessera.model.flow;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import java.util.Arrays;

/** Where points of the shape at rest are at a place of a flow. For one thread. */
final class FlowMap implements AutoCloseable {
  /** Points beyond this radius move as the nearest within it do: the networks know no others. */
  private static final double KNOWN = 1.15;

  /** Points that are evaluated together: what they need stays in the cache. */
  private static final int AT_ONCE = 4096;

  private final Scope scope;
  private final Field field;
  private final float[] code;
  private final double away;
  private final HostMemory memory = new HostMemory();

  /**
   * Brings a flow to the device.
   *
   * @param scope closed with this
   * @param place 0 to 1
   */
  FlowMap(Scope scope, Flow flow, double place) {
    this.scope = scope;
    away = flow.away(place);
    code = flow.code(flow.moment(place));
    try {
      field = Field.of(scope, flow.weights());
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Carries points.
   *
   * @param points of the shape at rest, (P,3)
   * @return where they are, (P,3)
   */
  float[] carried(float[] points) {
    float[] carried = new float[points.length];
    for (int from = 0; from < points.length; from += 3 * AT_ONCE) {
      int to = Math.min(points.length, from + 3 * AT_ONCE);
      float[] some = Arrays.copyOfRange(points, from, to);
      bound(some);
      float[] ways = ways(some);
      for (int i = from; i < to; i++) {
        carried[i] = (float) (points[i] + away * ways[i - from]);
      }
    }
    return carried;
  }

  private static void bound(float[] points) {
    for (int p = 0; p < points.length; p += 3) {
      double x = points[p];
      double y = points[p + 1];
      double z = points[p + 2];
      double square = x * x + y * y + z * z;
      if (square > KNOWN * KNOWN) {
        double factor = KNOWN / Math.sqrt(square);
        points[p] *= (float) factor;
        points[p + 1] *= (float) factor;
        points[p + 2] *= (float) factor;
      }
    }
  }

  private float[] ways(float[] some) {
    try (Scope batch = scope.child()) {
      NDArray own = batch.upload(code, 1, code.length);
      NDArray at = batch.upload(memory, some, some.length / 3, 3);
      return field.evaluate(own, at).toFloatArray();
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
