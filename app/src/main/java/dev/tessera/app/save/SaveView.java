package dev.tessera.app.save;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Controls;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;

/** What to save, how, and what that comes to; then progress, with a way out. */
public final class SaveView extends VBox {
  private static final double NAMES = 90;

  private final SaveFlow flow;
  private final Optional<Runnable> close;
  private final GridPane form = Controls.form(10);
  private final Label summary = new Label();
  private final Button save = new Button("Export\u2026", new FontIcon("mdi2e-export-variant"));
  private final Map<ExportOption, List<Node>> rows = new HashMap<>();

  private SaveView(SaveFlow flow, String title, Optional<Runnable> close) {
    this.flow = flow;
    this.close = close;
    Label heading = new Label(title);
    heading.getStyleClass().add(close.isPresent() ? Styles.TITLE_3 : Styles.TITLE_4);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(NAMES);
    form.getColumnConstraints().addAll(names, fields);
    form.disableProperty().bind(flow.busy());
    summary.setId("save-summary");
    summary.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    summary.setWrapText(true);
    summary.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(heading, form, summary, buttons());
    flow.kind().subscribe(this::fill);
    flow.busy().subscribe(this::refresh);
    flow.kinds().stream()
        .flatMap(kind -> kind.options().stream())
        .distinct()
        .forEach(option -> option.value().subscribe(this::refresh));
    flow.changes().subscribe(this::refreshIfSeen);
  }

  /**
   * A sheet over the window.
   *
   * @param close closes the sheet, which is done once something was saved
   */
  public static SaveView sheet(SaveFlow flow, String title, Runnable close) {
    SaveView view = new SaveView(flow, title, Optional.of(close));
    view.getStyleClass().add("sheet");
    view.setMaxSize(480, Region.USE_PREF_SIZE);
    view.setPrefWidth(440);
    view.save.setDefaultButton(true);
    flow.saved().subscribe((before, now) -> now.ifPresent(saved -> close.run()));
    return view;
  }

  /** A part of a side panel. */
  public static SaveView panel(SaveFlow flow, String title) {
    SaveView view = new SaveView(flow, title, Optional.empty());
    view.getStyleClass().add("save-panel");
    return view;
  }

  private void fill(ExportKind kind) {
    form.getChildren().clear();
    rows.clear();
    if (flow.kinds().size() > 1) {
      row("Save", Choice.of(flow.kinds(), ExportKind::label, kind.hint(), flow.kind()));
    }
    for (ExportOption option : kind.options()) {
      rows.put(option, row(option.name(), control(option)));
    }
    refresh();
  }

  private List<Node> row(String name, Node field) {
    return List.of(Controls.row(form, name, field), field);
  }

  private static Node control(ExportOption option) {
    if (option instanceof ExportOption.OneOf<?> choice) {
      return choice(choice);
    }
    if (option instanceof ExportOption.Slide slide) {
      return slider(slide);
    }
    if (option instanceof ExportOption.Count count) {
      return spinner(count);
    }
    if (option instanceof ExportOption.Typing typing) {
      TextField field = new TextField();
      field.setPromptText(typing.prompt());
      field.textProperty().bindBidirectional(typing.value());
      return Controls.told(field, typing.tip());
    }
    ExportOption.Tick tick = (ExportOption.Tick) option;
    CheckBox box = new CheckBox();
    box.selectedProperty().bindBidirectional(tick.value());
    return Controls.told(box, tick.tip());
  }

  private static <T> Node choice(ExportOption.OneOf<T> of) {
    return Choice.of(of.values(), of.label(), of.tip(), of.value());
  }

