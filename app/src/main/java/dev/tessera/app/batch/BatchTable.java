package dev.tessera.app.batch;

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
import java.util.Map;
import java.util.Optional;
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

  private final Path file;
  private final FileChannel channel;
  private final Map<String, BatchRow> rows;

  private BatchTable(Path file, FileChannel channel, Map<String, BatchRow> rows) {
    this.file = file;
    this.channel = channel;
    this.rows = rows;
  }

  /**
   * Opens the table of a folder, or begins one and makes the folder; nobody else can until it is
   * closed.
   *
   * @throws ArchiveFormatException if there is a file of this name that is no such table
   * @throws SaveException if it cannot be written, or another batch is writing it
   */
  public static BatchTable open(Path folder) throws ArchiveFormatException, SaveException {
    AtomicFile.makeFolder(folder);
    Path file = folder.resolve(NAME);
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      lock(file, channel);
      String whole = whole(Files.readString(file));
      Map<String, BatchRow> rows = BatchCsv.rows(file, whole);
      channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
      channel.position(channel.size());
      BatchTable table = new BatchTable(file, channel, rows);
      if (whole.isEmpty()) {
        table.append(BatchCsv.HEADING);
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
      append(BatchCsv.line(row));
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

  private static SaveException failure(Path file, IOException cause) {
    return new SaveException(file, AtomicFile.reason(file, cause), cause);
  }

  /** Ends with one row a file, in the order of their names. */
  @Override
  public void close() throws SaveException {
    try {
      channel.close();
      StringBuilder all = new StringBuilder(BatchCsv.HEADING);
      for (BatchRow row : new TreeMap<>(rows).values()) {
        all.append(BatchCsv.line(row));
      }
      AtomicFile.stream(file, out -> out.write(all.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }
}
