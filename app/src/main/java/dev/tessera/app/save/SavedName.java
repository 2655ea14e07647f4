package dev.tessera.app.save;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The name that a file is saved under: it ends in the format that is written, whatever is saved.
 */
public final class SavedName {
  private SavedName() {}

  /**
   * The name itself if it ends in one of the format's extensions, else the name with the first of
   * them added. Any other dot is part of the name: "my.holiday" becomes "my.holiday.png", and
   * "photo.jpg", saved as PNG, becomes "photo.jpg.png".
   *
   * @param chosen what the user chose or typed
   * @param extensions of the format, in lower case without the dot, the preferred one first
   */
  public static Path of(Path chosen, List<String> extensions) {
    String name = String.valueOf(chosen.getFileName());
    String lower = name.toLowerCase(Locale.ROOT);
    boolean ends = extensions.stream().anyMatch(extension -> lower.endsWith("." + extension));
    return ends
        ? chosen
        : chosen.resolveSibling(name.replaceAll("[. ]+$", "") + "." + extensions.get(0));
  }

  /** What a sheet says of it. */
  public static String hint(List<String> extensions) {
    return "The name ends in ."
        + extensions.get(0)
        + ", which is added if you type another ending.";
  }
}