  private static Node slider(ExportOption.Slide of) {
    Slider slider = new Slider(of.low(), of.high(), of.low());
    if (of.step() > 0) {
      slider.setBlockIncrement(of.step());
      slider.setMajorTickUnit(1);
      slider.setMinorTickCount((int) Math.round(1 / of.step()) - 1);
      slider.setSnapToTicks(true);
    }
    slider.valueProperty().bindBidirectional(of.value());
    HBox.setHgrow(slider, Priority.ALWAYS);
    Label number = new Label();
    number.setMinWidth(44);
    number.setAlignment(Pos.CENTER_RIGHT);
    number.textProperty().bind(of.value().asString(of.format()));
    HBox box = new HBox(8, Controls.told(slider, of.tip()), number);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static Node spinner(ExportOption.Count of) {
    Spinner<Integer> spinner = new Spinner<>(of.least(), of.most(), of.value().get(), 10);
    spinner.setEditable(true);
    spinner.getEditor().setAccessibleText(of.tip());
    spinner.getValueFactory().valueProperty().bindBidirectional(of.value());
    // What is typed counts also without Enter.
    spinner.focusedProperty().subscribe(focused -> spinner.commitValue());
    return Controls.told(spinner, of.tip());
  }

  private Node buttons() {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(flow.progress());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.visibleProperty().bind(flow.busy());
    Controls.told(bar, "Share of the export that is done");
    HBox.setHgrow(bar, Priority.ALWAYS);
    Button cancel = new Button("Cancel");
    cancel.setId("cancel-save");
    cancel.setTooltip(new Tooltip("Gives up what is being saved; nothing is left of it"));
    cancel.setOnAction(
        event -> {
          if (flow.busy().get()) {
            flow.cancel();
          } else {
            close.ifPresent(Runnable::run);
          }
        });
    if (close.isPresent()) {
      cancel.setCancelButton(true);
    } else {
      cancel.visibleProperty().bind(flow.busy());
    }
    save.setId("save");
    save.getStyleClass().add(Styles.ACCENT);
    Controls.told(save, "Chooses where, and saves", "Choose where and save");
    save.setOnAction(event -> choose(flow, getScene().getWindow()));
    Label remaining = new Label();
    remaining.setId("time-left");
    remaining.setMinWidth(USE_PREF_SIZE);
    remaining.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    remaining.textProperty().bind(flow.remaining());
    Controls.showIf(remaining, flow.busy());
    HBox row = new HBox(8, bar, remaining, cancel, save);
    row.setAlignment(Pos.CENTER_RIGHT);
    return row;
  }

  /** What nobody looks at is not found out. */
  private void refreshIfSeen() {
    boolean seen = getScene() != null;
    for (Node node = this; node != null; node = node.getParent()) {
      seen &= node.isVisible();
    }
    if (seen) {
      refresh();
    }
  }

  /** Looks again at what the choices come to. */
  public void refresh() {
    rows.forEach(
        (option, nodes) ->
            nodes.forEach(
                node -> {
                  node.setVisible(option.counts());
                  node.setManaged(option.counts());
                }));
    String text = flow.summary();
    summary.setText(text);
    summary.setManaged(!text.isEmpty());
    save.setDisable(flow.busy().get() || !flow.offer().possible());
  }

  /** Asks for a place, and saves there. */
  public static void choose(SaveFlow flow, Window window) {
    Optional<File> folder = flow.folder();
    ExportOffer offer = flow.offer();
    Optional<File> chosen =
        offer.extensions().isEmpty()
            ? chosenFolder(flow, folder, window)
            : chosenFile(flow, offer, folder, window);
    chosen.map(File::toPath).ifPresent(flow::save);
  }

  private static Optional<File> chosenFolder(SaveFlow flow, Optional<File> start, Window window) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(flow.kind().get().label());
    start.ifPresent(chooser::setInitialDirectory);
    return Optional.ofNullable(chooser.showDialog(window));
  }

  private static Optional<File> chosenFile(
      SaveFlow flow, ExportOffer offer, Optional<File> start, Window window) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(flow.kind().get().label());
    chooser.setInitialFileName(offer.name());
    String extension = offer.extensions().get(0);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(extension, "*." + extension));
    start.ifPresent(chooser::setInitialDirectory);
    return Optional.ofNullable(chooser.showSaveDialog(window));
  }
}
