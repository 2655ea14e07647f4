package dev.tessera.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was typed wrongly, in one line that helps to type it rightly. */
final class BadUsage {
  private static final int CLOSE = 2;

  private BadUsage() {}

  /**
   * Tells what is wrong.
   *
   * @param typed all arguments
   */
  static String sentence(ParameterException e, String[] typed) {
    String message = String.valueOf(e.getMessage()).replaceAll("\\R", " ");
    CommandSpec command = e.getCommandLine().getCommandSpec();
    if (e instanceof MissingParameterException missing
        && missing.getMissing().stream().anyMatch(ArgSpec::isPositional)) {
      return message + dashed(command, typed).map(BadUsage::afterDashes).orElse("");
    }
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, command).orElse(message);
    }
    return message;
  }

  /** The first argument that begins as an option does and is none. */
  private static Optional<String> dashed(CommandSpec command, String[] typed) {
    return Arrays.stream(typed)
        .takeWhile(word -> !word.equals("--"))
        .filter(word -> word.startsWith("-") && word.length() > 1)
        .filter(word -> command.findOption(name(word)) == null)
        .findFirst();
  }

  private static String name(String word) {
    int value = word.indexOf('=');
    return value < 0 ? word : word.substring(0, value);
  }

  private static String afterDashes(String word) {
    return "; if " + word + " is a file, write -- before it, behind all options";
  }

  private static Optional<String> unmatched(UnmatchedArgumentException e, CommandSpec command) {
    List<String> words = e.getUnmatched();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String word = words.get(0);
    if (word.isBlank()) {
      return Optional.of("An argument is empty: the name is empty or has been lost.");
    }
    if (word.startsWith("-")) {
      return closest(name(word), command.optionsMap().keySet())
          .map(option -> "There is no option " + name(word) + "; is " + option + " meant?")
          .or(() -> Optional.of("There is no option " + name(word) + "."))
          .map(sentence -> sentence + fileHint(word));
    }
    if (command.parent() != null) {
      return Optional.of("\"" + word + "\" is one word too many.");
    }
    CommandLine root = e.getCommandLine();
    return closest(word, root.getSubcommands().keySet())
        .map(name -> "There is no command " + word + "; is " + name + " meant?")
        .or(
            () ->
                Optional.of(
                    "There is no command "
                        + word
                        + "; there are "
                        + String.join(", ", root.getSubcommands().keySet())
                        + "."));
  }

  private static String fileHint(String word) {
    return word.startsWith("--") || !word.contains(".")
        ? ""
        : " If it is a file, write -- before it, behind all options.";
  }

  private static Optional<String> closest(String word, Iterable<String> names) {
    String best = "";
    int least = CLOSE + 1;
    for (String name : names) {
      int distance = distance(word, name);
      if (distance < least && distance < name.replace("-", "").length()) {
        best = name;
        least = distance;
      }
    }
    return least <= CLOSE ? Optional.of(best) : Optional.empty();
  }

  /** Letters to change, add or leave out (Levenshtein 1966). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
