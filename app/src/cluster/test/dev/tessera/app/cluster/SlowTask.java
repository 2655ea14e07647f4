package dev.tessera.app.cluster;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Holds the first run of a task up until another run of it has begun; of the third task, so that
 * both workers have done one before and are as fast as each other.
 */
public final class SlowTask implements SparkPlugin {
  /** A folder, in which there is a file {@link #SECOND} then. */
  static final String FOLDER = "spark.tessera.slow";

  static final String SECOND = "second";

  private static final int HELD = 2;

  @Override
  public @Nullable DriverPlugin driverPlugin() {
    return null;
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new Holding();
  }

  private static final class Holding implements ExecutorPlugin {
    private Path folder = Path.of("");

    @Override
    public void init(PluginContext context, Map<String, String> extra) {
      folder = Path.of(context.conf().get(FOLDER));
    }

    /** On the thread of the task. */
    @Override
    public void onTaskStart() {
      TaskContext task = TaskContext.get();
      if (task.partitionId() == HELD) {
        try {
          hold(task.attemptNumber());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }

    private void hold(int attempt) throws IOException, InterruptedException {
      Path second = folder.resolve(SECOND);
      if (attempt > 0) {
        Files.createFile(second);
        return;
      }
      try (WatchService changes = folder.getFileSystem().newWatchService()) {
        folder.register(changes, ENTRY_CREATE);
        while (!Files.exists(second)) {
          changes.take().reset();
        }
      }
    }
  }
}
