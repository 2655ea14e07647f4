package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.io.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The frames of a folder: pictures whose names differ in their last number alone, in its order; of
 * several such series the longest.
 *
 * @param files two or more, in order
 * @param gaps numbers that are missing between the first and the last
 * @param others pictures that do not belong to the series
 */
record NumberedFiles(List<Path> files, long gaps, int others) {
  /** What stands before the last number of a name, the number, what stands behind it. */
  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,18})(\\D*\\.[^.]+)");

  private record Numbered(Path file, String series, long number) {}

  /** The series of a folder; empty if it has none. */
  static Optional<NumberedFiles> in(Path folder) throws IOException {
    Map<String, List<Numbered>> series = new HashMap<>();
    int pictures = 0;
    try (Stream<Path> listed = Files.list(folder)) {
      for (Path file : (Iterable<Path>) listed::iterator) {
        String name = String.valueOf(file.getFileName());
        if (ImageFormat.ofName(name).isEmpty() || name.startsWith(".")) {
          continue;
        }
        pictures++;
        Matcher matcher = NUMBERED.matcher(name);
        if (matcher.matches()) {
          String key = matcher.group(1) + "#" + matcher.group(3).toLowerCase(Locale.ROOT);
          series
              .computeIfAbsent(key, k -> new ArrayList<>())
              .add(new Numbered(file, key, Long.parseLong(matcher.group(2))));
        }
      }
    }
    Optional<List<Numbered>> longest =
        series.values().stream()
            .max(
                Comparator.<List<Numbered>>comparingInt(List::size)
                    .thenComparing(s -> s.get(0).series(), Comparator.reverseOrder()));
    int all = pictures;
    return longest.filter(found -> found.size() > 1).map(found -> of(found, all));
  }

  private static NumberedFiles of(List<Numbered> found, int pictures) {
    List<Numbered> ordered =
        found.stream()
            .sorted(
                Comparator.comparingLong(Numbered::number)
                    .thenComparing(n -> String.valueOf(n.file().getFileName())))
            .toList();
    long span = ordered.get(ordered.size() - 1).number() - ordered.get(0).number() + 1;
    return new NumberedFiles(
        ordered.stream().map(Numbered::file).toList(),
        Math.max(0, span - ordered.size()),
        pictures - ordered.size());
  }
}
