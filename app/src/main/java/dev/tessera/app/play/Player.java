package dev.tessera.app.play;

import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Moves a position on its way from 0 to 1, as time goes by. */
public final class Player {
  /** A longer gap between frames is a pause, not a jump. */
  private static final double LONGEST_GAP = 0.25;

  private final LongSupplier nanoTime;
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final ObjectProperty<Repeat> repeat = new SimpleObjectProperty<>();
  private final DoubleProperty position = new SimpleDoubleProperty();
  private final ObjectProperty<Double> seconds = new SimpleObjectProperty<>(4.0);
  private boolean backwards;
  private long polled;

  /**
   * Halts at the beginning of a way of 4 seconds.
   *
   * @param nanoTime a clock
   * @param first what happens at the end
   */
  public Player(LongSupplier nanoTime, Repeat first) {
    this.nanoTime = nanoTime;
    repeat.set(first);
    playing.subscribe(now -> polled = nanoTime.getAsLong());
  }

  /** Whether the position moves. */
  public BooleanProperty playing() {
    return playing;
  }

  /** What happens at the end. */
  public ObjectProperty<Repeat> repeat() {
    return repeat;
  }

  /** Where on the way, 0 to 1. */
  public DoubleProperty position() {
    return position;
  }

  /** Time of one way, more than 0. */
  public ObjectProperty<Double> seconds() {
    return seconds;
  }

  /** Plays, from the beginning if it stands at the end for good, or halts. */
  public void toggle() {
    if (!playing.get() && repeat.get() == Repeat.ONCE && position.get() >= 1) {
      position.set(0);
    }
    playing.set(!playing.get());
  }

  /** Lets the time go by since the last time; called once per frame while it is looked at. */
  public void poll() {
    long now = nanoTime.getAsLong();
    advance(Math.min(LONGEST_GAP, (now - polled) * 1e-9));
    polled = now;
  }

  /**
   * Lets time go by.
   *
   * @param elapsed seconds, at least 0
   */
  void advance(double elapsed) {
    if (!playing.get()) {
      return;
    }
    double way = elapsed / seconds.get();
    double next = position.get() + way;
    switch (repeat.get()) {
      case ONCE -> {
        backwards = false;
        position.set(Math.min(1, next));
        playing.set(next < 1);
      }
      case LOOP -> {
        backwards = false;
        position.set(next > 1 ? next - Math.floor(next) : next);
      }
      case PING_PONG -> {
        double there = ((backwards ? 2 - position.get() : position.get()) + way) % 2;
        backwards = there > 1;
        position.set(backwards ? 2 - there : there);
      }
    }
  }
}
