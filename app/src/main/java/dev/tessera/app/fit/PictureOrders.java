package dev.tessera.app.fit;

import dev.tessera.app.form.OptionsViewModel;
import dev.tessera.app.run.Order;
import dev.tessera.app.session.SessionModel;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/** What would be fitted: the picture that is open, with the options as they stand. */
public final class PictureOrders {
  private PictureOrders() {}

  /** The order as it is now; empty if nothing is open or an option is wrong. */
  public static Optional<Order<Fitted<GridTiling>>> of(
      Engine engine, SessionModel session, OptionsViewModel options) {
    return session
        .get()
        .filter(open -> !open.origin().missing())
        .flatMap(
            open -> {
              GridSignal signal = open.signal();
              return options
                  .options()
                  .get()
                  .map(
                      wanted ->
                          new Order<>(
                              "Fitting " + signal.name(),
                              wanted.suitedTo(signal),
                              (all, state) -> SignalLearner.grid(engine, signal, all, state),
                              true));
            });
  }
}
