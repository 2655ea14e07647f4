package dev.tessera.app.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * What a batch left in a folder, without the seconds that it took.
 *
 * @param folder of the results
 */
record BatchResults(Path folder) {
  /** Sums over the bits: of each code-book, and of the networks and codes in each project. */
  Map<String, Long> sums() throws IOException {
    Map<String, Long> all = new TreeMap<>();
    for (Path file : paths()) {
      String name = folder.relativize(file).toString();
      if (name.endsWith(".tessera")) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
          zip.stream()
              .filter(entry -> entry.getName().matches(".*(networks/[0-9]+|codes)\\.safetensors"))
              .forEach(entry -> all.put(name + "/" + entry.getName(), entry.getCrc()));
        }
      } else if (!name.equals("results.csv")) {
        CRC32 sum = new CRC32();
        sum.update(Files.readAllBytes(file));
        all.put(name, sum.getValue());
      }
    }
    return all;
  }

  private List<Path> paths() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** The rows of the table without bytes and seconds. */
  List<String> rows() throws IOException {
    return Files.readAllLines(folder.resolve("results.csv")).stream()
        .map(row -> row.replaceAll(",[0-9]+,[0-9.]+,(?=[^,]*,[0-9a-f]{64},)", ",-,-,"))
        .toList();
  }

  /** Files whose length is not what the table says, or which it does not know. */
  List<String> strangers() throws IOException {
    List<String> rows = Files.readAllLines(folder.resolve("results.csv"));
    return paths().stream()
        .filter(file -> !file.endsWith("results.csv"))
        .map(folder::relativize)
        .filter(file -> rows.stream().noneMatch(row -> tellsOf(row, file)))
        .map(Path::toString)
        .toList();
  }

  private boolean tellsOf(String row, Path file) {
    String source = file.toString().replaceAll("\\.[^.]*$", "");
    return row.startsWith(source + ",")
        && row.contains("," + folder.resolve(file).toFile().length() + ",");
  }
}
