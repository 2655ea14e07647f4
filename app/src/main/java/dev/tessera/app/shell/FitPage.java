package dev.tessera.app.shell;

import dev.tessera.app.fit.PictureBar;
import dev.tessera.app.fit.PictureView;
import dev.tessera.app.load.LoadViewModel;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Picture above, curve below if there is one, with the controls of the picture on top. */
final class FitPage extends VBox {
  private static final double CURVE_HEIGHT = 230;

  FitPage(Models models, Optional<Node> curve, LoadViewModel load, CommandButtons buttons) {
    PictureView picture = new PictureView(models.picture());
    StackPane area = new StackPane(picture, busy(load, buttons));
    area.getStyleClass().add("picture-area");
    area.setMinHeight(160);
    Region main = curve.<Region>map(below -> above(area, below)).orElse(area);
    VBox.setVgrow(main, Priority.ALWAYS);
    getChildren().addAll(new PictureBar(models.picture(), bar(buttons)), main);
  }

  private static PictureBar.Buttons bar(CommandButtons buttons) {
    return new PictureBar.Buttons(
        Stream.of(
                Command.ORIGINAL,
                Command.SPLIT,
                Command.RECONSTRUCTION,
                Command.ERROR,
                Command.HEAT)
            .map(buttons::words)
            .toList(),
        buttons.toggle(Command.GRID, false),
        Stream.of(Command.ZOOM_OUT, Command.ZOOM_IN, Command.FIT, Command.ACTUAL_SIZE)
            .map(buttons::icon)
            .toList());
  }

  private static SplitPane above(Node area, Node curve) {
    SplitPane split = new SplitPane(area, curve);
    split.setOrientation(Orientation.VERTICAL);
    SplitPane.setResizableWithParent(curve, false);
    split
        .heightProperty()
        .subscribe(
            (before, now) -> {
              if (before.doubleValue() == 0) {
                split.setDividerPosition(0, 1 - CURVE_HEIGHT / now.doubleValue());
              }
            });
    return split;
  }

  private static Node busy(LoadViewModel load, CommandButtons buttons) {
    ProgressIndicator wheel = new ProgressIndicator();
    wheel.setPrefSize(20, 20);
    wheel.setAccessibleText("Opening");
    wheel.setTooltip(CommandButtons.tooltip("The file is being read"));
    Label text = new Label();
    text.textProperty().bind(Bindings.concat("Opening ", load.loading()));
    HBox pill = new HBox(wheel, text, buttons.icon(Command.CANCEL_LOAD));
    pill.getStyleClass().add("busy-pill");
    pill.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    pill.visibleProperty().bind(load.loading().isNotEmpty());
    StackPane.setAlignment(pill, Pos.CENTER);
    return pill;
  }
}
