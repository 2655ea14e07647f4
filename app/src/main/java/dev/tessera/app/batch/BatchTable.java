package dev.tessera.app.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.SaveException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The results of a batch as a CSV file that always tells what is done: each row is on the disk
 * before the next file is begun. A line that was cut off in the middle is dropped, and of two rows
 * of one file the later counts.
 */
public final class BatchTable implements AutoCloseable {
  /** What it is called in the folder of results. */
  public static final String NAME = "results.csv";

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
  private static final String HEADING = String.join(",", COLUMNS) + "\n";

  private final Path file;
  private final FileChannel channel;
  private final Map<String, BatchRow> rows;

  private BatchTable(Path file, FileChannel channel, Map<String, BatchRow> rows) {
    this.file = file;
    this.channel = channel;
    this.rows = rows;
  }

  /**
   * Opens the table of a folder, or begins one; nobody else can until it is closed.
   *
   * @throws ArchiveFormatException if there is a file of this name that is no such table
   * @throws SaveException if it cannot be written, or another batch is writing it
   */
  public static BatchTable open(Path folder) throws ArchiveFormatException, SaveException {
    Path file = folder.resolve(NAME);
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      lock(file, channel);
      String whole = whole(Files.readString(file));
      Map<String, BatchRow> rows = rows(file, whole);
      channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
      channel.position(channel.size());
      BatchTable table = new BatchTable(file, channel, rows);
      if (whole.isEmpty()) {
        table.append(HEADING);
      }
      return table;
    } catch (IOException e) {
      close(channel, e);
      throw failure(file, e);
    } catch (ArchiveFormatException | SaveException e) {
      close(channel, e);
      throw e;
    }
  }

  private static void close(@Nullable FileChannel channel, Exception why) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  /** It is free again when the channel is closed. */
  private static void lock(Path file, FileChannel channel) throws IOException, SaveException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new SaveException(file, "another batch is writing it");
    }
  }

  /** All lines that have an end; line breaks between quotes are none. */
  private static String whole(String text) {
    boolean quoted = false;
    int end = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      end = c == '\n' && !quoted ? i + 1 : end;
    }
    return text.substring(0, end);
  }

  private static Map<String, BatchRow> rows(Path file, String text)
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

  /** The row of a file. */
  public Optional<BatchRow> of(String name) {
    return Optional.ofNullable(rows.get(name));
  }

  /**
   * Adds the row of a file, in place of the one there was.
   *
   * @throws SaveException if it cannot be written
   */
  public void put(BatchRow row) throws SaveException {
    try {
      append(line(row));
    } catch (IOException e) {
      throw failure(file, e);
    }
    rows.put(row.file(), row);
  }

  /**
   * The same unless it says just that already.
   *
   * @throws SaveException if it cannot be written
   */
  public void enter(BatchRow row) throws SaveException {
    if (of(row.file()).filter(row::equals).isEmpty()) {
      put(row);
    }
  }

  private void append(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  private static String line(BatchRow row) throws JsonProcessingException {
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

  private static SaveException failure(Path file, IOException cause) {
    return new SaveException(file, AtomicFile.reason(file, cause), cause);
  }

  /** Ends with one row a file, in the order of their names. */
  @Override
  public void close() throws SaveException {
    try {
      channel.close();
      StringBuilder all = new StringBuilder(HEADING);
      for (BatchRow row : new TreeMap<>(rows).values()) {
        all.append(line(row));
      }
      AtomicFile.stream(file, out -> out.write(all.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }
}
