package dev.tessera.model.engine;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.lang.reflect.Field;
import java.util.Map;

/**
 * What is alive in the engine, whoever made it: every array and every scope below DJL's root, so
 * that a leak shows as a number and not as a trend.
 *
 * @param arrays number of arrays
 * @param scopes number of scopes
 * @param bytes of all arrays together
 */
public record LiveMemory(int arrays, int scopes, long bytes) {
  /** Counts; call it while the thread that owns the engine is idle, or on it. */
  public static LiveMemory now() {
    try (NDManager any = NDManager.newBaseManager()) {
      // The one made to find the root is there, too.
      LiveMemory all = below(any.getParentManager());
      return new LiveMemory(all.arrays, all.scopes - 1, all.bytes);
    }
  }

  private static LiveMemory below(NDManager manager) {
    int arrays = 0;
    int scopes = 0;
    long bytes = 0;
    for (Object resource : resources(manager).values()) {
      if (resource instanceof NDArray array) {
        arrays++;
        bytes += array.size() * array.getDataType().getNumOfBytes();
      } else if (resource instanceof NDManager child) {
        LiveMemory inside = below(child);
        arrays += inside.arrays;
        scopes += 1 + inside.scopes;
        bytes += inside.bytes;
      }
    }
    return new LiveMemory(arrays, scopes, bytes);
  }

  private static Map<?, ?> resources(NDManager manager) {
    try {
      Field field = BaseNDManager.class.getDeclaredField("resources");
      field.setAccessible(true);
      return (Map<?, ?>) field.get(manager);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("DJL keeps its resources elsewhere now", e);
    }
  }
}
