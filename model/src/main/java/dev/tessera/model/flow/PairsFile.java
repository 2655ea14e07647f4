package dev.tessera.model.flow;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.SaveException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs of points as text: six numbers a line, x y z on the first shape and x y z on the second, in
 * the units of their files; what follows a # is passed over, and so are empty lines.
 */
public final class PairsFile {
  private static final int NUMBERS = 6;
  private static final int MOST = 1000;

  private PairsFile() {}

  /**
   * Reads pairs.
   *
   * @param first shape
   * @param second shape
   * @throws SignalFormatException naming the line, or the first pair that is not near its surface
   */
  public static PointPairs read(Path file, ShapeSignal first, ShapeSignal second)
      throws SignalFormatException {
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
      throw bad(file, "1 to " + MOST + " pairs", String.valueOf(numbers.size() / NUMBERS));
    }
    double[] all = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    try {
      return PointPairs.ofFiles(all, first, second);
    } catch (IllegalArgumentException e) {
      throw bad(file, "points on both surfaces", String.valueOf(e.getMessage()));
    }
  }

  private static List<String> lines(Path file) throws SignalFormatException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw bad(file, "pairs of points", "no such file");
    } catch (CharacterCodingException e) {
      throw bad(file, "pairs of points", "what is no text");
    } catch (IOException e) {
      throw bad(file, "pairs of points", "what cannot be opened");
    }
  }

  private static void add(Path file, int line, String[] words, List<Double> numbers)
      throws SignalFormatException {
    if (words.length != NUMBERS) {
      throw bad(
          file,
          "six numbers, x y z on the first shape and x y z on the second",
          words.length + " in line " + line);
    }
    for (String word : words) {
      double number = number(word);
      if (!Double.isFinite(number)) {
        throw bad(file, "a number", word + " in line " + line);
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

  private static SignalFormatException bad(Path file, String expected, String found) {
    return new SignalFormatException(file.toString(), expected, found);
  }

  /**
   * Writes pairs as {@link #read} takes them.
   *
   * @param first shape
   * @param second shape
   */
  public static void write(Path file, PointPairs pairs, ShapeSignal first, ShapeSignal second)
      throws SaveException {
    StringBuilder text = new StringBuilder("# x y z on the first shape, x y z on the second\n");
    double[] numbers = pairs.inFiles(first, second);
    for (int i = 0; i < numbers.length; i++) {
      text.append(numbers[i]).append(i % NUMBERS == NUMBERS - 1 ? '\n' : ' ');
    }
    AtomicFile.stream(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
