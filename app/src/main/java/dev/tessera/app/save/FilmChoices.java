package dev.tessera.app.save;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How many frames of a way are saved, and whether they lead back; observable. */
public final class FilmChoices {
  /** Frames shown in a second. */
  public static final int FRAMES_PER_SECOND = 30;

  private static final int FEWEST = 2;
  private static final int MOST = 1000;

  private final ObjectProperty<Integer> frames = new SimpleObjectProperty<>(60);
  private final BooleanProperty back = new SimpleBooleanProperty(true);

  /** Chooses the frames from one end to the other, both included, 2 to 1000. */
  public ExportOption ofFrames() {
    return new ExportOption.Count(
        "Frames", "From one end to the other; films show 30 in a second", FEWEST, MOST, frames);
  }

  /** Chooses whether they lead back to the first end. */
  public ExportOption ofBack() {
    return new ExportOption.Tick(
        "And back", "Leads back to the first end, so that it repeats smoothly", back);
  }

  /** Frames of one way. */
  public int count() {
    return Math.max(FEWEST, Math.min(MOST, frames.get()));
  }

  /**
   * Where frames are on the way from one end to the other, 0 to 1.
   *
   * @param around whether the way ends where it began: its last frame is not the first one again
   */
  public List<Double> oneWay(boolean around) {
    double last = around ? count() : count() - 1.0;
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      shares.add(i / last);
    }
    return shares;
  }

  /** Those of a film: back too if that is wished, without repeating an end. */
  public List<Double> shares(boolean around) {
    List<Double> shares = oneWay(around);
    if (back.get() && !around) {
      for (int i = count() - 2; i > 0; i--) {
        shares.add(shares.get(i));
      }
    }
    return shares;
  }
}
