package dev.tessera.app.light;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.OpenLightField;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.Session;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.job.LightJob;
import dev.tessera.model.light.RandomTiles;
import dev.tessera.model.service.DirectModelService;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import java.util.SplittableRandom;

/** A light field of 3 x 5 views of 40 x 24 pixels, fitted by random tiles, that is looked at. */
final class Looked {
  static final ShearedShape SHAPE = RandomTiles.SHAPE;

  final DirectModelService service = new DirectModelService();
  final TestTools told = TestTools.of(service);
  final Fitted<GridTiling> fitted = RandomTiles.of(5);
  final Session session = session();
  final LookField field = LookField.of(session, GivenViews.EVEN, fitted);
  final LookViewModel model;
  long now;

  Looked() {
    model = new LookViewModel(told.tools, () -> now);
    model.look(Optional.of(field));
    settle();
  }

  private static Session session() {
    int[] extent = {3, 5, 24, 40};
    SplittableRandom random = new SplittableRandom(7);
    float[] values = new float[3 * 3 * 5 * 24 * 40];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return Session.of(
        new GridSignal("some views.zip", Samples.of(extent, 3, values), 8),
        new OpenLightField(LightFieldChoice.USUAL, SHAPE.views()),
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
      while (job.step()) {
        continue;
      }
      return job.result().orElseThrow();
    }
  }
}
