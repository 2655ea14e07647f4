package dev.tessera.model.render;

/**
 * Adds the values of a field to an output, in short steps. There are two ways, on the heap beside a
 * CPU and on the device, which give the same but for rounding.
 */
interface RenderWay {
  /**
   * Does the next part.
   *
   * @return whether there is more to do
   */
  boolean step();

  /** How much is done, 0 to 1. */
  double progress();
}
