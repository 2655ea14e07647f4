package dev.tessera.app.save;

import dev.tessera.app.session.Figures;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What an export comes to, told before it begins.
 *
 * @param width pixels from left to right, 0 if it is not a picture
 * @param height pixels from top to bottom, 0 if it is not a picture
 * @param memoryBytes memory that the evaluation takes
 * @param problem why it cannot be made, without a full stop; empty if it can
 */
public record ExportSize(long width, long height, long memoryBytes, String problem) {
  /** Not a picture. */
  public static final ExportSize NONE = new ExportSize(0, 0, 0, "");

  /**
   * A picture that is evaluated at a scale.
   *
   * @param width of the signal, pixels
   * @param height of the signal, pixels
   * @param scale pixels saved per pixel of the signal and axis
   */
  public static ExportSize of(int width, int height, int channels, double scale) {
    long wide = Math.max(1, Math.round(scale * width));
    long high = Math.max(1, Math.round(scale * height));
    long bytes = wide * high * channels * Float.BYTES;
    boolean fits =
        bytes < Runtime.getRuntime().maxMemory() / 10 * 7
            && bytes / Float.BYTES < Integer.MAX_VALUE - 8;
    return new ExportSize(wide, high, bytes, fits ? "" : "too large, choose a smaller scale");
  }

  /**
   * The same, for a format that may not hold so many pixels.
   *
   * @param limit from width and height to what is wrong with them, as formats tell it
   */
  public ExportSize forFormat(BiFunction<Long, Long, Optional<String>> limit) {
    String wrong =
        limit
            .apply(width, height)
            .map(reason -> reason + "; choose a smaller scale or another format")
            .orElse("");
    return problem.isEmpty() ? new ExportSize(width, height, memoryBytes, wrong) : this;
  }

  /** Whether this machine can make it and the format can hold it. */
  public boolean possible() {
    return problem.isEmpty();
  }

  /** For people; empty if it is not a picture. */
  public String text() {
    if (width == 0) {
      return "";
    }
    String size =
        "%s \u00d7 %s pixels, about %s of memory"
            .formatted(Figures.count(width), Figures.count(height), Figures.bytes(memoryBytes));
    return possible() ? size : size + ": " + problem;
  }
}
