package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.Version;
import dev.tessera.model.archive.Precision;
import dev.tessera.model.archive.PretrainedFile;
import dev.tessera.model.archive.TrainReport;
import dev.tessera.model.archive.TrainingFacts;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.TrainResult;
import dev.tessera.model.fit.TrainSnapshot;
import dev.tessera.model.fit.VoxelTraining;
import dev.tessera.model.job.DeviceJob;
import dev.tessera.model.job.VoxelTrainJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.SaveException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code tessera train --kind voxel}: meshes in, networks for the tiles of any shape out. */
final class VoxelSession {
  private final Surroundings surroundings;
  private final PrintWriter out;
  private final PrintWriter err;

  VoxelSession(Surroundings surroundings, PrintWriter out, PrintWriter err) {
    this.surroundings = surroundings;
    this.out = out;
    this.err = err;
  }

  /** Meshes to learn from and to judge by. */
  private record Data(Path folder, List<ShapeSignal> training, List<ShapeSignal> validation) {}

  /**
   * Trains and writes; a training that was stopped is written as far as it came.
   *
   * @throws IllegalArgumentException with one clear sentence if options or meshes are not usable
   */
  ExitCode run(Path folder, TrainArguments given) throws SaveException, SignalFormatException {
    VoxelTraining settings = settings(given);
    List<ShapeSignal> training = MeshFolder.shapes(folder);
    List<ShapeSignal> validation =
        given.validate == null ? List.of() : MeshFolder.shapes(given.validate);
    try (JobConsole jobs = new JobConsole(surroundings, given.device)) {
      return run(jobs, new Data(folder, training, validation), settings, given);
    }
  }

  private ExitCode run(JobConsole jobs, Data data, VoxelTraining settings, TrainArguments given)
      throws SaveException {
    ProgressLine progress = new ProgressLine(err, surroundings.terminal());
    try {
      Optional<DeviceReport> device = jobs.run(Lane.VIEW, new DeviceJob(jobs.engine()), () -> {});
      if (device.isEmpty() || jobs.stopped()) {
        return nothingWritten();
      }
      err.printf(
          "Training on the tiles of %d shapes, %d held out, on %s. %s%n",
          data.training().size(),
          data.validation().size(),
          device.get().name(),
          device.get().reason());
      Latest<TrainSnapshot> snapshots = new Latest<>();
      VoxelTrainJob job =
          new VoxelTrainJob(jobs.engine(), data.training(), data.validation(), settings, snapshots);
      Optional<TrainResult> result =
          jobs.run(
              Lane.FIT,
              job,
              () -> snapshots.take().ifPresent(s -> progress.show(s, System.nanoTime())));
      progress.end();
      if (result.isEmpty()) {
        return nothingWritten();
      }
      out.println(write(data, settings, given, result.get()));
      if (!jobs.stopped()) {
        return ExitCode.DONE;
      }
      err.println("Stopped: what there was has been written.");
      return ExitCode.CANCELLED;
    } finally {
      progress.end();
    }
  }

  private static VoxelTraining settings(TrainArguments given) {
    if (given.form != TrainForm.PAPER
        || given.experts != null
        || given.layers != null
        || given.batch != null
        || given.rate != null
        || given.resume != null
        || given.seconds != null
        || given.steps != null
        || given.encoder == TrainArguments.Encoder.NONE
        || given.refine
        || given.randomStart) {
      throw new IllegalArgumentException(
          "--kind voxel takes --tile, --latent, --width, --turns, --seed, --validate, --report,"
              + " --half and --device only: its networks are found in one go");
    }
    VoxelTraining base = VoxelTraining.defaults();
    return base.withNetworks(
            given.tile == null ? base.tile() : given.tile,
            given.width == null ? base.width() : given.width,
            given.latent == null ? base.latent() : given.latent)
        .withTurns(
            given.turns == null ? base.turns() : given.turns,
            given.seed == null ? base.seed() : given.seed);
  }

  private static String write(
      Data data, VoxelTraining settings, TrainArguments given, TrainResult result)
      throws SaveException {
    Path target = given.out();
    Pretrained found = result.networks();
    Pretrained named =
        new Pretrained(TrainOutputs.name(target), found.tile(), found.weights(), found.encoder());
    TrainSnapshot last = result.last();
    TrainingFacts facts = facts(data, settings, last);
    PretrainedFile.write(target, named, facts, given.half ? Precision.F16 : Precision.F32);
    long bytes = target.toFile().length();
    long parameters =
        (long) named.weights().length()
            + named.encoder().map(EncoderWeights::toArray).map(w -> w.length).orElse(0);
    if (given.report != null) {
      TrainReport report =
          new TrainReport(
              facts,
              named.spec(),
              named.tile(),
              parameters,
              bytes,
              data.validation().size(),
              last.trainingPsnr(),
              last.samplesPerSecond(),
              List.of());
      AtomicFile.stream(
          given.report, to -> to.write(report.toJson().getBytes(StandardCharsets.UTF_8)));
    }
    String heldOut =
        Double.isNaN(last.validation())
            ? ""
            : String.format(Locale.ROOT, ", held out %.2f dB", last.validation());
    return String.format(
        Locale.ROOT,
        "%s: %d parameters, %d bytes, %d tiles of %d shapes in %.1f s%s",
        target,
        parameters,
        bytes,
        last.tiles(),
        data.training().size(),
        last.seconds(),
        heldOut);
  }

  private static TrainingFacts facts(Data data, VoxelTraining settings, TrainSnapshot last) {
    Path name = data.folder().toAbsolutePath().normalize().getFileName();
    return new TrainingFacts(
        "tessera " + Version.text(),
        data.training().size() + " shapes of " + (name == null ? data.folder() : name),
        data.training().size(),
        last.step(),
        last.seconds(),
        last.tiles(),
        settings.seed(),
        last.validation(),
        last.refined());
  }

  private ExitCode nothingWritten() {
    err.println("Stopped before enough tiles were seen: nothing has been written.");
    return ExitCode.CANCELLED;
  }
}
