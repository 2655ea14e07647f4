package dev.tessera.app.cli;

import dev.tessera.app.Version;
import dev.tessera.app.Words;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.archive.FamilyFacts;
import dev.tessera.model.archive.FamilyFile;
import dev.tessera.model.archive.TrainReport;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.train.PoolLearner;
import dev.tessera.model.fit.train.TrainOptions;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code tessera train --kind shape}: shapes of one kind in, a family out.
 *
 * @param words what the shapes are
 * @param data the shapes
 * @param options of the training
 * @param state of the checkpoint to go on from, or empty
 * @param arguments what is written
 */
record FamilyPlan(
    String words,
    HeldOut<ShapePoints> data,
    TrainOptions options,
    Optional<FitState> state,
    TrainArguments arguments)
    implements TrainingPlan<TrainedFamily> {
  /**
   * Reads the shapes.
   *
   * @param source a folder of meshes, or the name of a family that is made by numbers
   * @throws IllegalArgumentException with one clear sentence if options or shapes are not usable
   */
  static FamilyPlan read(String source, TrainArguments given, Console console)
      throws SignalFormatException, ArchiveFormatException {
    Optional<FitState> state = given.state();
    TrainOptions options = options(given, state);
    FamilySource shapes = FamilySource.of(source, given);
    console.say("Measuring distances to " + shapes.words() + ".");
    HeldOut<ShapePoints> data = shapes.read(new Reading(console));
    FamilyPlan plan = new FamilyPlan(shapes.words(), data, options, state, given);
    state.ifPresent(plan::requireSameShapes);
    return plan;
  }

  private void requireSameShapes(FitState old) {
    int members = old.array("codes").length / options.field().latent();
    if (members != data.training().size()) {
      throw new IllegalArgumentException(
          "The checkpoint is of %d shapes to learn from, found %d."
              .formatted(members, data.training().size()));
    }
  }

  private static TrainOptions options(TrainArguments given, Optional<FitState> state) {
    TrainOptions usual = TrainOptions.ofFamily();
    StopRule stop = given.stop(usual.stop());
    return state
        .map(old -> TrainOptions.ofFamily(old.settings(), stop))
        .orElseGet(() -> given.family.change(given.change(usual)).withStop(stop));
  }

  @Override
  public String signals() {
    return Words.count(data.training().size(), "shape");
  }

  @Override
  public int heldOut() {
    return data.validation().size();
  }

  @Override
  public String product() {
    return "was a family";
  }

  @Override
  public Run<TrainedFamily> begin(Engine engine) {
    return PoolLearner.family(engine, data, options, state);
  }

  @Override
  public String write(FitResult<TrainedFamily> result) throws SaveException {
    Path target = arguments.out();
    TrainedFamily trained = result.fitted();
    TrainedFamily family =
        new TrainedFamily(
            arguments.name(),
            trained.weights(),
            trained.members(),
            trained.codes(),
            trained.clamp());
    FamilyFacts facts =
        new FamilyFacts(
            "tessera " + Version.text(),
            words,
            result.step(),
            result.seconds(),
            result.pace().samples(),
            options.seed(),
            result.quality().meanError(),
            result.quality().heldOut());
    FamilyFile.write(target, family, facts, arguments.precision());
    CheckpointFile.write(arguments.checkpoint(), result.state());
    long bytes = target.toFile().length();
    TrainReport.Family told =
        new TrainReport.Family(
            family.clamp(),
            family.members().size(),
            heldOut(),
            family.weights().length(),
            bytes,
            result.pace().samplesPerSecond());
    arguments.write(TrainReport.of(facts, family.spec(), told, result.curve()));
    return String.format(
        Locale.ROOT,
        "%s: %s, %s, %s, %s, error %s, held out %s",
        target,
        Words.count(family.members().size(), "member"),
        Words.count(family.weights().length(), "parameter"),
        Words.count(bytes, "byte"),
        Words.count(result.step(), "step"),
        ProgressLine.error(result.quality().meanError()),
        ProgressLine.error(result.quality().heldOut()));
  }
}
