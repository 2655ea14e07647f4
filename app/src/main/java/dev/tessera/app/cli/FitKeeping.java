package dev.tessera.app.cli;

import dev.tessera.model.archive.project.Project;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.InterruptedRun;
import dev.tessera.model.fit.Run;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Whether a fit is kept, and where it is interrupted.
 *
 * @param <R> what is fitted
 * @param saver keeps it as a project, if it does
 * @param stopAt the step after which it ends as if somebody had stopped it
 */
record FitKeeping<R>(Optional<ProjectSaver<R>> saver, OptionalLong stopAt) {
  /** Nothing is kept, nothing interrupted. */
  static <R> FitKeeping<R> nowhere() {
    return new FitKeeping<>(Optional.empty(), OptionalLong.empty());
  }

  /**
   * As options say.
   *
   * @param target of the project, or empty
   * @param project with what a fit came to
   */
  static <R> FitKeeping<R> of(
      SaveArguments save, Optional<Path> target, Function<FitResult<R>, Project> project) {
    return new FitKeeping<>(
        target.map(file -> new ProjectSaver<>(file, save.saveEvery, project)),
        save.stopAt == null ? OptionalLong.empty() : OptionalLong.of(save.stopAt));
  }

  /**
   * Tells, once everything else is done, that the project could not be written.
   *
   * @throws java.util.concurrent.CompletionException with the cause
   */
  void requireSaved() {
    saver.ifPresent(ProjectSaver::requireSaved);
  }

  Run<R> interrupted(Run<R> run) {
    return stopAt.isPresent() ? new InterruptedRun<>(run, stopAt.getAsLong()) : run;
  }
}
