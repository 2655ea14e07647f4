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
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * How long a frame of a fitted clip takes to be made, found out by making three, beside whatever
 * runs then as a film will be: one that may wait for what all others have, one in the size of the
 * clip and one of twice its sides. All methods belong to the window's thread.
 */
final class FramePace {
  private static final double NANOS = 1e9;

  /**
   * Seconds of a frame.
   *
   * @param own in the size of the clip
   * @param twice at a scale of 2, so of four times as many pixels
   */
  record Seconds(double own, double twice) {
    /** At any scale: what a frame takes whatever its size, and what its pixels take. */
    double at(double scale) {
      double more = Math.max(0, twice - own) / 3;
      return own + more * (scale * scale - 1);
    }
  }

  private final Tools tools;
  private final FieldCapture field;
  private final LongSupplier nanoTime;
  private final ReadOnlyObjectWrapper<Optional<Seconds>> seconds =
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

  /** What a frame takes; empty before that is known. */
  ReadOnlyObjectProperty<Optional<Seconds>> seconds() {
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
                .ifPresentOrElse(this::makeSome, () -> asked = false);
          }
        });
  }

  private void makeSome(Fitted<GridTiling> fitted) {
    time(
        fitted,
        1,
        first ->
            time(
                fitted,
                1,
                own ->
                    time(fitted, 2, twice -> seconds.set(Optional.of(new Seconds(own, twice))))));
  }

  private void time(Fitted<GridTiling> fitted, double scale, DoubleConsumer then) {
    long began = nanoTime.getAsLong();
    RenderJob frame;
    try {
      frame = RenderJob.frame(tools.engine(), fitted, 0, scale, new Latest<>());
    } catch (IllegalArgumentException tooLarge) {
      return; // whoever saves the film is told, as of one that fails
    }
    making.submit(
        tools.service(),
        Lane.VIEW,
        frame,
        outcome ->
            Delivery.value(outcome, cause -> {})
                .ifPresent(made -> then.accept((nanoTime.getAsLong() - began) / NANOS)));
  }
}
