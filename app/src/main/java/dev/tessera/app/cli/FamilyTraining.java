package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.Words;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.FamilyOptions;
import dev.tessera.model.fit.FamilyResult;
import dev.tessera.model.fit.FamilySet;
import dev.tessera.model.fit.FamilySnapshot;
import dev.tessera.model.fit.FamilyState;
import dev.tessera.model.job.DeviceJob;
import dev.tessera.model.job.FamilyTrainJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.SaveException;
import java.io.PrintWriter;
import java.util.Optional;

/** {@code tessera train --kind shape}: shapes of one kind in, a family out. */
final class FamilyTraining {
  private final Surroundings surroundings;
  private final PrintWriter out;
  private final PrintWriter err;

  FamilyTraining(Surroundings surroundings, PrintWriter out, PrintWriter err) {
    this.surroundings = surroundings;
    this.out = out;
    this.err = err;
  }

  /**
   * Trains and writes; a training that was stopped is written as far as it came.
   *
   * @throws IllegalArgumentException with one clear sentence if options or shapes are not usable
   */
  ExitCode run(String source, TrainArguments given)
      throws SaveException, SignalFormatException, ArchiveFormatException {
    Optional<FamilyState> state =
        given.resume == null
            ? Optional.empty()
            : Optional.of(CheckpointFile.readFamily(given.resume));
    FamilyOptions options = options(given, state);
    FamilySource shapes = FamilySource.of(source, given);
    err.printf("Measuring distances to %s.%n", shapes.words());
    FamilySet data = shapes.read(note -> err.printf("Note: %s%n", note));
    state.ifPresent(old -> requireSameShapes(old, data));
    try (JobConsole jobs = new JobConsole(surroundings, given.device)) {
      return run(jobs, shapes, data, new Plan(options, state), given);
    }
  }

  /** What to do. */
  private record Plan(FamilyOptions options, Optional<FamilyState> state) {}

  private ExitCode run(
      JobConsole jobs, FamilySource shapes, FamilySet data, Plan plan, TrainArguments given)
      throws SaveException {
    ProgressLine progress = new ProgressLine(err, surroundings.terminal());
    try {
      Optional<DeviceReport> device = jobs.run(Lane.VIEW, new DeviceJob(jobs.engine()), () -> {});
      if (device.isEmpty() || jobs.stopped()) {
        return nothingWritten();
      }
      err.printf(
          "Training on %s, %d held out, on %s. %s%n",
          Words.count(data.training().size(), "shape"),
          data.validation().size(),
          device.get().name(),
          device.get().reason());
      Latest<FamilySnapshot> snapshots = new Latest<>();
      FamilyTrainJob job =
          new FamilyTrainJob(jobs.engine(), data, plan.options(), plan.state(), snapshots);
      Optional<FamilyResult> result =
          jobs.run(
              Lane.FIT,
              job,
              () -> snapshots.take().ifPresent(s -> progress.show(s, System.nanoTime())));
      progress.end();
      if (result.isEmpty()) {
        return nothingWritten();
      }
      out.println(new FamilyOutputs(shapes.words(), data, given).write(result.get()));
      if (!jobs.stopped()) {
        return ExitCode.DONE;
      }
      err.println("Stopped: what there was has been written.");
      return ExitCode.CANCELLED;
    } finally {
      progress.end();
    }
  }

  private static void requireSameShapes(FamilyState state, FamilySet data) {
    int codes = state.arrays().getOrDefault("codes", new float[0]).length;
    int members = codes / state.options().field().latent();
    if (members != data.training().size()) {
      throw new IllegalArgumentException(
          "The checkpoint is of %d shapes to learn from, found %d."
              .formatted(members, data.training().size()));
    }
  }

  private static FamilyOptions options(TrainArguments given, Optional<FamilyState> state) {
    if (state.isPresent()) {
      FamilyOptions old = state.get().options();
      return old.withStop(given.stop(old.stop()));
    }
    FamilyOptions base = FamilyOptions.defaults();
    FieldSpec usual = base.field();
    FieldSpec field =
        new FieldSpec(
            usual.dimensions(),
            usual.channels(),
            given.width == null ? usual.width() : given.width,
            given.layers == null ? usual.layers() : given.layers,
            given.latent == null ? usual.latent() : given.latent,
            usual.firstOmega(),
            usual.hiddenOmega());
    return base.withField(field)
        .withSteps(
            given.batch == null ? base.shapesPerStep() : given.batch,
            base.pointsPerShape(),
            given.rate == null ? base.networkRate() : given.rate)
        .withSeed(given.seed == null ? base.seed() : given.seed)
        .withStop(given.stop(base.stop()));
  }

  private ExitCode nothingWritten() {
    err.println("Stopped before there was a family: nothing has been written.");
    return ExitCode.CANCELLED;
  }
}
