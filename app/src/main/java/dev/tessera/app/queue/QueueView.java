package dev.tessera.app.queue;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import dev.tessera.app.fx.StyleSheets;
import dev.tessera.model.fit.FitMode;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The page "Queue": files in the order of their turns, and what became of each. */
public final class QueueView extends BorderPane {
  private static final int BITS_COLUMNS = 5;

  private final QueueViewModel model;
  private final TableView<QueueEntry> table = new TableView<>();

  /** The file that is selected, by name: entries are replaced as they go on. */
  private Optional<String> selected = Optional.empty();

  /** Whether the table is being filled: what it selects meanwhile nobody chose. */
  private boolean showing;

  /** Shows the model. */
  public QueueView(QueueViewModel model) {
    this.model = model;
    getStyleClass().add("queue-view");
    StyleSheets.add(getStylesheets(), QueueView.class, "queue.css");
    Label words = new Label();
    words.setId("queue-words");
    words.textProperty().bind(model.words());
    Label out = new Label();
    out.setId("queue-out");
    out.textProperty()
        .bind(model.out().map(to -> to.map(folder -> "Results go to " + folder + ".").orElse("")));
    Controls.showIf(out, model.out().map(Optional::isPresent));
    Label problem = new Label();
    problem.setId("queue-problem");
    problem.getStyleClass().add(Styles.DANGER);
    problem.textProperty().bind(model.problem());
    Controls.showIf(problem, model.problem().isNotEmpty());
    VBox told = new VBox(2, words, out, problem);
    told.getStyleClass().add("queue-words");
    fillTable();
    setTop(new VBox(bar(), told));
    setCenter(table);
    setBottom(choices());
  }

