package dev.tessera.app.cli;

import dev.tessera.model.flow.PointPairs;
import dev.tessera.model.signal.ShapeSignal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs of points as text: six numbers a line, x y z on the first shape and x y z on the second, in
 * the units of their files; what follows a # is passed over, and so are empty lines.
 */
final class PairsFile {
  private static final int NUMBERS = 6;
  private static final int MOST = 1000;

  private PairsFile() {}

  /**
   * Reads pairs.
   *
   * @throws IllegalArgumentException with one clear sentence: file, line, what is wrong
   */
  static PointPairs read(Path file, ShapeSignal first, ShapeSignal second) {
    List<Double> numbers = new ArrayList<>();
    int line = 0;
    for (String text : lines(file)) {
      line++;
      String kept = text.replaceFirst("#.*", "").strip();
      if (!kept.isEmpty()) {
        add(file, line, kept.split("[\\s,;]+"), numbers);
      }
    }
    if (numbers.isEmpty() || numbers.size() > NUMBERS * MOST) {
      throw new IllegalArgumentException(
          "Cannot use %s: expected 1 to %d pairs, found %d."
              .formatted(file, MOST, numbers.size() / NUMBERS));
    }
    double[] all = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    try {
      return PointPairs.ofFiles(all, first, second);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Cannot use " + file + ": " + e.getMessage() + ".", e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("Cannot read " + file + ": there is no such file.", e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("Cannot read " + file + ": it is no text.", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read " + file + ": it cannot be opened.", e);
    }
  }

  private static void add(Path file, int line, String[] words, List<Double> numbers) {
    if (words.length != NUMBERS) {
      throw new IllegalArgumentException(
          "Cannot use %s: line %d: expected six numbers, x y z on the first shape and x y z on the"
                  .formatted(file, line)
              + " second, found "
              + words.length
              + ".");
    }
    for (String word : words) {
      double number = number(word);
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException(
            "Cannot use %s: line %d: expected a number, found %s.".formatted(file, line, word));
      }
      numbers.add(number);
    }
  }

  private static double number(String word) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
