package dev.tessera.app.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.jdk.javaapi.CollectionConverters;

/** Writes down which tasks of which job began, and when an executor was lost between them. */
public final class StartedTasks extends SparkListener {
  /** Where it writes. */
  static final String LOG = "spark.tessera.started";

  private static final String LOST = "lost";

  private final ListenerLog log;
  private final Map<Integer, Integer> jobs = new HashMap<>();

  /** Made by Spark. */
  public StartedTasks(SparkConf conf) {
    log = new ListenerLog(Path.of(conf.get(LOG)));
  }

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    for (Object stage : CollectionConverters.asJava(job.stageIds())) {
      jobs.put((Integer) stage, job.jobId());
    }
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart task) {
    log.add(
        "%d %d %d"
            .formatted(jobs.get(task.stageId()), task.stageId(), task.taskInfo().partitionId()));
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved executor) {
    log.add(LOST);
  }

  /**
   * What was written down.
   *
   * @param tasks that began, job and the rest of a name each, in order
   * @param lostBeforeTheEnd whether a task began after an executor was lost
   */
  record Seen(List<String> tasks, boolean lostBeforeTheEnd) {
    static Seen of(Path log) throws IOException {
      List<String> lines = Files.readAllLines(log);
      List<String> tasks = lines.stream().filter(line -> !line.equals(LOST)).toList();
      String last = tasks.get(tasks.size() - 1);
      int lost = lines.indexOf(LOST);
      return new Seen(tasks, lost >= 0 && lost < lines.lastIndexOf(last));
    }

    /** Tasks that began once more, each as often as it did. */
    List<String> again() {
      Set<String> before = new HashSet<>();
      List<String> again = new ArrayList<>();
      for (String task : tasks) {
        if (!before.add(task)) {
          again.add(task);
        }
      }
      return again;
    }

    /** The job of a task. */
    static String job(String task) {
      return task.substring(0, task.indexOf(' '));
    }

    /** How many different tasks a job had. */
    long ofJob(String job) {
      return tasks.stream().filter(task -> job(task).equals(job)).distinct().count();
    }
  }
}
