package dev.tessera.app.save;

import java.util.List;
import java.util.function.Supplier;

/**
 * What some choices come to.
 *
 * @param name a name to begin with, without a folder
 * @param extensions of the format, in lower case without the dot, the preferred one first; empty
 *     for a folder
 * @param summary size, time and memory, told before
 * @param problem why it cannot be saved, without a full stop; empty if it can
 * @param order takes what is to be saved as it is now, whatever becomes of it meanwhile
 */
public record ExportOffer(
    String name, List<String> extensions, String summary, String problem, Supplier<Writing> order) {
  /** Takes a copy of the list. */
  public ExportOffer {
    extensions = List.copyOf(extensions);
  }

  /** There is nothing to save. */
  public static ExportOffer nothing(String why) {
    return new ExportOffer("", List.of(), "", why, () -> (target, run) -> run.nothing(why));
  }

  /** Whether it can be saved. */
  public boolean possible() {
    return problem.isEmpty();
  }

  /** A name without its extension, for a name that begins with it. */
  public static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).replace(' ', '-');
  }
}
