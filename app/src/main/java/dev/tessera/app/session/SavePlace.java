package dev.tessera.app.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Decides where something is saved: under a {@link SavedName}, and never over a file that nobody
 * chose to replace. Dialogs of the system ask about the name that was typed, this about another.
 *
 * @param pool looks for the file
 * @param notices where it is asked
 */
public record SavePlace(IoPool pool, Notices notices) {
  /**
   * Hands over the place, at once if it is the one that was chosen; later, on the window's thread,
   * if another name has to be looked for; never if the user does not agree to replace that.
   *
   * @param extensions of the format, in lower case without the dot, the preferred one first
   */
  public void settle(Path chosen, List<String> extensions, Consumer<Path> then) {
    Path target = SavedName.of(chosen, extensions);
    if (target.equals(chosen)) {
      then.accept(target);
      return;
    }
    var unused =
        pool.submit(
            cancelled -> Files.exists(target),
            outcome -> {
              if (outcome.match(exists -> exists, none -> false, cause -> false)) {
                notices.show(
                    Notice.question(
                        target.getFileName() + " exists already.",
                        "Replace",
                        () -> then.accept(target)));
              } else {
                then.accept(target);
              }
            });
  }
}
