package dev.tessera.app.cli;

import dev.tessera.app.Version;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.job.CaptureJob;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.SaveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
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
  private static final String NOR_ELSEWHERE =
      "; it cannot be kept among the temporary files either: ";

  private final Path target;
  private final double interval;
  private final Function<FitResult<R>, Project> project;
  private final Elsewhere elsewhere;
  private final AtomicBoolean saving = new AtomicBoolean();
  private final AtomicReference<String> trouble = new AtomicReference<>("");
  private long next;
  private boolean ended;
  private String told = "";
  private Optional<SaveException> failure = Optional.empty();

  /** Where a project goes whose file cannot be written. */
  @FunctionalInterface
  interface Elsewhere {
    /** A new folder. */
    Path make() throws IOException;
  }

  /**
   * Nothing saved yet.
   *
   * @param target the project's file
   * @param interval seconds between two savings while the fit goes on
   * @param project with what a fit came to
   */
  ProjectSaver(Path target, double interval, Function<FitResult<R>, Project> project) {
    this(target, interval, project, () -> Files.createTempDirectory("tessera-"));
  }

  /** As above, with another place for what cannot be saved. */
  ProjectSaver(
      Path target, double interval, Function<FitResult<R>, Project> project, Elsewhere elsewhere) {
    this.target = target;
    this.elsewhere = elsewhere;
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
    String news = trouble.getAndSet("");
    if (!news.isEmpty() && !news.equals(told)) {
      told = news;
      bench.progress().end();
      bench.console().note(news);
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
                captured.ifPresent(then -> saveAside(then.get()));
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
      write(target, result, () -> false);
    } catch (SaveException e) {
      trouble.set(e.getMessage() + " The fit goes on.");
    }
  }

  /**
   * Saves what a fit came to; nothing is saved after that. Where the target cannot be written it is
   * kept among the temporary files, if it can: see {@link #requireSaved}.
   *
   * @param cancelled asked often
   * @return what people should know, without full stops
   */
  synchronized List<String> save(FitResult<R> result, BooleanSupplier cancelled) {
    ended = true;
    try {
      return write(target, result, cancelled);
    } catch (SaveException e) {
      return keep(result, cancelled, e);
    }
  }

  private List<String> keep(FitResult<R> result, BooleanSupplier cancelled, SaveException why) {
    try {
      Path other = elsewhere.make().resolve(target.getFileName());
      List<String> notes = write(other, result, cancelled);
      failed(why, "; what was fitted is kept as " + other);
      return notes;
    } catch (SaveException e) {
      failed(why, NOR_ELSEWHERE + e.reason());
    } catch (IOException e) {
      failed(why, NOR_ELSEWHERE + AtomicFile.reason(target, e));
    }
    return List.of();
  }

  private void failed(SaveException why, String then) {
    failure = Optional.of(new SaveException(target, why.reason() + then, why));
  }

  /**
   * Tells where it was kept instead of the target.
   *
   * @throws CompletionException with the cause if the target could not be written at the end
   */
  synchronized void requireSaved() {
    if (failure.isPresent()) {
      throw new CompletionException(failure.get());
    }
  }

  private List<String> write(Path file, FitResult<R> result, BooleanSupplier cancelled)
      throws SaveException {
    return write(file, project.apply(result), cancelled);
  }

  /**
   * Writes a project of this program.
   *
   * @return what people should know, without full stops
   */
  static List<String> write(Path file, Project project, BooleanSupplier cancelled)
      throws SaveException {
    return ProjectFile.write(file, project, "tessera " + Version.text(), cancelled);
  }
}
