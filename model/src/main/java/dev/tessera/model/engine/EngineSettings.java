package dev.tessera.model.engine;

/**
 * What the engine is opened with.
 *
 * @param device wanted device
 * @param threads CPU threads of one operation; 0 for one per core
 * @param tf32 whether matrix products on a GPU may round their factors to TF32, 10 bits of mantissa
 *     instead of 23; says and does nothing else on the CPU
 */
public record EngineSettings(DeviceChoice device, int threads, boolean tf32) {
  /** Full precision everywhere. */
  public EngineSettings(DeviceChoice device, int threads) {
    this(device, threads, false);
  }
}
