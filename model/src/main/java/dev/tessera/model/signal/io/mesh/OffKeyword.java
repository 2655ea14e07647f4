package dev.tessera.model.signal.io.mesh;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first word of an OFF file, which tells what each vertex has beside its position.
 *
 * @param texture whether two numbers of texture
 * @param colour whether a colour
 * @param normal whether the three numbers of a normal
 * @param glued digits that follow without white space, as in the files of ModelNet
 */
record OffKeyword(boolean texture, boolean colour, boolean normal, String glued) {
  /** What the numbers of a file without keyword are. */
  static final OffKeyword PLAIN = new OffKeyword(false, false, false, "");

  private static final Pattern FORM = Pattern.compile("(?i)((?:ST)?C?N?4?N?OFF)(\\d*)");

  /**
   * Looks at the first word.
   *
   * @return empty if it is a number or something else
   * @throws BadMeshException if it tells of other than three dimensions
   */
  static Optional<OffKeyword> of(String word) throws BadMeshException {
    Matcher form = FORM.matcher(word);
    if (!form.matches()) {
      return Optional.empty();
    }
    String name = form.group(1);
    String upper = name.toUpperCase(Locale.ROOT);
    boolean written = !name.equals(name.toLowerCase(Locale.ROOT));
    if (upper.contains("4") || (written && name.contains("n"))) {
      throw new BadMeshException("an OFF file in three dimensions", "one that begins " + name);
    }
    return Optional.of(
        new OffKeyword(
            upper.startsWith("ST"),
            upper.contains("C"),
            upper.substring(0, upper.length() - 3).contains("N"),
            form.group(2)));
  }

  /** The number that digits stand for; more than any count where they are too many. */
  static int count(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  /**
   * How many numbers stand behind a position.
   *
   * @param numbersOfColour three or four
   */
  int extra(int numbersOfColour) {
    return (texture ? 2 : 0) + (colour ? numbersOfColour : 0) + (normal ? 3 : 0);
  }
}
