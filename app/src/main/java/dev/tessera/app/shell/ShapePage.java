package dev.tessera.app.shell;

import dev.tessera.app.session.IoPool;
import dev.tessera.app.shape.ShapeBar;
import dev.tessera.app.shape.ShapeView;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Both 3D views above, curve below, with the controls of the views on top. */
record ShapePage(Subject subject, Models models, Node curve, IoPool pool, CommandButtons buttons)
    implements Page {
  @Override
  public String title() {
    return "Shape";
  }

  @Override
  public String icon() {
    return "mdi2c-cube-outline";
  }

  @Override
  public String hint() {
    return "Meshes, and what their tiles of distances give back";
  }

  @Override
  public Node view() {
    ShapeModels shape = models.shape();
    ShapeView view =
        new ShapeView(shape.shapes(), shape.run(), shape.scene(), shape.surface(), pool);
    return FitPage.page(
        new ShapeBar(shape.scene(), shape.surface(), bar()),
        new StackPane(view, nothingOpen(), new LoadingPill(models.load(), buttons)),
        curve);
  }

  @Override
  public Optional<Zoom> zoom() {
    return Optional.of(Zoom.of(models.shape().scene().camera()));
  }

  @Override
  public void seen(boolean now) {
    models.shape().run().watched(now);
  }

  @Override
  public void frame() {
    models.shape().surface().poll();
    models.shape().completion().poll();
  }

  private Node nothingOpen() {
    Label text = new Label("Drop a mesh here: OBJ, STL, PLY, OFF, glTF or GLB");
    VBox hint =
        new VBox(12, text, buttons.labelled(Command.OPEN), buttons.labelled(Command.SAMPLES));
    hint.getStyleClass().add("empty-hint");
    hint.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    hint.visibleProperty().bind(models.shape().shapes().current().map(Optional::isEmpty));
    return hint;
  }

  private ShapeBar.Buttons bar() {
    return new ShapeBar.Buttons(
        Stream.of(Command.ORIGINAL, Command.SPLIT, Command.RECONSTRUCTION)
            .map(buttons::words)
            .toList(),
        Stream.of(Command.ERROR, Command.WIRES, Command.CUT)
            .map(command -> buttons.toggle(command, true))
            .toList(),
        Stream.of(Command.ZOOM_OUT, Command.ZOOM_IN, Command.FIT).map(buttons::icon).toList());
  }
}
