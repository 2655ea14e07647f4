package dev.tessera.app.fit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is under the cursor in one line of text. */
public final class HoverText {
  private HoverText() {}

  /** Position, channels of both pictures in 0..255, error, tile and its PSNR. */
  public static String of(HoverInfo info) {
    StringBuilder text = new StringBuilder();
    text.append("x ").append(info.x()).append("  y ").append(info.y());
    text.append("   original ").append(levels(info.original()));
    if (!info.reconstruction().isEmpty()) {
      text.append("   reconstruction ").append(levels(info.reconstruction()));
    }
    info.error().ifPresent(e -> text.append(String.format(Locale.ROOT, "   error %.4f", e)));
    text.append("   tile ").append(info.tile());
    info.tilePsnr().ifPresent(p -> text.append(String.format(Locale.ROOT, "   %.1f dB", p)));
    return text.toString();
  }

  private static String levels(List<Float> channels) {
    return channels.stream()
        .map(v -> String.valueOf(Math.round(v * 255)))
        .collect(Collectors.joining(" "));
  }
}
