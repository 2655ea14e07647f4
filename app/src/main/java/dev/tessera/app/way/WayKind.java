package dev.tessera.app.way;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.value.ObservableValue;

/**
 * What differs between ways: where the ends come from, how what lies between them is evaluated, and
 * how it is drawn. All methods belong to the window's thread.
 */
public interface WayKind {
  /** How many ends there are: 0 while one is missing, else 2 or 3. */
  int ends();

  /** Grows whenever the ends, or what lies between them, become others. */
  ReadOnlyLongProperty edition();

  /** How these ends can be mixed, the usual way first. */
  ObservableValue<List<WayMix>> mixes();

  /** How they are mixed: one of the ways in which they can be. */
  ObjectProperty<WayMix> mix();

  /** Shows a place as soon as that can be; without ends, nothing. */
  void show(WayPlace place);

  /** Tells whether places follow each other by themselves. */
  void moving(boolean value);

  /** Takes what was made meanwhile; called once per frame. */
  void poll();

  /** Whether the newest place is on the screen, and nothing is on its way. */
  boolean idle();

  /** Makes what is on the screen finer if it has rested long enough; called while idle. */
  void rest();

  /** A small picture of a place; empty if there is none yet. */
  Optional<WayStill<?>> still(WayPlace place);

  /**
   * What a surface at a place encloses; empty for what is no surface, and while what is on the
   * screen is still to be made finer.
   */
  default Optional<WayMeasure> measure(WayPlace place) {
    return Optional.empty();
  }

  /** What is worth saying of the picture on the screen; empty if nothing is. */
  ObservableValue<String> remark();

  /** Is told why a place could not be shown. */
  void setOnFailure(Consumer<Throwable> listener);
}
