package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.clip.ClipSize;

/**
 * What would be read of a light field.
 *
 * @param views how many
 * @param size of each
 * @param eightBit whether samples are kept as bytes, else as floats
 */
public record LightFieldPlan(ViewGrid views, ClipSize size, boolean eightBit) {
  /** Red, green and blue. */
  static final int CHANNELS = 3;

  /** Memory that the samples take; Long.MAX_VALUE if it is beyond that. */
  public long bytes() {
    long perPixel = CHANNELS * (eightBit ? 1L : Float.BYTES) * views.count();
    long pixels = (long) size.width() * size.height();
    return pixels > Long.MAX_VALUE / perPixel ? Long.MAX_VALUE : perPixel * pixels;
  }

  /** One view as it is read, before it is made smaller. */
  static LightFieldPlan ofView(LightFieldInfo info) {
    return new LightFieldPlan(new ViewGrid(1, 1), info.view(), info.eightBit());
  }

  LightFieldPlan views(ViewGrid fewer) {
    return new LightFieldPlan(fewer, size, eightBit);
  }

  LightFieldPlan sized(ClipSize smaller) {
    return new LightFieldPlan(views, smaller, eightBit);
  }
}
