package dev.tessera.app.way;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import dev.tessera.app.fx.FrameClock;
import dev.tessera.app.fx.StyleSheets;
import dev.tessera.app.scene3d.MeshPane;
import dev.tessera.app.session.EndsSource;
import dev.tessera.app.session.IoPool;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The page of ways between shapes: the frame in 3D, the way with its small pictures below it. */
public final class ShapeWayView extends BorderPane {
  /**
   * The buttons, made from the table of commands.
   *
   * @param switches such as wires
   * @param zoom smaller, larger, all of it
   * @param open ways to open meshes
   */
  public record Buttons(List<ToggleButton> switches, List<Button> zoom, List<Button> open) {}

  private static final double STILL = 76;

  private final ShapeWayViewModel model;

  /**
   * Shows a morph.
   *
   * @param pool converts meshes for the screen
   */
  public ShapeWayView(ShapeWayViewModel model, IoPool pool, Buttons buttons) {
    this.model = model;
    getStyleClass().add("way-view");
    StyleSheets.add(getStylesheets(), ShapeWayView.class, "way.css");
    MeshPane pane = pane(pool);
    Runnable draw =
        () ->
            pane.show(
                ShapeWayViewModel.solids(
                    model.frame().surface().get(), model.lines().lines().get()));
    model.frame().surface().subscribe(draw);
    model.lines().lines().subscribe(draw);
    model.caption().subscribe(words -> pane.setCaption(words.isEmpty() ? "Morph" : words));
    MeshPane beside = pane(pool);
    model
        .beside()
        .surface()
        .subscribe(now -> beside.show(ShapeWayViewModel.solids(now, Optional.empty())));
    beside.setCaption(WayMix.BLEND.caption());
    Controls.showIf(beside, model.besideShown());
    HBox panes = new HBox(pane, beside);
    panes.getStyleClass().add("way-panes");
    PointsPane points = new PointsPane(model, pool);
    Controls.showIf(points, model.pointsShown());
    StackPane area = new StackPane(panes, progress(), points, hint(buttons.open()));
    area.getStyleClass().add("picture-area");
    area.setMinHeight(160);
    setTop(new ShapeWayBar(model, buttons));
    setCenter(area);
    setBottom(
        new VBox(
            new WayTransport(model.way()),
            new WayCurve(model.way()),
            new WayStrip(model.way(), STILL)));
    playBySpace(this, model.way());
    new FrameClock(this, model::poll);
  }

  /** Space plays and halts wherever no control takes it. */
  static void playBySpace(Node node, WayViewModel way) {
    node.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.SPACE && !hasModifier(event)) {
            way.togglePlaying();
            event.consume();
          }
        });
  }

  private static boolean hasModifier(KeyEvent event) {
    return event.isShiftDown() || event.isShortcutDown() || event.isAltDown();
  }

  private MeshPane pane(IoPool pool) {
    MeshPane pane = new MeshPane(model.camera(), pool);
    pane.wireframeProperty().bind(model.wireframe());
    pane.setPrefWidth(400);
    HBox.setHgrow(pane, Priority.ALWAYS);
    return pane;
  }

  private Node progress() {
    ProgressBar bar = new ProgressBar();
    bar.getStyleClass().add("surface-progress");
    bar.setMaxWidth(160);
    bar.setAccessibleText("Progress of refining the surface");
    bar.setTooltip(new Tooltip("The surface is being refined"));
    bar.progressProperty().bind(model.frame().progress());
    bar.visibleProperty().bind(model.frame().progress().lessThan(1));
    bar.setMouseTransparent(true);
    StackPane.setAlignment(bar, Pos.TOP_RIGHT);
    StackPane.setMargin(bar, new Insets(10));
    return bar;
  }

  private Node hint(List<Button> open) {
    Label title = new Label("One shape becomes another");
    title.getStyleClass().add(Styles.TITLE_4);
    Label text = new Label();
    text.textProperty()
        .bind(
            Bindings.when(model.ends().source().isEqualTo(EndsSource.SHAPES))
                .then("Drop meshes here until all ends are chosen, or choose them beside this")
                .otherwise("Drop two meshes here, or begin with a family whose codes are known"));
    text.setWrapText(true);
    Button family = new Button("Vases of the shipped family", new FontIcon("mdi2c-creation"));
    family.setId("begin-family");
    family.getStyleClass().add(Styles.ACCENT);
    family.setTooltip(new Tooltip("Shows a morph between two of its members at once"));
    family.setAccessibleText("Begin with the vases of the shipped family");
    family.setOnAction(event -> model.ends().source().set(EndsSource.FAMILY));
    HBox ways = new HBox(8);
    ways.setAlignment(Pos.CENTER);
    ways.getChildren().addAll(open);
    VBox box = new VBox(12, title, text, family, ways);
    box.getStyleClass().add("empty-hint");
    box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    box.visibleProperty().bind(model.fields().map(fields -> fields.isEmpty()));
    return box;
  }
}
