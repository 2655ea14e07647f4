package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/**
 * The fit of an image, of which a picture is made.
 *
 * @param signal the image
 * @param sha256 of its file
 * @param options settings of the fit
 * @param outputs what is written
 */
record PictureFit(GridSignal signal, String sha256, FitOptions options, OutputArguments outputs)
    implements FitPlan<Fitted<GridTiling>> {
  @Override
  public String name() {
    return signal.name();
  }

  @Override
  public String size() {
    return "%d x %d, %s"
        .formatted(
            signal.width(), signal.height(), Words.count(signal.samples().channels(), "channel"));
  }

  @Override
  public String product() {
    return "picture";
  }

  @Override
  public FitReport.Input input() {
    return new FitReport.Image(
        signal.name(),
        sha256,
        signal.width(),
        signal.height(),
        signal.samples().channels(),
        signal.bitDepth());
  }

  @Override
  public Run<Fitted<GridTiling>> begin(Engine engine) {
    return SignalLearner.grid(engine, signal, options, Optional.empty());
  }

  @Override
  public Optional<FitOutputs> make(
      Workbench bench, FitResult<Fitted<GridTiling>> result, Console console) {
    return render(bench, result, outputs.scale)
        .flatMap(
            picture ->
                (outputs.scale == 1 ? Optional.of(picture) : render(bench, result, 1))
                    .map(plain -> new FitOutputs(this, result, picture, plain)));
  }

  private static Optional<Samples> render(
      Workbench bench, FitResult<Fitted<GridTiling>> result, double scale) {
    return bench.look(
        "Rendering", done -> new RenderJob(bench.jobs().engine(), result.fitted(), scale, done));
  }
}
