package dev.tessera.model.engine;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * What the driver tells about one GPU.
 *
 * @param name such as "NVIDIA H100"
 * @param capability compute capability times ten: 90 for 9.0
 * @param totalBytes memory it has
 * @param freeBytes memory that nobody uses, where it is known
 */
record GpuFacts(String name, int capability, long totalBytes, OptionalLong freeBytes) {
  private static final double GIGA = 1L << 30;

  /** Whether more than half of the memory is known to be free. */
  boolean mostlyFree() {
    return freeBytes.isPresent() && freeBytes.getAsLong() > totalBytes / 2;
  }

  /** Such as "3.1 of 79 GB", or "79 GB". */
  String memory() {
    String total = String.format(Locale.ROOT, "%.0f GB", totalBytes / GIGA);
    if (freeBytes.isEmpty()) {
      return total;
    }
    return String.format(
        Locale.ROOT, "%.1f of %s", (totalBytes - freeBytes.getAsLong()) / GIGA, total);
  }
}
