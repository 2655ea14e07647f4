package dev.tessera.app.cluster;

import dev.tessera.app.batch.BatchCsv;
import dev.tessera.app.batch.BatchVisit.End;
import dev.tessera.app.batch.BatchVisit.Visited;
import dev.tessera.model.archive.ArchiveFormatException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a task, on its way to the driver.
 *
 * @param visits in the order of its files
 * @param full why nothing more could be written, without a full stop; empty if all was
 */
record SentVisits(List<Sent> visits, String full) implements Serializable {
  private static final long serialVersionUID = 1;

  SentVisits {
    visits = List.copyOf(visits);
  }

  /**
   * A visit.
   *
   * @param row a line of the table
   */
  record Sent(End end, String row) implements Serializable {
    private static final long serialVersionUID = 1;

    static Sent of(Visited visited) throws IOException {
      return new Sent(visited.end(), BatchCsv.line(visited.row()));
    }
  }

  List<Visited> visited() throws IOException, ArchiveFormatException {
    List<Visited> all = new ArrayList<>();
    for (Sent sent : visits) {
      all.add(new Visited(sent.end(), BatchCsv.row(sent.row())));
    }
    return all;
  }
}
