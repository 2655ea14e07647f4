package dev.tessera.app.cli;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.EngineSettings;
import picocli.CommandLine.Option;

/** Where and how exactly a command computes. */
final class DeviceArguments {
  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = "Where to compute: auto, cpu, gpu, gpu:N; default ${DEFAULT-VALUE}.")
  DeviceChoice device = DeviceChoice.AUTO;

  @Option(
      names = "--tf32",
      description =
          "On a GPU, round the factors of matrix products to TF32, 10 bits: faster, and numbers agree"
              + " with the CPU's less closely.")
  boolean tf32;

  EngineSettings settings() {
    return new EngineSettings(device, 0, tf32);
  }
}
