package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.io.ImageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Pictures of one folder whose names differ in their numbers alone.
 *
 * @param views two or more
 * @param others pictures that do not belong to them
 */
record ViewSeries(List<Numbered> views, int others) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  /** Row, column, then how high and how far to the right the camera was. */
  private static final Pattern STANFORD =
      Pattern.compile("out_(\\d{1,6})_(\\d{1,6})_(-?\\d+(?:\\.\\d+)?)_(-?\\d+(?:\\.\\d+)?)_?");

  private static final String STANFORD_KEY = "out_#_#_#_#";

  /**
   * A name and what its numbers are.
   *
   * @param name with folders
   * @param numbers as they stand there, in order
   */
  record Numbered(String name, List<String> numbers) {
    long number(int at) {
      return Long.parseLong(numbers.get(at));
    }
  }

  /**
   * The largest series of some files.
   *
   * @throws BadLightFieldException if there is none
   */
  static ViewSeries of(List<String> names, String holder) throws BadLightFieldException {
    Map<String, List<Numbered>> series = new TreeMap<>();
    List<String> pictures = names.stream().filter(ViewSeries::isPicture).toList();
    for (String name : pictures) {
      put(series, name);
    }
    Optional<List<Numbered>> largest =
        series.values().stream().max(Comparator.comparingInt(List::size));
    if (pictures.isEmpty()) {
      throw new BadLightFieldException(holder + " without pictures");
    }
    if (pictures.size() == 1) {
      throw new BadLightFieldException("two views or more", "one only, " + pictures.get(0));
    }
    List<Numbered> found = largest.orElse(List.of());
    if (found.size() < 2) {
      throw new BadLightFieldException(
          "views whose names differ in their numbers alone", "no two such pictures");
    }
    return new ViewSeries(found, pictures.size() - found.size());
  }

  private static boolean isPicture(String name) {
    return ImageFormat.ofName(name).isPresent() && !fileName(name).startsWith(".");
  }

  private static String fileName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static void put(Map<String, List<Numbered>> series, String name) {
    String file = fileName(name);
    String folder = name.substring(0, name.length() - file.length());
    String stem = file.substring(0, file.lastIndexOf('.'));
    String extension = file.substring(stem.length()).toLowerCase(Locale.ROOT);
    Matcher stanford = STANFORD.matcher(stem);
    List<String> numbers = new ArrayList<>();
    String key;
    if (stanford.matches()) {
      IntStream.rangeClosed(1, 4).mapToObj(stanford::group).forEach(numbers::add);
      key = STANFORD_KEY;
    } else {
      NUMBER.matcher(stem).results().forEach(found -> numbers.add(found.group()));
      key = NUMBER.matcher(stem).replaceAll("#");
    }
    series
        .computeIfAbsent(folder + key + extension, k -> new ArrayList<>())
        .add(new Numbered(name, numbers));
  }

  /** Whether the names are those of the Stanford archive. */
  boolean isStanford() {
    return views.stream().allMatch(view -> STANFORD.matcher(stem(view)).matches());
  }

  /** Whether the names are those of the HCI benchmark. */
  boolean isHci() {
    return views.stream().allMatch(view -> stem(view).matches("input_Cam\\d{3}"));
  }

  private static String stem(Numbered view) {
    String file = fileName(view.name());
    return file.substring(0, file.lastIndexOf('.'));
  }

  /** Which numbers of the names are not always the same. */
  List<Integer> changing() {
    return IntStream.range(0, views.get(0).numbers().size())
        .filter(at -> views.stream().mapToLong(view -> view.number(at)).distinct().count() > 1)
        .boxed()
        .toList();
  }
}
