package dev.tessera.app.cli;

import dev.tessera.app.Version;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.job.CaptureJob;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Keeps a project up to date with a fit: every now and then while it goes on, off the model thread,
 * and at its end.
 *
 * @param <R> what is fitted
 */
final class ProjectSaver<R> {
  private final Path target;
  private final double interval;
  private final Function<FitResult<R>, Project> project;
  private final AtomicBoolean saving = new AtomicBoolean();
  private final AtomicReference<String> trouble = new AtomicReference<>("");
  private long next;
  private boolean ended;

  /**
   * Nothing saved yet.
   *
   * @param target the project's file
   * @param interval seconds between two savings while the fit goes on
   * @param project with what a fit came to
   */
  ProjectSaver(Path target, double interval, Function<FitResult<R>, Project> project) {
    this.target = target;
    this.interval = interval;
    this.project = project;
    next = after(System.nanoTime());
  }

  Path target() {
    return target;
  }

  private long after(long nanos) {
    return nanos + (long) (interval * 1e9);
  }

  /** Called often while the fit goes on; saves if it is time to. */
  void tick(Workbench bench, FitJob<R> job) {
    String told = trouble.getAndSet("");
    if (!told.isEmpty()) {
      bench.progress().end();
      bench.console().note(told);
    }
    long now = System.nanoTime();
    if (now - next < 0 || !saving.compareAndSet(false, true)) {
      return;
    }
    next = after(now);
    bench
        .jobs()
        .aside(
            CaptureJob.result(job),
            captured -> {
              try {
                captured.ifPresent(this::saveAside);
              } finally {
                saving.set(false);
              }
            });
  }

  /** What goes wrong is told, and tried again later. */
  private synchronized void saveAside(FitResult<R> result) {
    if (ended) {
      return; // what there is at the end has been saved meanwhile
    }
    try {
      write(result, () -> false);
    } catch (SaveException e) {
      trouble.set(e.getMessage() + " The fit goes on.");
    }
  }

  /**
   * Saves what a fit came to; nothing is saved after that.
   *
   * @param cancelled asked often
   * @return what people should know, without full stops
   */
  synchronized List<String> save(FitResult<R> result, BooleanSupplier cancelled)
      throws SaveException {
    ended = true;
    return write(result, cancelled);
  }

  private List<String> write(FitResult<R> result, BooleanSupplier cancelled) throws SaveException {
    String creator = "tessera " + Version.text();
    return ProjectFile.write(target, project.apply(result), creator, cancelled);
  }
}
