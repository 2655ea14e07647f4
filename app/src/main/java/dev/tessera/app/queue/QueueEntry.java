package dev.tessera.app.queue;

import dev.tessera.app.Words;
import dev.tessera.app.batch.BatchItem;
import dev.tessera.app.batch.BatchRow;
import dev.tessera.app.session.Figures;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of the queue.
 *
 * @param item the file and its place
 * @param state where it stands
 * @param row what became of it; empty before that is known
 * @param result the file that was made of it; empty if none was
 * @param notes what people should know of how it was read, without full stops
 * @param again whether it is tried whatever the results say of it
 */
public record QueueEntry(
    BatchItem item,
    QueueState state,
    Optional<BatchRow> row,
    Optional<Path> result,
    List<String> notes,
    boolean again) {
  /** Copies the notes. */
  public QueueEntry {
    notes = List.copyOf(notes);
  }

  /** One whose turn will come. */
  static QueueEntry waiting(BatchItem item) {
    return begun(item, false);
  }

  /** The same, to be tried whatever became of it before. */
  QueueEntry retried() {
    return begun(item, true);
  }

  private static QueueEntry begun(BatchItem item, boolean again) {
    return new QueueEntry(
        item, QueueState.WAITING, Optional.empty(), Optional.empty(), List.of(), again);
  }

  /** The same elsewhere. */
  QueueEntry in(QueueState other) {
    return new QueueEntry(item, other, row, result, notes, again);
  }

  /**
   * The same with what became of it.
   *
   * @param file where its result is, if there is one
   */
  QueueEntry ended(QueueState other, BatchRow now, Path file, List<String> told) {
    Optional<Path> made = now.made().map(there -> file);
    return new QueueEntry(item, other, Optional.of(now), made, told, false);
  }

  /** Its name, with slashes on every system. */
  public String name() {
    return item.name();
  }

  /** What it holds, in a word; empty before that is known. */
  public String kind() {
    return row.map(BatchRow::kind).orElse("");
  }

  /** Such as "768 x 512, 3 channels". */
  public String size() {
    return made().map(BatchRow.Made::size).orElse("");
  }

  /** PSNR or intersection over union. */
  public String quality() {
    return made().map(BatchRow.Made::quality).map(QueueEntry::words).orElse("");
  }

  private static String words(BatchRow.Quality quality) {
    return quality.psnr().isPresent()
        ? Words.psnr(quality.psnr().getAsDouble())
        : String.format(Locale.ROOT, "IoU %.4f", quality.iou().orElse(0));
  }

  /** Numbers in its codes. */
  public String floats() {
    return made()
        .filter(m -> m.floats().isPresent())
        .map(m -> Figures.count(m.floats().getAsLong()))
        .orElse("");
  }

  /** Of the result's file. */
  public String bytes() {
    return made().map(m -> Figures.bytes(m.bytes())).orElse("");
  }

  /** That it took. */
  public String seconds() {
    return made().map(m -> String.format(Locale.ROOT, "%.1f s", m.seconds())).orElse("");
  }

  /** Why it was refused, or what people should know of it. */
  public String remark() {
    return row.map(BatchRow::fault).filter(f -> !f.isEmpty()).orElse(String.join("; ", notes));
  }

  private Optional<BatchRow.Made> made() {
    return row.flatMap(BatchRow::made);
  }

  /** Whether there is a result to open. */
  public boolean hasResult() {
    return result.isPresent();
  }
}
