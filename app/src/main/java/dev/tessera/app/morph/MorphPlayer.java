package dev.tessera.app.morph;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Moves a position on its way from 0 to 1, as time goes by. */
public final class MorphPlayer {
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final ObjectProperty<MorphLoop> loop = new SimpleObjectProperty<>(MorphLoop.PING_PONG);
  private final DoubleProperty position = new SimpleDoubleProperty();
  private final DoubleProperty seconds = new SimpleDoubleProperty(4);
  private boolean backwards;

  /** Whether the position moves. */
  public BooleanProperty playing() {
    return playing;
  }

  /** What happens at the end. */
  public ObjectProperty<MorphLoop> loop() {
    return loop;
  }

  /** Where on the way, 0 to 1. */
  public DoubleProperty position() {
    return position;
  }

  /** Time of one way, more than 0. */
  public DoubleProperty seconds() {
    return seconds;
  }

  /**
   * Lets time go by.
   *
   * @param elapsed seconds, at least 0
   */
  public void advance(double elapsed) {
    if (!playing.get()) {
      return;
    }
    double way = elapsed / seconds.get();
    if (loop.get() == MorphLoop.LOOP) {
      backwards = false;
      double next = position.get() + way;
      position.set(next > 1 ? next - Math.floor(next) : next);
      return;
    }
    double there = backwards ? 2 - position.get() : position.get();
    double next = (there + way) % 2;
    backwards = next > 1;
    position.set(backwards ? 2 - next : next);
  }
}
