package dev.tessera.app.session;

import dev.tessera.app.FailureText;
import java.util.Optional;

/**
 * Something to tell without stopping the user.
 *
 * @param kind how it looks
 * @param sentence one sentence
 * @param details more, for those who ask; empty if there is no more
 * @param action something to do about it
 */
public record Notice(Kind kind, String sentence, String details, Optional<Action> action) {
  /** How a notice looks. */
  public enum Kind {
    /** Good news. */
    DONE,
    /** Worth knowing. */
    INFO,
    /** Waits for an answer: does not go away by itself. */
    QUESTION,
    /** Something did not work; nothing was lost. */
    PROBLEM
  }

  /**
   * A button on a notice.
   *
   * @param label a verb
   * @param run called on the window's thread; the notice goes away
   */
  public record Action(String label, Runnable run) {}

  /** Worth knowing, nothing to do. */
  public static Notice info(String sentence) {
    return new Notice(Kind.INFO, sentence, "", Optional.empty());
  }

  /** Something that goes on only with a yes; closing it means no. */
  public static Notice question(String sentence, String yes, Runnable run) {
    return new Notice(Kind.QUESTION, sentence, "", Optional.empty()).with(yes, run);
  }

  /** Something that failed, in words. */
  public static Notice problem(Throwable cause) {
    FailureText text = FailureText.of(cause);
    return problem(text.sentence(), text.details());
  }

  /** Something that did not work. */
  public static Notice problem(String sentence, String details) {
    return new Notice(Kind.PROBLEM, sentence, details, Optional.empty());
  }

  /** The same with a button. */
  public Notice with(String label, Runnable run) {
    return new Notice(kind, sentence, details, Optional.of(new Action(label, run)));
  }

  /** Whether both say the same, so that one is enough. */
  public boolean repeats(Notice other) {
    return kind == other.kind && sentence.equals(other.sentence);
  }
}
