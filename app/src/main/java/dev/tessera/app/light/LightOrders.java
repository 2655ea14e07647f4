package dev.tessera.app.light;

import dev.tessera.app.run.Order;
import dev.tessera.app.session.Session;
import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.light.LightLearner;
import dev.tessera.model.light.LightOptions;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/** What would be fitted: the light field that is open, with its settings as they stand. */
public final class LightOrders {
  private LightOrders() {}

  /** The order; empty if no light field is open, a setting is wrong, or one view only is given. */
  public static Optional<Order<Fitted<GridTiling>>> of(
      Engine engine, Optional<Session> open, Optional<LightOptions> settings) {
    return open.filter(session -> !session.origin().missing())
        .flatMap(
            session ->
                session
                    .light()
                    .flatMap(
                        field ->
                            settings
                                .filter(wanted -> wanted.given().count(field.grid()) > 1)
                                .map(wanted -> order(engine, session.signal(), wanted))));
  }

  private static Order<Fitted<GridTiling>> order(
      Engine engine, GridSignal light, LightOptions wanted) {
    FitMethod.Views method = new FitMethod.Views(wanted);
    return new Order<>(
        "Fitting " + light.name(),
        method,
        (until, state) -> LightLearner.fit(engine, light, method.until(until).options(), state),
        true);
  }
}
