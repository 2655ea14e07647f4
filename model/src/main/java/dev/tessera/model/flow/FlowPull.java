package dev.tessera.model.flow;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import java.util.Arrays;

/** Where points of one moment came from and where they go. For one thread. */
final class FlowPull implements AutoCloseable {
  /** Points beyond this radius move as the nearest within it do: the networks know no others. */
  private static final double KNOWN = 1.15;

  /** Points that are evaluated together: what they need stays in the cache. */
  private static final int AT_ONCE = 4096;

  private final Scope scope;
  private final Field field;
  private final float[] code;
  private final double moment;
  private final HostMemory memory = new HostMemory();

  /**
   * Brings a flow to the device.
   *
   * @param scope closed with this
   * @param place 0 to 1
   */
  FlowPull(Scope scope, Flow flow, double place) {
    this.scope = scope;
    moment = flow.moment(place);
    code = flow.code(moment);
    try {
      field = Field.of(scope, flow.weights());
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Pulls points back to the first shape and on to the second.
   *
   * @param points (count,3)
   * @param first receives where they were on the first shape, (count,3)
   * @param second receives where they will be on the second, (count,3)
   */
  void pull(float[] points, int count, float[] first, float[] second) {
    for (int from = 0; from < count; from += AT_ONCE) {
      int size = Math.min(AT_ONCE, count - from);
      float[] some = Arrays.copyOfRange(points, 3 * from, 3 * (from + size));
      bound(some);
      float[] found = found(some);
      for (int i = 0; i < 3 * size; i++) {
        int at = 6 * (i / 3) + i % 3;
        float x = points[3 * from + i];
        first[3 * from + i] = (float) (x + moment * found[at]);
        second[3 * from + i] = (float) (x + (1 - moment) * found[at + 3]);
      }
    }
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

  private float[] found(float[] some) {
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
