package dev.tessera.app.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.storage.BlockUpdatedInfo;

/**
 * Writes down what of broadcasts came to executors, a line each; deletes a file of the driver's
 * once work begins, which nobody should need any more.
 */
public final class SentBlocks extends SparkListener {
  /** Where it writes. */
  static final String LOG = "spark.tessera.blocks";

  /** What it deletes. */
  static final String GONE = "spark.tessera.gone";

  private final ListenerLog log;
  private final Path gone;

  /** Made by Spark. */
  public SentBlocks(SparkConf conf) {
    log = new ListenerLog(Path.of(conf.get(LOG)));
    gone = Path.of(conf.get(GONE));
  }

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    try {
      Files.deleteIfExists(gone);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void onBlockUpdated(SparkListenerBlockUpdated event) {
    BlockUpdatedInfo block = event.blockUpdatedInfo();
    long bytes = block.memSize() + block.diskSize();
    if (block.blockId().isBroadcast() && !block.blockManagerId().isDriver() && bytes > 0) {
      log.add(
          "%s %s %d".formatted(block.blockManagerId().executorId(), block.blockId(), bytes));
    }
  }
}
