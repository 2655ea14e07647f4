package dev.tessera.app.codes;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import dev.tessera.app.fx.FrameClock;
import dev.tessera.app.fx.StyleSheets;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.PixelRect;
import dev.tessera.model.tile.GridTiling;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The page of codes: the code-book beside the reconstruction, below them the selected tile. */
public final class LatentView extends BorderPane {
  private final LatentViewModel model;
  private final TileMap book;
  private final TileMap reconstruction;
  private final TileEditor editor;
  private final Aside aside;
  private final Label title = new Label();
  private final Label hint = new Label();
  private final Label place = new Label();

  /**
   * Something that is seen in place of the reconstruction, and what leads to it.
   *
   * @param picture of any size, shown in that of the reconstruction; empty to show that itself
   * @param title what the picture is
   * @param pane below the codes
   */
  public record Aside(
      ObservableValue<Optional<PixelImage>> picture, ObservableValue<String> title, Node pane) {}

  /**
   * Shows a code-book.
   *
   * @param aside pictures that codes lead to
   * @param buttons that change codes, made from the table of commands
   */
  public LatentView(LatentViewModel model, Aside aside, List<ButtonBase> buttons) {
    this.model = model;
    this.aside = aside;
    getStyleClass().add("latent-view");
    StyleSheets.add(getStylesheets(), LatentView.class, "latent.css");
    book = new TileMap(model, "Code-book", new CodeBookPixels(model), false);
    book.setId("code-book");
    reconstruction = new TileMap(model, "Reconstruction", this::readPicture, true);
    reconstruction.setId("reconstruction");
    editor = new TileEditor(model);
    setTop(bar(buttons));
    setCenter(new StackPane(content(aside.pane()), empty()));
    model.setListener(new Repaint());
    model.colours().subscribe(now -> book.invalidate());
    model.colours().subscribe(now -> book.setMoved(model.motion().parts()));
    model.motion().shown().subscribe(now -> book.setMoved(model.motion().parts()));
    model.state().subscribe(this::describe);
    model.pointer().hovered().subscribe(this::describe);
    model.pointer().selected().subscribe(this::describe);
    describe();
    new Repaint().pictureReplaced();
    aside.picture().subscribe(now -> reconstruction.invalidate());
    title
        .textProperty()
        .bind(
            aside
                .picture()
                .flatMap(
                    now ->
                        now.isPresent()
                            ? aside.title()
                            : new SimpleStringProperty("Reconstruction")));
    new FrameClock(this, model::poll);
  }

  private void readPicture(int x, int y, int w, int h, int[] target, int offset, int stride) {
    Optional<PixelImage> between = aside.picture().getValue();
    ShownPicture shown = model.picture().orElse(null);
    if (shown != null && between.isPresent()) {
      stretched(between.get(), shown, x, y, w, h, target, offset, stride);
    } else if (shown != null) {
      shown.read(x, y, w, h, target, offset, stride);
    }
  }

  /** A picture of any size in the size of the one it stands for. */
  private static void stretched(
      PixelImage small,
      ShownPicture size,
      int x,
      int y,
      int w,
      int h,
      int[] target,
      int offset,
      int stride) {
    for (int row = 0; row < h; row++) {
      int from = (int) ((long) (y + row) * small.height() / size.height());
      for (int column = 0; column < w; column++) {
        target[offset + row * stride + column] =
            small.argb((int) ((long) (x + column) * small.width() / size.width()), from);
      }
    }
  }

  private Node bar(List<ButtonBase> buttons) {
    FlowPane bar = new FlowPane();
    bar.getStyleClass().add("latent-bar");
    bar.getChildren().addAll(buttons);
    bar.getChildren().add(hint);
    hint.getStyleClass().add(Styles.TEXT_MUTED);
    return bar;
  }

  private Node content(Node between) {
    Node colours =
        new Segments<>(
            "Colours",
            List.of(false, true),
            choices -> choices ? "experts" : "components",
            choices ->
                choices
                    ? "One colour for each expert that tiles chose"
                    : "The first three principal components as red, green and blue",
            model.choices());
    Controls.showIf(colours, model.edition().map(now -> model.choiceCount() > 0));
    GridPane pictures = new GridPane();
    for (int i = 0; i < 2; i++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(50);
      pictures.getColumnConstraints().add(half);
    }
    pictures.addRow(
        0,
        titled(new Label("Code-book"), new HBox(colours, new MotionSwitch(model)), book),
        titled(title, place, reconstruction));
    pictures.getStyleClass().add("pictures");
    VBox.setVgrow(pictures, Priority.ALWAYS);
    VBox content = new VBox(pictures, editor, between);
    content.visibleProperty().bind(model.state().map(LatentState::fitted));
    return content;
  }

  private static Node titled(Label label, Node beside, TileMap map) {
    label.getStyleClass().add(Styles.TEXT_BOLD);
    label.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(label, beside);
    head.getStyleClass().add("picture-head");
    VBox.setVgrow(map, Priority.ALWAYS);
    VBox box = new VBox(head, map);
    box.getStyleClass().add("titled-picture");
    GridPane.setVgrow(box, Priority.ALWAYS);
    return box;
  }

  private Node empty() {
    Label text = new Label();
    text.textProperty().bind(model.state().map(LatentState::hint));
    text.setWrapText(true);
    VBox box = new VBox(text);
    box.getStyleClass().add("empty-hint");
    box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    box.visibleProperty().bind(model.state().map(now -> !now.fitted()));
    return box;
  }

  private void describe() {
    LatentState now = model.state().get();
    hint.setText(now.fitted() ? now.hint() : "");
    int tile = model.pointer().hovered().get();
    Optional<GridTiling> grid = model.grid().filter(g -> tile != TilePointer.NO_TILE);
    place.setText(grid.map(g -> TileEditor.name(g, tile)).orElse(""));
  }

  /** Carries changed pixels from the model to the screen. */
  private final class Repaint implements LatentListener {
    @Override
    public void pictureReplaced() {
      book.pictureReplaced();
      reconstruction.pictureReplaced();
      editor.refresh();
    }

    @Override
    public void reconstructionReplaced() {
      reconstruction.invalidate();
      editor.refresh();
    }

    @Override
    public void tileChanged(PixelRect cell) {
      reconstruction.invalidate(cell);
      int tile = model.pointer().selected().get();
      if (model.grid().filter(g -> tile >= 0 && PixelRect.of(g, tile).equals(cell)).isPresent()) {
        editor.refresh();
      }
    }
  }
}
