package dev.tessera.app.cli;

import dev.tessera.app.Version;
import dev.tessera.app.Words;
import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.archive.Precision;
import dev.tessera.model.archive.PretrainedFile;
import dev.tessera.model.archive.TrainReport;
import dev.tessera.model.archive.TrainingFacts;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.TrainResult;
import dev.tessera.model.fit.TrainSnapshot;
import dev.tessera.model.fit.TrainState;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.Locale;

/** Writes networks, checkpoint and report of a training. */
final class TrainOutputs {
  private final TrainingPlan plan;
  private final TrainArguments arguments;

  TrainOutputs(TrainingPlan plan, TrainArguments arguments) {
    this.plan = plan;
    this.arguments = arguments;
  }

  /**
   * Writes everything that was asked for.
   *
   * @return one line for people
   */
  String write(TrainResult result) throws SaveException {
    Path target = arguments.out();
    Pretrained networks = result.networks();
    Pretrained named =
        new Pretrained(name(target), networks.tile(), networks.weights(), networks.encoder());
    TrainingFacts facts = facts(result);
    PretrainedFile.write(target, named, facts, arguments.half ? Precision.F16 : Precision.F32);
    if (result.state().isPresent()) {
      CheckpointFile.write(arguments.checkpoint(), result.state().get());
    }
    long bytes = target.toFile().length();
    TrainSnapshot last = result.last();
    long parameters =
        (long) named.weights().length()
            + named.encoder().map(EncoderWeights::toArray).map(w -> w.length).orElse(0);
    if (arguments.report != null) {
      TrainReport report =
          new TrainReport(
              facts,
              named.spec(),
              named.tile(),
              parameters,
              bytes,
              plan.validation(),
              last.trainingPsnr(),
              last.samplesPerSecond(),
              FitReport.points(last.curve()));
      TextFile.write(arguments.report, report.toJson());
    }
    return String.format(
        Locale.ROOT,
        "%s: %s, %s, %s, %s, held out %s, refined %s",
        target,
        Words.count(parameters, "parameter"),
        Words.count(bytes, "byte"),
        Words.count(last.step(), "step"),
        Words.count(last.tiles(), "tile"),
        ProgressLine.decibel(last.validation()),
        ProgressLine.decibel(last.refined()));
  }

  private TrainingFacts facts(TrainResult result) {
    TrainSnapshot last = result.last();
    return new TrainingFacts(
        "tessera " + Version.text(),
        plan.data(),
        plan.training(),
        last.step(),
        last.seconds(),
        last.tiles(),
        result.state().map(TrainState::options).map(o -> o.seed()).orElse(plan.seed()),
        last.validation(),
        last.refined());
  }

  /** The file's name without its extension. */
  static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".safetensors")
        ? name.substring(0, name.length() - ".safetensors".length())
        : name;
  }
}
