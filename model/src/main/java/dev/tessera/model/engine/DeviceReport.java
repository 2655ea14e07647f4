package dev.tessera.model.engine;

import java.util.List;

/**
 * Where the engine computes, and why there.
 *
 * @param name such as "CPU, 2 threads" or "GPU 0 NVIDIA H100"
 * @param gpu whether it is a GPU
 * @param reason one sentence: why this device was chosen, or why no GPU is used
 * @param engine engine and version of its library, such as "PyTorch 2.7.1"
 * @param findings sentences: what was looked for, found, refused, and why, in that order
 */
public record DeviceReport(
    String name, boolean gpu, String reason, String engine, List<String> findings) {
  /** Keeps the findings as they are now. */
  public DeviceReport {
    findings = List.copyOf(findings);
  }
}
