package dev.tessera.app.cli;

import dev.tessera.app.batch.BatchBench;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.job.DeviceJob;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where a command fits, looks and writes, with progress and an open ear for Ctrl-C. */
record Workbench(Console console, JobConsole jobs, ProgressLine progress)
    implements BatchBench, AutoCloseable {
  /** A part of the work, off the model thread. */
  @FunctionalInterface
  interface Part<T> {
    /**
     * Works.
     *
     * @param share told how much of the part is done, and asked whether it was cancelled, often
     * @throws CancellationException if it was cancelled; nothing is left then
     */
    T run(Share share) throws Exception;
  }

  /** Where it computes; empty if the user stopped it. */
  Optional<DeviceReport> device() {
    return jobs.run(Lane.VIEW, new DeviceJob(jobs.engine()), () -> {})
        .filter(found -> !jobs.stopped());
  }

  /**
   * Fits to the end.
   *
   * @param begin called on the model thread
   * @return the result, or what there was when the user stopped it
   */
  @Override
  public <R> Optional<FitResult<R>> fit(String name, Function<Engine, ? extends Run<R>> begin) {
    return fit(name, begin, job -> {});
  }

  /**
   * As above.
   *
   * @param tick called about ten times per second with the job
   */
  <R> Optional<FitResult<R>> fit(
      String name, Function<Engine, ? extends Run<R>> begin, Consumer<FitJob<R>> tick) {
    Latest<Snapshot<R>> snapshots = new Latest<>();
    FitJob<R> job = new FitJob<R>(name, () -> begin.apply(jobs.engine()), snapshots);
    Optional<FitResult<R>> result =
        jobs.run(
            Lane.FIT,
            job,
            () -> {
              snapshots.take().ifPresent(s -> progress.show(s, System.nanoTime()));
              tick.accept(job);
            });
    progress.end();
    return result;
  }

  /**
   * Looks at what was fitted.
   *
   * @param what such as "Rendering"
   * @param job takes the slot for how much is done, 0 to 1
   * @return empty if the user stopped it
   */
  @Override
  public <T> Optional<T> look(String what, Function<Latest<Double>, ? extends Job<T>> job) {
    Latest<Double> fraction = new Latest<>();
    return jobs.run(Lane.VIEW, job.apply(fraction), () -> show(what, fraction));
  }

  @Override
  public Engine engine() {
    return jobs.engine();
  }

  @Override
  public <T> Optional<T> piece(String what, Piece<T> piece) {
    return work(what, share -> piece.run(share.cancelled()));
  }

  @Override
  public void notes(String file, List<String> notes) {
    new Reading(console).notes(file, notes);
  }

  /**
   * Does a part of the work off the model thread.
   *
   * @param what such as "Reducing the surface"
   * @return its result; empty if the user stopped it
   */
  <T> Optional<T> work(String what, Part<T> part) {
    Latest<Double> fraction = new Latest<>();
    fraction.publish(Double.NaN);
    return jobs.work(
        cancelled -> part.run(Share.all(cancelled, fraction::publish)), () -> show(what, fraction));
  }

  private void show(String what, Latest<Double> fraction) {
    fraction.take().ifPresent(done -> progress.part(what, done, System.nanoTime()));
  }

  @Override
  public void close() {
    progress.end();
    jobs.close();
  }
}
