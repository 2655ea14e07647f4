package dev.tessera.app.cli;

import dev.tessera.app.Version;
import dev.tessera.app.Words;
import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.archive.FamilyFacts;
import dev.tessera.model.archive.FamilyFile;
import dev.tessera.model.archive.FamilyReport;
import dev.tessera.model.archive.Precision;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.FamilyResult;
import dev.tessera.model.fit.FamilySet;
import dev.tessera.model.fit.FamilySnapshot;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.Locale;

/** Writes family, checkpoint and report of a training. */
final class FamilyOutputs {
  private final String words;
  private final FamilySet data;
  private final TrainArguments arguments;

  FamilyOutputs(String words, FamilySet data, TrainArguments arguments) {
    this.words = words;
    this.data = data;
    this.arguments = arguments;
  }

  /**
   * Writes everything that was asked for.
   *
   * @return one line for people
   */
  String write(FamilyResult result) throws SaveException {
    Path target = arguments.out();
    TrainedFamily trained = result.family();
    TrainedFamily family =
        new TrainedFamily(
            TrainOutputs.name(target),
            trained.weights(),
            trained.members(),
            trained.codes(),
            trained.clamp());
    FamilySnapshot last = result.last();
    FamilyFacts facts =
        new FamilyFacts(
            "tessera " + Version.text(),
            words,
            last.step(),
            last.seconds(),
            last.points(),
            result.state().options().seed(),
            last.trainingError(),
            last.heldOutError());
    FamilyFile.write(target, family, facts, arguments.half ? Precision.F16 : Precision.F32);
    CheckpointFile.write(arguments.checkpoint(), result.state());
    long bytes = target.toFile().length();
    if (arguments.report != null) {
      FamilyReport report =
          new FamilyReport(
              facts,
              family.spec(),
              family.clamp(),
              family.members().size(),
              data.validation().size(),
              family.weights().length(),
              bytes,
              last.pointsPerSecond(),
              last.curve());
      TextFile.write(arguments.report, report.toJson());
    }
    return String.format(
        Locale.ROOT,
        "%s: %s, %s, %s, %s, error %.5f, held out %s",
        target,
        Words.count(family.members().size(), "member"),
        Words.count(family.weights().length(), "parameter"),
        Words.count(bytes, "byte"),
        Words.count(last.step(), "step"),
        last.trainingError(),
        Double.isNaN(last.heldOutError())
            ? "-"
            : String.format(Locale.ROOT, "%.5f", last.heldOutError()));
  }
}
