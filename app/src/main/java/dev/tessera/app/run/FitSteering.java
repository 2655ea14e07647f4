package dev.tessera.app.run;

import dev.tessera.app.session.Steering;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;

/**
 * Run control of a fit of which one sees how it goes.
 *
 * @param <R> what is fitted
 */
public interface FitSteering<R> extends Steering {
  /** The newest snapshot of the run; each one is set exactly once. */
  ReadOnlyObjectProperty<Optional<Snapshot<R>>> snapshot();

  /** The last result; a failure or a run that is on its way leaves it as it was. */
  ReadOnlyObjectProperty<Optional<FitResult<R>>> result();
}
