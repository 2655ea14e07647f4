package dev.tessera.model.signal.family;

import dev.tessera.model.signal.DistanceField;
import java.util.SplittableRandom;

/**
 * A solid in the unit sphere whose signed distance is exact everywhere, negative inside, and whose
 * surface can be sampled. Immutable: any thread, several at once.
 */
public interface Solid extends DistanceField {
  /**
   * Points on the surface, uniform by area.
   *
   * @param random fixes them
   * @param count at least 0
   * @return x, y, z of each, (count,3)
   */
  float[] surface(SplittableRandom random, int count);
}
