package dev.tessera.app.light;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.OpenLightField;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.Session;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.job.LightJob;
import dev.tessera.model.light.LightLearner;
import dev.tessera.model.light.LightOptions;
import dev.tessera.model.service.DirectModelService;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.signal.scene.TwoPlanesScene;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/** A light field of 3 x 5 views of 40 x 24 pixels, fitted by two steps, that is looked at. */
final class Looked {
  private static final GridSignal SIGNAL =
      new TwoPlanesScene(new ViewGrid(/* rows= */ 3, /* columns= */ 5), 24, 40).render();
  private static final Fitted<GridTiling> FITTED = fit();

  final DirectModelService service = new DirectModelService();
  final TestTools told = TestTools.of(service);
  final Fitted<GridTiling> fitted = FITTED;
  final Session session = session();
  final LookField field = LookField.of(session, GivenViews.EVEN, fitted);
  final LookViewModel model;
  long now;

  Looked() {
    model = new LookViewModel(told.tools, () -> now);
    model.look(Optional.of(field));
    settle();
  }

  private static Fitted<GridTiling> fit() {
    LightOptions options = LightOptions.usual(GivenViews.EVEN, StopRule.afterSteps(2));
    Engine engine = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
    try (Fit<Fitted<GridTiling>> fit =
        LightLearner.fit(engine, SIGNAL, options, Optional.empty())) {
      boolean more = true;
      while (more) {
        more = fit.step();
      }
      return fit.result().orElseThrow().fitted();
    }
  }

  private static Session session() {
    return Session.of(
        new GridSignal("some views.zip", SIGNAL.samples(), 8),
        new OpenLightField(LightFieldChoice.USUAL, new ViewGrid(/* rows= */ 3, /* columns= */ 5)),
        Origin.none());
  }

  /** Lets time go by until nothing is refined any more. */
  void settle() {
    for (int i = 0; i < 8; i++) {
      now += 1_000_000_000L;
      service.runToIdle();
      model.poll();
    }
    service.runToIdle();
  }

  LookImage image() {
    return model.image().get().orElseThrow();
  }

  /** What a view shows. */
  Samples view(double v, double u) {
    return made(LightJob.view(told.tools.engine(), fitted, v, u, new Latest<>()));
  }

  Samples disparities(double v, double u) {
    return made(LightJob.disparities(told.tools.engine(), fitted, v, u, new Latest<>()));
  }

  static Samples made(LightJob<Samples> job) {
    try (job) {
      job.open();
      boolean more = true;
      while (more) {
        more = job.step();
      }
      return job.result().orElseThrow();
    }
  }
}
