package dev.tessera.app.clip;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.FieldCapture;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.Tools;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * How long a frame of a fitted clip takes to be made, found out by making two, beside whatever runs
 * then as a film will be: the first may wait for what all others have. All methods belong to the
 * window's thread.
 */
final class FramePace {
  private static final double NANOS = 1e9;

  private final Tools tools;
  private final FieldCapture field;
  private final LongSupplier nanoTime;
  private final ReadOnlyObjectWrapper<Optional<Double>> seconds =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Pending making = new Pending();
  private boolean asked;

  /** Counts fits, so that one that comes late is told from the one that is asked about. */
  private long turn;

  /** Of a field that is captured when somebody asks. */
  FramePace(Tools tools, FieldCapture field, LongSupplier nanoTime) {
    this.tools = tools;
    this.field = field;
    this.nanoTime = nanoTime;
  }

  /** Seconds of a frame in the size of the clip; empty before they are known. */
  ReadOnlyObjectProperty<Optional<Double>> seconds() {
    return seconds.getReadOnlyProperty();
  }

  /** Another fit may come. */
  void forget() {
    turn++;
    making.cancel();
    asked = false;
    seconds.set(Optional.empty());
  }

  /** Finds it out, unless that is done or on its way; without a fit nothing is found. */
  void ask() {
    if (asked) {
      return;
    }
    asked = true;
    long mine = turn;
    field.capture(
        found -> {
          if (mine == turn) {
            found
                .filter(fitted -> fitted.tiling().dimensions() == 3)
                .ifPresentOrElse(this::makeTwo, () -> asked = false);
          }
        });
  }

  private void makeTwo(Fitted<GridTiling> fitted) {
    make(
        fitted,
        () -> {
          long began = nanoTime.getAsLong();
          make(fitted, () -> seconds.set(Optional.of((nanoTime.getAsLong() - began) / NANOS)));
        });
  }

  /** One that fails is told to who saves the film. */
  private void make(Fitted<GridTiling> fitted, Runnable then) {
    making.submit(
        tools.service(),
        Lane.VIEW,
        RenderJob.frame(tools.engine(), fitted, 0, 1, new Latest<>()),
        outcome -> Delivery.value(outcome, cause -> {}).ifPresent(frame -> then.run()));
  }
}
