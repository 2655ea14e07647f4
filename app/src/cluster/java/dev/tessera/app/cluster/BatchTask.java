package dev.tessera.app.cluster;

import dev.tessera.app.batch.BatchVisit.Visited;
import dev.tessera.app.cli.BatchOrder;
import dev.tessera.app.cli.BatchWorker;
import dev.tessera.model.signal.io.SaveException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.broadcast.Broadcast;

/**
 * Visits some files of a batch on an executor.
 *
 * @param order what is made of them
 * @param networks that the order names
 * @param out where results go
 */
record BatchTask(BatchOrder order, Broadcast<SentNetworks> networks, String out)
    implements Serializable {
  private static final long serialVersionUID = 1;

  SentVisits run(TaskContext task, List<SentItem> items) throws Exception {
    return ExecutorProcess.alone(() -> visited(task, items));
  }

  private SentVisits visited(TaskContext task, List<SentItem> items) throws Exception {
    Path local = Files.createTempDirectory("tessera-networks");
    try (TaskFolder folder = TaskFolder.of(task, Path.of(out));
        BatchWorker worker =
            new BatchWorker(
                ExecutorProcess.surroundings(),
                networks.value().at(local, order),
                folder.out(),
                folder.folder())) {
      SentVisits visits = visits(task, worker, items);
      folder.commit(task);
      return visits;
    } finally {
      TaskFolder.delete(local);
    }
  }

  /** Those before the disk is full. */
  private static SentVisits visits(TaskContext task, BatchWorker worker, List<SentItem> items)
      throws Exception {
    List<SentVisits.Sent> visits = new ArrayList<>();
    for (SentItem sent : items) {
      if (task.isInterrupted()) {
        throw new TaskKilledException();
      }
      try {
        Optional<Visited> visited = worker.visit(sent.item(), sent.row());
        visits.add(SentVisits.Sent.of(visited.orElseThrow(TaskKilledException::new)));
      } catch (SaveException full) {
        return new SentVisits(visits, full.reason());
      }
    }
    return new SentVisits(visits, "");
  }
}
