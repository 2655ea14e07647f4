package dev.tessera.app.session;

import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.signal.io.AlphaMode;
import java.util.Optional;

/**
 * Where a signal came from.
 *
 * @param source the file, or what comes with the program; empty of a picture that was pasted
 * @param alpha what became of transparency
 * @param missing whether the source was not found, so that something without content stands in
 */
public record Origin(Optional<SourceFile> source, AlphaMode alpha, boolean missing) {
  /** From no file, such as a picture that was pasted. */
  public static Origin none() {
    return new Origin(Optional.empty(), AlphaMode.KEEP, false);
  }

  /** From a file that was read. */
  public static Origin of(SourceFile source, AlphaMode alpha) {
    return new Origin(Optional.of(source), alpha, false);
  }

  /** From a file that is not where it was. */
  public static Origin missing(SourceFile source, AlphaMode alpha) {
    return new Origin(Optional.of(source), alpha, true);
  }
}
