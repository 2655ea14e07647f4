package dev.tessera.app.way;

import dev.tessera.app.save.ExportOption;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How many frames of a way are saved, and whether they lead back; observable. */
final class FilmChoices {
  /** Frames shown in a second. */
  static final int FRAMES_PER_SECOND = 30;

  private static final int FEWEST = 2;
  private static final int MOST = 1000;

  private final ObjectProperty<Integer> frames = new SimpleObjectProperty<>(60);
  private final BooleanProperty back = new SimpleBooleanProperty(true);

  /** Chooses the frames from one end to the other, both included, 2 to 1000. */
  ExportOption ofFrames() {
    return new ExportOption.Count(
        "Frames", "From one end to the other; films show 30 in a second", FEWEST, MOST, frames);
  }

  /** Chooses whether they lead back to the first end. */
  ExportOption ofBack() {
    return new ExportOption.Tick(
        "And back", "Leads back to the first end, so that it repeats smoothly", back);
  }

  /** Frames of one way. */
  int count() {
    return Math.max(FEWEST, Math.min(MOST, frames.get()));
  }

  /**
   * Where frames are on the way from one end to the other; around three ends the last is not the
   * first one again.
   *
   * @param ends 2 or 3
   */
  List<WayPlace> oneWay(int ends) {
    double last = ends < 3 ? count() - 1.0 : count();
    List<WayPlace> places = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      places.add(WayPlace.along(ends, i / last));
    }
    return places;
  }

  /** Those of a film: back too if that is wished, without repeating an end. */
  List<WayPlace> places(int ends) {
    List<WayPlace> places = oneWay(ends);
    if (back.get() && ends < 3) {
      for (int i = count() - 2; i > 0; i--) {
        places.add(places.get(i));
      }
    }
    return places;
  }
}
