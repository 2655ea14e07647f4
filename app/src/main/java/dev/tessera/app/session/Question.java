package dev.tessera.app.session;

import java.util.List;

/**
 * Something that must be answered before anything else goes on.
 *
 * @param title a few words
 * @param text one sentence or two
 * @param answers the usual one first; closing the question means the last
 */
public record Question(String title, String text, List<Notice.Action> answers) {
  /** Copies the list. */
  public Question {
    answers = List.copyOf(answers);
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("a question has an answer");
    }
  }
}