  private FlowPane bar() {
    Button start = new Button();
    start.setId("queue-start");
    start.getStyleClass().add(Styles.ACCENT);
    start.setMinWidth(96);
    Controls.told(start, "Begins with the first file that waits, or rests after the one at work");
    start.setOnAction(event -> toggle());
    start
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !model.running().get() && !model.ready(),
                model.running(),
                model.problem(),
                model.entries()));
    BooleanBinding goesOn = model.running().and(model.pausing().not());
    start.textProperty().bind(Bindings.when(goesOn).then("Pause").otherwise("Start"));
    ProgressBar progress = new ProgressBar();
    progress.progressProperty().bind(model.progress());
    Controls.told(progress, "Share of the files that are over");
    Button results =
        button(
            "Results\u2026", "mdi2f-folder-outline", "Chooses the folder of results", "queue-to");
    results.setOnAction(event -> folder("Where results go").ifPresent(model::putResults));
    results.disableProperty().bind(model.running());
    Button folder =
        button(
            "Folder\u2026",
            "mdi2f-folder-plus-outline",
            "Adds all files of a folder",
            "queue-folder");
    folder.setOnAction(
        event -> folder("Add all files of a folder").ifPresent(f -> model.add(List.of(f))));
    Button files =
        button(
            "Files\u2026",
            "mdi2f-file-plus-outline",
            "Adds pictures, clips and meshes",
            "queue-files");
    files.setOnAction(event -> chooseFiles());
    FlowPane bar = new FlowPane(start, folder, files, results, wishes(), progress);
    bar.getStyleClass().add("queue-bar");
    return bar;
  }

  /** What files become: projects of a mode, or code-books of a size. */
  private HBox wishes() {
    Segments<QueueResult> result =
        new Segments<>(
            "Result",
            List.of(QueueResult.values()),
            QueueResult::label,
            QueueResult::hint,
            model.result());
    Segments<FitMode> modes =
        new Segments<>(
            "Mode", List.of(FitMode.values()), FitMode::label, QueueView::hint, model.mode());
    Controls.showIf(modes, model.result().map(QueueResult.PROJECTS::equals));
    HBox bits = bits();
    Controls.showIf(bits, model.result().map(QueueResult.CODE_BOOKS::equals));
    HBox wishes = new HBox(8, result, modes, bits);
    wishes.disableProperty().bind(model.running());
    return wishes;
  }

  private HBox bits() {
    TextField bits =
        Controls.told(
            new TextField(),
            "Bits of a file per pixel of its picture at most, of a clip of every frame",
            "Bits per pixel");
    bits.setId("queue-bits");
    bits.setPrefColumnCount(BITS_COLUMNS);
    bits.textProperty().bindBidirectional(model.bits());
    model
        .problem()
        .subscribe(text -> bits.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty()));
    Label name = new Label("Bits per pixel");
    name.setLabelFor(bits);
    HBox row = new HBox(8, name, bits);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static String hint(FitMode mode) {
    return switch (mode) {
      case ENCODE -> "An encoder passes over each file once: quickest";
      case CODES -> "The best codes of shipped networks are looked for: minutes become seconds";
      case JOINT -> "Networks of each file's own: slowest";
    };
  }

  private void toggle() {
    if (model.running().get() && !model.pausing().get()) {
      model.pause();
    } else {
      model.start();
    }
  }

  private Optional<Path> folder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showDialog(getScene().getWindow())).map(File::toPath);
  }

  private void chooseFiles() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Add pictures, clips and meshes");
    List<File> files = chooser.showOpenMultipleDialog(getScene().getWindow());
    if (files != null) {
      model.add(files.stream().map(File::toPath).toList());
    }
  }

  private FlowPane choices() {
    FlowPane choices =
        new FlowPane(
            choice(
                "Earlier",
                "mdi2a-arrow-up",
                "Its turn comes earlier",
                e -> true,
                e -> model.move(e, -1)),
            choice(
                "Later",
                "mdi2a-arrow-down",
                "Its turn comes later",
                e -> true,
                e -> model.move(e, 1)),
            choice(
                "Skip",
                "mdi2s-skip-next-outline",
                "Passes the file over, and gives up what is made of it",
                e -> !e.state().over(),
                model::skip),
            choice(
                "Retry",
                "mdi2r-refresh",
                "Makes it again, whatever became of it",
                e -> e.state().over(),
                model::retry),
            choice(
                "Open",
                "mdi2f-folder-open-outline",
                "Opens the result, as a double click does",
                QueueEntry::hasResult,
                model::open),
            forget());
    choices.getStyleClass().add("queue-bar");
    return choices;
  }

  private Button forget() {
    Button forget =
        button(
            "Clear ended",
            "mdi2b-broom",
            "Takes files that are over out of the list; their results stay",
            "queue-forget");
    forget.setOnAction(event -> model.forgetEnded());
    return forget;
  }

  /** A button for the selected file. */
  private Button choice(
      String text,
      String icon,
      String tip,
      Predicate<QueueEntry> possible,
      Consumer<QueueEntry> action) {
    Button button = button(text, icon, tip, "queue-" + text.toLowerCase(Locale.ROOT));
    var item = table.getSelectionModel().selectedItemProperty();
    button
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> item.get() == null || !possible.test(item.get()), item));
    button.setOnAction(event -> Optional.ofNullable(item.get()).ifPresent(action));
    return button;
  }

  private static Button button(String text, String icon, String tip, String id) {
    Button button = Controls.told(new Button(text, new FontIcon(icon)), tip);
    button.setId(id);
    return button;
  }

  private void fillTable() {
    table.setId("queue-table");
    table.setPlaceholder(
        new Label(
            "Drop a folder here, or files: each becomes a project or a code-book beside the others."));
    table.getStyleClass().add(Styles.STRIPED);
    column("State", 80, entry -> entry.state().label());
    column("File", 190, QueueEntry::name);
    column("Kind", 66, QueueEntry::kind);
    column("Size", 196, QueueEntry::size);
    column("Quality", 96, QueueEntry::quality);
    column("Floats", 88, QueueEntry::floats);
    column("Bytes", 66, QueueEntry::bytes);
    column("Time", 66, QueueEntry::seconds);
    column("Remark", 400, QueueEntry::remark);
    table.setRowFactory(unused -> row());
    table.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    model.entries().addListener((ListChangeListener<QueueEntry>) change -> show());
    show();
  }

  private void chosen(@Nullable QueueEntry now) {
    if (!showing) {
      selected = Optional.ofNullable(now).map(QueueEntry::name);
    }
  }

  /** Whatever becomes of the list, the file that was selected stays so. */
  private void show() {
    showing = true;
    table.getItems().setAll(model.entries());
    table.getSelectionModel().clearSelection();
    for (int i = 0; i < table.getItems().size(); i++) {
      if (selected.equals(Optional.of(table.getItems().get(i).name()))) {
        table.getSelectionModel().select(i);
      }
    }
    showing = false;
  }

  private void column(String title, double width, Function<QueueEntry, String> text) {
    TableColumn<QueueEntry, String> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    table.getColumns().add(column);
  }

  private TableRow<QueueEntry> row() {
    TableRow<QueueEntry> row = new TableRow<>();
    row.itemProperty()
        .subscribe(
            now ->
                row.setTooltip(
                    now == null || now.remark().isEmpty() ? null : new Tooltip(now.remark())));
    row.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            Optional.ofNullable(row.getItem()).ifPresent(model::open);
          }
        });
    return row;
  }
}
