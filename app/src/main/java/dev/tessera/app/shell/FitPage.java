package dev.tessera.app.shell;

import dev.tessera.app.clip.TimelineView;
import dev.tessera.app.fit.PictureBar;
import dev.tessera.app.fit.PictureMode;
import dev.tessera.app.fit.PictureView;
import dev.tessera.app.fit.PictureViewModel;
import dev.tessera.app.light.ViewMatrixView;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Picture above, curve below, with the controls of the picture on top. */
record FitPage(Subject subject, Models models, Node curve, CommandButtons buttons) implements Page {
  private static final double CURVE_HEIGHT = 230;

  @Override
  public String title() {
    return "Fit";
  }

  @Override
  public String icon() {
    return "mdi2v-view-grid-plus-outline";
  }

  @Override
  public String hint() {
    return "The picture while it is fitted";
  }

  @Override
  public Node view() {
    PictureView picture = new PictureView(models.picture());
    StackPane screen = new StackPane(picture, notYet(), new LoadingPill(models.load(), buttons));
    VBox.setVgrow(screen, Priority.ALWAYS);
    return page(
        new PictureBar(models.picture(), bar()),
        new VBox(
            screen,
            new TimelineView(models.clip().timeline()),
            new ViewMatrixView(models.light().matrix())),
        curve);
  }

  /** Of a frame or view of which nothing is known, that is said where it would be. */
  private Label notYet() {
    Label label = new Label();
    BooleanBinding views = models.light().matrix().open();
    label
        .textProperty()
        .bind(
            Bindings.when(views)
                .then("This view is not reconstructed yet")
                .otherwise("This frame is not reconstructed yet"));
    label.setId("not-yet");
    label.getStyleClass().add("not-yet");
    label.setMouseTransparent(true);
    StackPane.setAlignment(label, Pos.TOP_RIGHT);
    StackPane.setMargin(label, new Insets(12));
    label
        .visibleProperty()
        .bind(
            models
                .clip()
                .timeline()
                .moving()
                .or(views)
                .and(models.picture().reconstructedProperty().not())
                .and(
                    Bindings.notEqual(models.picture().shownModeProperty(), PictureMode.ORIGINAL)));
    return label;
  }

  /** Puts controls above what they show, and a curve below it. */
  static Node page(Node bar, Region area, Node curve) {
    area.getStyleClass().add("picture-area");
    area.setMinHeight(160);
    Node main = above(area, curve);
    VBox.setVgrow(main, Priority.ALWAYS);
    return new VBox(bar, main);
  }

  @Override
  public Optional<Zoom> zoom() {
    PictureViewModel picture = models.picture();
    return Optional.of(new Zoom(picture::zoomIn, picture::zoomOut, picture::zoomToFit));
  }

  private PictureBar.Buttons bar() {
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
}
