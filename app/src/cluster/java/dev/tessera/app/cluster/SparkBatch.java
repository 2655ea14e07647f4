package dev.tessera.app.cluster;

import dev.tessera.app.batch.BatchItem;
import dev.tessera.app.batch.BatchVisit.Visited;
import dev.tessera.app.cli.BatchLedger;
import dev.tessera.app.cli.BatchOrder;
import dev.tessera.app.cli.BatchWay;
import dev.tessera.model.signal.io.SaveException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Shares the files of a batch out to the executors of a cluster. */
final class SparkBatch implements BatchWay {
  @Override
  public void run(BatchOrder order, List<BatchItem> items, Path out, BatchLedger ledger)
      throws Exception {
    Path whole = out.toAbsolutePath().normalize();
    TaskFolder.clear(whole);
    try (Cluster cluster = Cluster.open("batch")) {
      JavaSparkContext spark = cluster.spark();
      Broadcast<SentNetworks> networks = spark.broadcast(SentNetworks.of(order.networks()));
      BatchTask task = new BatchTask(order, networks, whole.toString());
      cluster.each(
          spark.parallelize(sent(items, ledger), cluster.partitions(items.size())),
          task::run,
          visits -> enter(visits, whole, ledger));
    } finally {
      TaskFolder.clear(whole);
    }
  }

  private static List<SentItem> sent(List<BatchItem> items, BatchLedger ledger) throws IOException {
    List<SentItem> sent = new ArrayList<>(items.size());
    for (BatchItem item : items) {
      sent.add(SentItem.of(item, ledger.of(item)));
    }
    return sent;
  }

  private static void enter(SentVisits visits, Path out, BatchLedger ledger) throws Exception {
    for (Visited visited : visits.visited()) {
      ledger.enter(visited);
    }
    if (!visits.full().isEmpty()) {
      throw new SaveException(out, visits.full());
    }
  }
}
