package dev.tessera.model.engine;

/** Which device the user wants. */
public enum DeviceChoice {
  /** The GPU when there is one that can be used, else the CPU. */
  AUTO,
  /** The CPU, whatever there is. */
  CPU,
  /** The GPU; falls back to the CPU with the reason shown. */
  GPU
}
