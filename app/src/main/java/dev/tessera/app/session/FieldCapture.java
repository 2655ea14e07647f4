package dev.tessera.app.session;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import java.util.function.Consumer;

/** Whoever can hand out the field as it is now, during, after or without a fit. */
public interface FieldCapture {
  /** Hands over the field, later, on the window's thread; empty if nothing was fitted. */
  void capture(Consumer<Optional<Fitted<GridTiling>>> then);
}
