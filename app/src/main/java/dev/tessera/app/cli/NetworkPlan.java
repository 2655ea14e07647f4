package dev.tessera.app.cli;

import dev.tessera.app.Version;
import dev.tessera.app.Words;
import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.archive.PretrainedFile;
import dev.tessera.model.archive.TrainReport;
import dev.tessera.model.archive.TrainingFacts;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Run;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A training of networks for the tiles of any signal of a kind.
 *
 * @param signals what it learns from, in words
 * @param training number of signals to learn from
 * @param heldOut number of signals to judge by
 * @param seed of every random choice
 * @param start called on the model thread
 * @param arguments what is written
 */
record NetworkPlan(
    String signals,
    int training,
    int heldOut,
    long seed,
    Function<Engine, Run<Pretrained>> start,
    TrainArguments arguments)
    implements TrainingPlan<Pretrained> {
  @Override
  public String product() {
    return "were networks";
  }

  @Override
  public Run<Pretrained> begin(Engine engine) {
    return start.apply(engine);
  }

  /** How many tiles meshes come to is known only when they have been cut. */
  @Override
  public Optional<String> advice(FitResult<Pretrained> result) {
    return arguments.kind == TrainArguments.Kind.VOXEL
        ? TileCount.advice(tiles(result), result.fitted().spec().latent(), "a smaller --tile")
        : Optional.empty();
  }

  /** Tiles seen, repeated ones counted again. */
  private static long tiles(FitResult<Pretrained> result) {
    Pretrained networks = result.fitted();
    return result.pace().samples() / networks.samples();
  }

  @Override
  public String write(FitResult<Pretrained> result) throws SaveException {
    Path target = arguments.out();
    Pretrained trained = result.fitted();
    Pretrained networks =
        new Pretrained(arguments.name(), trained.tile(), trained.weights(), trained.encoder());
    TrainingFacts facts =
        new TrainingFacts(
            "tessera " + Version.text(),
            signals,
            training,
            result.step(),
            result.seconds(),
            tiles(result),
            seed,
            result.quality().heldOut(),
            result.quality().refined());
    PretrainedFile.write(target, networks, facts, arguments.precision());
    if (arguments.resumable()) {
      CheckpointFile.write(arguments.checkpoint(), result.state());
    }
    long bytes = target.toFile().length();
    long parameters =
        (long) networks.weights().length()
            + networks.encoder().map(EncoderWeights::toArray).map(w -> w.length).orElse(0);
    TrainReport.Networks told =
        new TrainReport.Networks(
            networks.tile(),
            parameters,
            bytes,
            heldOut,
            result.psnr(),
            result.pace().samplesPerSecond());
    arguments.write(TrainReport.of(facts, networks.spec(), told, result.curve()));
    return String.format(
        Locale.ROOT,
        "%s: %s, %s, %s, %s, held out %s, refined %s",
        target,
        Words.count(parameters, "parameter"),
        Words.count(bytes, "byte"),
        Words.count(result.step(), "step"),
        Words.count(tiles(result), "tile"),
        ProgressLine.decibel(result.quality().heldOut()),
        ProgressLine.decibel(result.quality().refined()));
  }
}
