package dev.tessera.app.shell;

import dev.tessera.app.fit.PictureBar;
import dev.tessera.app.fit.PictureView;
import dev.tessera.app.load.LoadViewModel;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Picture above, curve below if there is one, with the controls of the picture on top. */
final class FitPage extends VBox {
  private static final double CURVE_HEIGHT = 230;

  FitPage(Models models, Optional<Node> curve, LoadViewModel load, CommandButtons buttons) {
    PictureView picture = new PictureView(models.picture());
    StackPane area = new StackPane(picture, new LoadingPill(load, buttons));
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

  /** Puts a curve below what it belongs to. */
  static SplitPane above(Node area, Node curve) {
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
}
