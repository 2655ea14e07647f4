package dev.tessera.app.shell;

import dev.tessera.app.load.LoadViewModel;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** Says what is being opened, with a way out; hidden while nothing is. */
final class LoadingPill extends HBox {
  LoadingPill(LoadViewModel load, CommandButtons buttons) {
    ProgressIndicator wheel = new ProgressIndicator();
    wheel.setPrefSize(20, 20);
    wheel.setAccessibleText("Opening");
    wheel.setTooltip(CommandButtons.tooltip("The file is being read"));
    Label text = new Label();
    text.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> words(load.loading().get(), load.progress().get()),
                load.loading(),
                load.progress()));
    getChildren().addAll(wheel, text, buttons.icon(Command.CANCEL_LOAD));
    getStyleClass().add("busy-pill");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    visibleProperty().bind(load.loading().isNotEmpty());
    StackPane.setAlignment(this, Pos.CENTER);
  }

  private static String words(String what, double share) {
    String done = share < 0 ? "" : ": " + Math.round(100 * share) + " %";
    return "Opening " + what + done;
  }
}
