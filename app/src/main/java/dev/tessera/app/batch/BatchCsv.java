package dev.tessera.app.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.tessera.model.archive.ArchiveFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Rows of results as lines of comma-separated values. */
public final class BatchCsv {
  private static final List<String> COLUMNS =
      List.of(
          "file",
          "kind",
          "size",
          "psnr",
          "iou",
          "floats",
          "bytes",
          "seconds",
          "fault",
          "sha256",
          "settings");

  private static final CsvMapper MAPPER =
      CsvMapper.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();
  private static final CsvSchema SCHEMA =
      CsvSchema.builder().addColumns(COLUMNS, CsvSchema.ColumnType.STRING).build();

  /** The first line. */
  static final String HEADING = String.join(",", COLUMNS) + "\n";

  private BatchCsv() {}

  /**
   * The row of a line.
   *
   * @throws ArchiveFormatException if it tells of none
   */
  public static BatchRow row(String line) throws IOException, ArchiveFormatException {
    Path nowhere = Path.of("row");
    return rows(nowhere, HEADING + line).values().stream()
        .findFirst()
        .orElseThrow(
            () -> new ArchiveFormatException("row", "a row of results", "none", "its line"));
  }

  /**
   * What whole lines tell.
   *
   * @param file where they were read, for errors
   * @param text nothing, or the heading and lines below it
   * @return the last row of each file, in their order
   * @throws ArchiveFormatException if it is no such table
   */
  static Map<String, BatchRow> rows(Path file, String text)
      throws IOException, ArchiveFormatException {
    Map<String, BatchRow> rows = new LinkedHashMap<>();
    if (text.isEmpty()) {
      return rows;
    }
    if (!text.startsWith(HEADING)) {
      throw new ArchiveFormatException(
          file.toString(), "the results of a batch", "another heading", "line 1");
    }
    try (MappingIterator<Map<String, String>> read =
        MAPPER.readerForMapOf(String.class).with(SCHEMA.withHeader()).readValues(text)) {
      for (int number = 2; read.hasNextValue(); number++) {
        BatchRow row = row(file, number, read.nextValue());
        rows.remove(row.file());
        rows.put(row.file(), row);
      }
    } catch (JsonProcessingException e) {
      throw new ArchiveFormatException(
          file.toString(), "rows of a table", "something else", e.getOriginalMessage(), e);
    }
    return rows;
  }

  private static BatchRow row(Path file, int number, Map<String, String> cells)
      throws ArchiveFormatException {
    try {
      String sha256 = cells.getOrDefault("sha256", "");
      Optional<BatchRow.Key> key =
          sha256.isEmpty()
              ? Optional.empty()
              : Optional.of(new BatchRow.Key(sha256, cells.getOrDefault("settings", "")));
      String fault = cells.getOrDefault("fault", "");
      return new BatchRow(
          cells.getOrDefault("file", ""),
          cells.getOrDefault("kind", ""),
          fault.isEmpty() ? Optional.of(made(cells)) : Optional.empty(),
          fault,
          key);
    } catch (NumberFormatException e) {
      throw new ArchiveFormatException(
          file.toString(),
          "a number or nothing in each column of numbers",
          cells.toString(),
          "row " + number,
          e);
    }
  }

  private static BatchRow.Made made(Map<String, String> cells) {
    String floats = cells.getOrDefault("floats", "");
    return new BatchRow.Made(
        cells.getOrDefault("size", ""),
        new BatchRow.Quality(
            number(cells.getOrDefault("psnr", "")), number(cells.getOrDefault("iou", ""))),
        floats.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(floats)),
        Long.parseLong(cells.getOrDefault("bytes", "")),
        Double.parseDouble(cells.getOrDefault("seconds", "")));
  }

  private static OptionalDouble number(String cell) {
    return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
  }

  /** A row with the end of its line. */
  public static String line(BatchRow row) throws JsonProcessingException {
    Map<String, String> cells = new LinkedHashMap<>();
    COLUMNS.forEach(column -> cells.put(column, ""));
    cells.put("file", row.file());
    cells.put("kind", row.kind());
    cells.put("fault", row.fault());
    row.made().ifPresent(made -> put(cells, made));
    row.key()
        .ifPresent(
            key -> {
              cells.put("sha256", key.sha256());
              cells.put("settings", key.settings());
            });
    return MAPPER.writer(SCHEMA).writeValueAsString(cells);
  }

  private static void put(Map<String, String> cells, BatchRow.Made made) {
    cells.put("size", made.size());
    made.quality().psnr().ifPresent(value -> cells.put("psnr", number("%.4f", value)));
    made.quality().iou().ifPresent(value -> cells.put("iou", number("%.6f", value)));
    made.floats().ifPresent(value -> cells.put("floats", Long.toString(value)));
    cells.put("bytes", Long.toString(made.bytes()));
    cells.put("seconds", number("%.3f", made.seconds()));
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
