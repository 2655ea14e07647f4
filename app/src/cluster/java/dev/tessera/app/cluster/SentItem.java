package dev.tessera.app.cluster;

import dev.tessera.app.batch.BatchCsv;
import dev.tessera.app.batch.BatchItem;
import dev.tessera.app.batch.BatchRow;
import dev.tessera.model.archive.ArchiveFormatException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of a batch on its way to an executor.
 *
 * @param file absolute
 * @param place of its result
 * @param before what the table says of it, a line; empty if nothing
 */
record SentItem(String file, String place, String before) implements Serializable {
  private static final long serialVersionUID = 1;

  static SentItem of(BatchItem item, Optional<BatchRow> before) throws IOException {
    return new SentItem(
        item.file().toAbsolutePath().normalize().toString(),
        item.place().toString(),
        before.isPresent() ? BatchCsv.line(before.get()) : "");
  }

  BatchItem item() {
    return new BatchItem(Path.of(file), Path.of(place));
  }

  Optional<BatchRow> row() throws IOException, ArchiveFormatException {
    return before.isEmpty() ? Optional.empty() : Optional.of(BatchCsv.row(before));
  }
}
