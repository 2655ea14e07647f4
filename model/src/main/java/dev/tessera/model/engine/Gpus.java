package dev.tessera.model.engine;

import java.util.Optional;

/** What the engine's library and the driver tell about GPUs. */
interface Gpus {
  /** Version of the library, such as "2.7.1". */
  String version();

  /** Whether there is a driver for GPUs on this system. */
  boolean driver();

  /** Number of GPUs that the library can use. */
  int count();

  /**
   * What the driver tells about a GPU, as far as it tells anything.
   *
   * @param gpu its number, from 0
   */
  Optional<GpuFacts> facts(int gpu);

  /**
   * Lets matrix products on GPUs round their factors to TF32, or forbids it.
   *
   * @return what the library says of it afterwards
   * @throws UnsatisfiedLinkError if it has no such switch
   */
  boolean tf32(boolean allowed);
}
