package dev.tessera.app.export;

import dev.tessera.app.session.Figures;
import dev.tessera.model.signal.GridSignal;

/**
 * What an export comes to.
 *
 * @param width pixels from left to right, 0 if it is not a picture
 * @param height pixels from top to bottom, 0 if it is not a picture
 * @param memoryBytes memory that the evaluation takes
 */
public record ExportSize(long width, long height, long memoryBytes) {
  /** Not a picture. */
  static final ExportSize NONE = new ExportSize(0, 0, 0);

  static ExportSize of(GridSignal signal, double scale) {
    long width = Math.max(1, Math.round(scale * signal.width()));
    long height = Math.max(1, Math.round(scale * signal.height()));
    return new ExportSize(width, height, width * height * signal.samples().channels() * 4);
  }

  /** Whether this machine can make it. */
  public boolean possible() {
    return memoryBytes < Runtime.getRuntime().maxMemory() / 10 * 7
        && memoryBytes / 4 < Integer.MAX_VALUE - 8;
  }

  /** For people; empty if it is not a picture. */
  public String text() {
    if (width == 0) {
      return "One line per point of the curve";
    }
    String size =
        "%s \u00d7 %s pixels, about %s of memory"
            .formatted(Figures.count(width), Figures.count(height), Figures.bytes(memoryBytes));
    return possible() ? size : size + ": too large, choose a smaller scale";
  }
}
