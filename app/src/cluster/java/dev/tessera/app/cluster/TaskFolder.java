package dev.tessera.app.cluster;

import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.SaveException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.executor.CommitDeniedException;

/**
 * Where a task writes until it is done: beside the results, so that these are moved by renaming,
 * and apart for each time that a task runs, of which one is allowed to move them.
 *
 * @param folder of this task
 * @param out folder of all results
 */
record TaskFolder(Path folder, Path out) implements AutoCloseable {
  private static final String NAME = ".tasks";

  static TaskFolder of(TaskContext task, Path out) {
    String name = task.stageId() + "-" + task.partitionId() + "-" + task.taskAttemptId();
    return new TaskFolder(out.resolve(NAME).resolve(name), out);
  }

  /**
   * Moves all results to their places.
   *
   * @throws CommitDeniedException if another run of the same task did or does
   */
  void commit(TaskContext task) throws CommitDeniedException, SaveException {
    boolean allowed =
        SparkEnv.get()
            .outputCommitCoordinator()
            .canCommit(
                task.stageId(),
                task.stageAttemptNumber(),
                task.partitionId(),
                task.attemptNumber());
    if (!allowed) {
      throw new CommitDeniedException(
          "another run of this task wrote its results",
          task.stageId(),
          task.partitionId(),
          task.attemptNumber());
    }
    for (Path made : files()) {
      move(made, out.resolve(folder.relativize(made)));
    }
  }

  private List<Path> files() throws SaveException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new SaveException(folder, AtomicFile.reason(folder, e), e);
    }
  }

  private static void move(Path made, Path target) throws SaveException {
    AtomicFile.makeFolder(target.resolveSibling(""));
    try {
      Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new SaveException(target, AtomicFile.reason(target, e), e);
    }
  }

  @Override
  public void close() throws IOException {
    delete(folder);
  }

  /** Deletes what tasks that were cut off have left behind. */
  static void clear(Path out) throws IOException {
    delete(out.resolve(NAME));
  }

  /** Deletes a folder with all that is in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path emptied, IOException failure)
              throws IOException {
            Files.deleteIfExists(emptied);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
