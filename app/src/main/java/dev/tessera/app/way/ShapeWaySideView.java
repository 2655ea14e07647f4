package dev.tessera.app.way;

import dev.tessera.app.fx.StyleSheets;
import dev.tessera.app.save.SaveView;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Beside the morph: its ends, the fit of two shapes, what to save. */
public final class ShapeWaySideView extends VBox {
  private final PairView pair;

  /**
   * Steers a morph.
   *
   * @param runButtons steer the fit, made from the table of commands
   */
  public ShapeWaySideView(ShapeWayViewModel model, Node runButtons) {
    getStyleClass().add("side-panel");
    StyleSheets.add(getStylesheets(), ShapeWaySideView.class, "way.css");
    pair = new PairView(model, runButtons);
    SaveView save = SaveView.panel(model.export(), "Export");
    save.getStyleClass().add("way-section");
    model.fields().subscribe(save::refresh);
    model.way().place().subscribe(save::refresh);
    ScrollPane scroll =
        new ScrollPane(
            new VBox(
                new ShapeEndsView(model), new FlowView(model), new PointsView(model), pair, save));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    ShapeWayView.playBySpace(this, model.way());
    getChildren().add(scroll);
  }

  /** Brings the numbers up to date; called a few times per second. */
  public void refresh() {
    pair.refresh();
  }
}
