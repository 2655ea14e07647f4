package dev.tessera.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Preferences;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.app.session.Question;
import dev.tessera.app.session.StageService;
import dev.tessera.app.session.Tools;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.job.CaptureJob;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.service.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All models of a window, without a display; what is asked of the engine, a test ends. */
final class OpenWindow {
  final StageService service = new StageService();
  final List<Notice> notices = new ArrayList<>();
  final List<Question> questions = new ArrayList<>();
  final Models models =
      Composition.models(
          new Tools(
              service,
              new Engine(new EngineSettings(DeviceChoice.AUTO, 0)),
              IoPool.direct(),
              new PreferencesModel(ignored -> {}, IoPool.direct(), Preferences.defaults()),
              notices::add,
              file -> {}));
  final ProjectModels files = ProjectModels.of(models);

  OpenWindow() {
    files.flow().setAsking(questions::add);
  }

  /** Ends the fit that was begun last. */
  <R> void fitted(FitResult<R> result) {
    this.<R>ask(fits().size() - 1).end(new Outcome.Done<>(result));
  }

  /** Ends a fit that was to be stopped. */
  <R> void stopped(int fit, FitResult<R> result) {
    assertThat(fits().get(fit).wishes()).contains("cancel");
    this.<R>ask(fit).end(new Outcome.Cancelled<>(Optional.of(result)));
  }

  @SuppressWarnings("unchecked")
  private <R> StageService.Asked<FitResult<R>> ask(int fit) {
    return (StageService.Asked<FitResult<R>>) fits().get(fit);
  }

  /** Every fit that was begun. */
  List<StageService.Asked<?>> fits() {
    return service.asked().stream().filter(asked -> asked.job() instanceof FitJob).toList();
  }

  /** Ends every look into a fit that is on its way: there is nothing to see. */
  @SuppressWarnings("unchecked")
  void captured() {
    service.asked().stream()
        .filter(asked -> asked.job() instanceof CaptureJob)
        .map(asked -> (StageService.Asked<Optional<Object>>) asked)
        .forEach(asked -> asked.end(new Outcome.Done<>(Optional.empty())));
  }
}
