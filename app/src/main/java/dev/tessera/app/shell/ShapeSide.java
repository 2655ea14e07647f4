package dev.tessera.app.shell;

import dev.tessera.app.shape.CompletionView;
import dev.tessera.app.shape.ShapeFactsView;
import dev.tessera.app.shape.ShapeOptionsView;
import dev.tessera.app.shape.ShapeRunView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Beside the shapes: run control, facts and options. */
final class ShapeSide extends VBox {
  private final ShapeRunView runView;
  private final RunButtons runButtons;

  ShapeSide(ShapeModels shape, CommandButtons buttons) {
    runButtons = new RunButtons(shape.run(), buttons);
    runView = new ShapeRunView(shape.run(), runButtons);
    VBox content =
        new VBox(
            new ShapeFactsView(shape.facts()),
            completion(shape, buttons),
            new ShapeOptionsView(shape.options(), buttons.icon(Command.DEFAULTS)));
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(runView, scroll);
    getStyleClass().add("side-panel");
    shape.options().options().subscribe(now -> runButtons.refresh());
  }

  private static CompletionView completion(ShapeModels shape, CommandButtons buttons) {
    return new CompletionView(
        shape.completion(),
        shape.shapes().current().map(now -> now.filter(s -> s.points().isPresent()).isEmpty()),
        buttons.labelled(Command.COMPLETE));
  }

  void refresh() {
    runView.refresh();
  }
}
