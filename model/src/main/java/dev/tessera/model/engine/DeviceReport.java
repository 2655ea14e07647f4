package dev.tessera.model.engine;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the engine computes, and why there.
 *
 * @param name such as "CPU, 2 threads" or "GPU 0 NVIDIA H100"
 * @param gpu whether it is a GPU
 * @param reason why this device was chosen, or why no GPU is used, a sentence; where TF32 was
 *     wanted, what came of it, another one
 * @param engine engine and version of its library, such as "PyTorch 2.7.1"
 * @param findings sentences: what was looked for, found, refused, and why, in that order
 */
public record DeviceReport(
    String name, boolean gpu, String reason, String engine, List<String> findings) {
  /** Keeps the findings as they are now. */
  public DeviceReport {
    findings = List.copyOf(findings);
  }

  /** All of it for people, one thing a line. */
  public String text() {
    Stream<String> chosen =
        Stream.of("device   " + name, "why      " + reason, "engine   " + engine);
    return Stream.concat(chosen, findings.stream().map(finding -> "looked   " + finding))
        .collect(Collectors.joining("\n"));
  }
}
