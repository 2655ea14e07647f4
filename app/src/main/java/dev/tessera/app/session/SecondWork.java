package dev.tessera.app.session;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/**
 * A picture that is mixed with the open one, and what was made of it.
 *
 * @param signal as it was read
 * @param origin where it came from; if that is missing, the signal has its size and no content
 * @param fit of its codes, the last one that ended; empty before
 */
public record SecondWork(
    GridSignal signal, Origin origin, Optional<KeptFit<Fitted<GridTiling>>> fit) {
  /** Nothing was made of it yet. */
  public static SecondWork of(GridSignal signal, Origin origin) {
    return new SecondWork(signal, origin, Optional.empty());
  }

  /** Memory it takes. */
  long bytes() {
    return signal.samples().bytes() + fit.map(KeptFit::bytes).orElse(0L);
  }

  SecondWork withFit(Optional<KeptFit<Fitted<GridTiling>>> newFit) {
    return new SecondWork(signal, origin, newFit);
  }
}
