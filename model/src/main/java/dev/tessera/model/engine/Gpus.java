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
}
