package dev.tessera.app.morph;

import dev.tessera.app.session.PreferencesModel;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Beside the morph: its ends, the fit of two shapes, what to save. */
public final class MorphSideView extends VBox {
  private final MorphPairView pair;

  /**
   * Steers a morph.
   *
   * @param preferences remember the folder of what is saved
   * @param runButtons steer the fit, made from the table of commands
   */
  public MorphSideView(MorphViewModel model, PreferencesModel preferences, Node runButtons) {
    getStyleClass().add("side-panel");
    MorphStyles.dress(this);
    pair = new MorphPairView(model, runButtons);
    ScrollPane scroll =
        new ScrollPane(
            new VBox(
                new MorphEndsView(model), pair, new MorphExportView(model.export(), preferences)));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().add(scroll);
  }

  /** Brings the numbers up to date; called a few times per second. */
  public void refresh() {
    pair.refresh();
  }
}
