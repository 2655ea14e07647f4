package dev.tessera.app.shell;

import dev.tessera.app.session.Preferences;
import dev.tessera.app.session.PreferencesModel;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Puts the window where it was, if that is still on a screen, and remembers where it goes. */
final class WindowPlace {
  private static final double MARGIN = 80;
  private static final double MIN_WIDTH = 900;
  private static final double MIN_HEIGHT = 600;

  private WindowPlace() {}

  static void restore(Stage stage, PreferencesModel preferences) {
    Preferences.Window place = preferences.get().window();
    var screen = Screen.getPrimary().getVisualBounds();
    double width = Math.min(place.width(), screen.getWidth());
    double height = Math.min(place.height(), screen.getHeight());
    stage.setWidth(width);
    stage.setHeight(height);
    boolean visible =
        !Screen.getScreensForRectangle(place.x() + MARGIN, place.y(), MARGIN, MARGIN).isEmpty();
    if (visible) {
      stage.setX(place.x());
      stage.setY(place.y());
    }
    stage.setMaximized(place.maximised());
    stage.setOnShown(
        event -> {
          // Some window managers forget the size asked for and open the smallest window.
          if (!stage.isMaximized()) {
            stage.setWidth(width);
            stage.setHeight(height);
          }
          stage.setMinWidth(MIN_WIDTH);
          stage.setMinHeight(MIN_HEIGHT);
        });
    List<ObservableValue<?>> followed =
        List.of(
            stage.xProperty(),
            stage.yProperty(),
            stage.widthProperty(),
            stage.heightProperty(),
            stage.maximizedProperty());
    followed.forEach(value -> value.subscribe(() -> remember(stage, preferences)));
  }

  private static void remember(Stage stage, PreferencesModel preferences) {
    if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen()) {
      return;
    }
    Preferences.Window old = preferences.get().window();
    Preferences.Window now =
        stage.isMaximized()
            ? new Preferences.Window(old.x(), old.y(), old.width(), old.height(), true)
            : new Preferences.Window(
                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    preferences.update(p -> p.withWindow(now));
  }
}
