package dev.tessera.app.shell;

import atlantafx.base.controls.ModalPane;
import dev.tessera.app.form.Controls;
import dev.tessera.app.fx.FrameClock;
import dev.tessera.app.fx.StyleSheets;
import dev.tessera.app.load.ClipOpeningView;
import dev.tessera.app.load.LightOpeningView;
import dev.tessera.app.load.OpenGestures;
import dev.tessera.app.load.RecentFile;
import dev.tessera.app.load.Thumbnails;
import dev.tessera.app.session.IoPool;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.javafx.FontIcon;

/** The main window: menus, rail, pages, side panel, status line, and what lies over them. */
final class MainWindow {
  private static final double SIDE_WIDTH = 336;
  private static final double MENU_HEIGHT = 36;
  private static final long REFRESH_NANOS = 200_000_000L;

  private final Models models;
  private final ProjectModels files;
  private final Stage stage;
  private final Pages pages;
  private final ObjectProperty<Page> page;
  private final BooleanProperty sidePanel = new SimpleBooleanProperty();
  private final ObjectProperty<Theme> theme;
  private final StatusBarView status;
  private final StackPane layers = new StackPane();
  private long refreshed;

  /**
   * Builds the window without showing it.
   *
   * @param files the project's file
   * @param notices where notices are shown
   * @param thumbnails makes the pictures of the gallery
   * @param pool converts meshes for the screen
   */
  MainWindow(
      Models models,
      ProjectModels files,
      Stage stage,
      NoticeStack notices,
      Thumbnails thumbnails,
      IoPool pool) {
    this.models = models;
    this.files = files;
    this.stage = stage;
    theme = new SimpleObjectProperty<>(Theme.named(models.preferences().get().look().theme()));
    sidePanel.set(models.preferences().get().look().sidePanel());
    CommandTable table = new CommandTable();
    CommandButtons buttons = new CommandButtons(table);
    CurvePane ofPictures = CurvePane.ofPictures(models);
    CurvePane ofShapes = CurvePane.ofShapes(models);
    pages = Pages.of(models, ofPictures, ofShapes, thumbnails, pool, buttons);
    page = new SimpleObjectProperty<>(pages.fit());
    WindowCommands commands =
        new WindowCommands(
            models,
            files,
            stage,
            pages,
            new WindowCommands.Switches(page, sidePanel, theme),
            table);
    ModalPane modal = new ModalPane();
    modal.setId("sheets");
    Sheets sheets = new Sheets(modal, models, buttons);
    commands.fill(sheets);
    files.flow().setAsking(sheets::ask);
    models.load().clip().subscribe((before, now) -> sheets.open(now.map(ClipOpeningView::new)));
    models.load().light().subscribe((before, now) -> sheets.open(now.map(LightOpeningView::new)));
    models.load().setAsking(sheets::ask);
    ProjectChoosers choosers = new ProjectChoosers(models, files.flow(), stage);
    files.flow().setChoosing(choosers::target);
    files.locating().setChoosing(choosers::source);
    status =
        new StatusBarView(
            () -> page.get().subject().reading(),
            models.device().report(),
            models.picture().hoverProperty(),
            buttons);
    CommandMenus menus = new CommandMenus(table);

    BorderPane frame = new BorderPane();
    frame.setTop(menus.bar(command -> recentMenu()));
    frame.setLeft(new Rail(pages.all(), page, buttons));
    frame.setCenter(new Deck<>(page, Page::view));
    frame.setRight(sides());
    frame.setBottom(status);
    Node drop = dropHint();
    // In a window that is too small, what is cut off is not the menus.
    StackPane.setAlignment(frame, Pos.TOP_LEFT);
    // Notices lie over sheets, since they may ask about what a sheet has begun.
    sidePanel.subscribe(
        now -> StackPane.setMargin(notices, new Insets(MENU_HEIGHT, now ? SIDE_WIDTH : 0, 0, 0)));
    layers.getChildren().addAll(frame, drop, modal, notices);
    Scene scene = new Scene(layers);
    StyleSheets.add(scene.getStylesheets(), MainWindow.class, "tessera.css");
    menus.install(scene);
    new OpenGestures(models.load()).acceptDrops(scene, drop, dropped -> page.get().take(dropped));
    stage.setScene(scene);
    follow();
    theme.subscribe(now -> ofPictures.setDark(now.dark()));
    theme.subscribe(now -> ofShapes.setDark(now.dark()));
    theme.subscribe(now -> models.rate().dark().set(now.dark()));
    theme.subscribe(now -> models.compare().dark().set(now.dark()));
  }

  /** Shows the window, the picture focused, so that keys work at once. */
  void show() {
    stage.show();
    layers.requestFocus();
  }

  private void follow() {
    theme.subscribe(
        now -> {
          now.apply();
          layers.pseudoClassStateChanged(PseudoClass.getPseudoClass("dark"), now.dark());
          models.preferences().update(p -> p.withLook(p.look().withTheme(now.id())));
        });
    sidePanel.subscribe(
        now -> models.preferences().update(p -> p.withLook(p.look().withSidePanel(now))));
    models
        .session()
        .property()
        .subscribe(
            now -> {
              page.set(pages.fit());
              retitle();
            });
    models
        .shape()
        .shapes()
        .current()
        .subscribe(
            now -> {
              if (now.isPresent()) {
                page.set(models.morph().ends().takesShapes() ? pages.morph() : pages.shape());
              }
              retitle();
            });
    page.subscribe(now -> retitle());
    files.flow().file().subscribe((before, now) -> retitle());
    models.project().unsaved().subscribe((before, now) -> retitle());
    files
        .views()
        .add(
            "page",
            () -> page.get().title(),
            told ->
                pages.all().stream()
                    .filter(each -> each.title().equals(told))
                    .findFirst()
                    .ifPresent(page::set));
    page.subscribe(this::turned);
    models.morph().ends().ends().subscribe(now -> retitle());
    models.morph().pair().run().state().subscribe(now -> status.refresh());
    models
        .load()
        .loading()
        .subscribe(
            (before, now) -> {
              if (now.isEmpty() && nothingOpen()) {
                page.set(pages.gallery());
              }
            });
    stage.iconifiedProperty().subscribe(hidden -> watched(!hidden));
    page.subscribe(now -> watched(!stage.isIconified()));
    page.subscribe(now -> refresh());
    models.run().state().subscribe(now -> status.refresh());
    models.shape().run().state().subscribe(now -> status.refresh());
    FrameClock clock = new FrameClock(layers, this::frame);
    stage.setOnHidden(event -> clock.close());
  }

  /** On the page of morphs what is opened becomes an end, in the gallery too if opened there. */
  private void turned(Page before, Page now) {
    models
        .morph()
        .ends()
        .takeShapes(now == pages.morph() || (now == pages.gallery() && before == pages.morph()));
  }

  /** The project's file if there is one, else what is looked at; a star if it is not saved. */
  private void retitle() {
    Optional<String> name =
        files
            .flow()
            .file()
            .get()
            .map(file -> String.valueOf(file.getFileName()))
            .or(() -> page.get().subject().name());
    String star = models.project().unsaved().get() ? "*" : "";
    stage.setTitle(name.map(n -> n + star + " \u2013 Tessera").orElse("Tessera"));
  }

  private boolean nothingOpen() {
    return models.session().get().isEmpty() && models.shape().shapes().shapes().isEmpty();
  }

  private void watched(boolean seen) {
    models.run().watched(seen);
    pages.all().forEach(each -> each.seen(seen && each == page.get()));
  }

  private void refresh() {
    page.get().subject().refresh();
    status.refresh();
  }

  private void frame() {
    models.load().poll();
    models.run().poll();
    models.shape().run().poll();
    page.get().frame();
    models.export().poll();
    models.clip().export().poll();
    models.light().look().export().poll();
    models.surfaceExport().poll();
    long now = System.nanoTime();
    if (now - refreshed > REFRESH_NANOS) {
      refreshed = now;
      refresh();
    }
  }

  private Node sides() {
    StackPane sides = new Deck<>(page.map(Page::subject), Subject::side);
    sides.setPrefWidth(SIDE_WIDTH);
    sides.setMinWidth(SIDE_WIDTH);
    Controls.showIf(sides, sidePanel);
    return sides;
  }

  private Menu recentMenu() {
    Menu menu = new Menu("Open recent", new FontIcon("mdi2h-history"));
    Runnable fill =
        () -> menu.getItems().setAll(models.load().recent().stream().map(this::item).toList());
    models.load().recent().addListener((ListChangeListener<RecentFile>) change -> fill.run());
    fill.run();
    return menu;
  }

  private MenuItem item(RecentFile file) {
    MenuItem item = new MenuItem(file.missing() ? file.name() + " (missing)" : file.name());
    item.setMnemonicParsing(false);
    item.setDisable(file.missing());
    item.setOnAction(event -> models.load().open(Path.of(file.path())));
    return item;
  }

  private static Node dropHint() {
    Label text = new Label("Drop to open");
    VBox hint = new VBox(12, new FontIcon("mdi2t-tray-arrow-down"), text);
    hint.setAlignment(Pos.CENTER);
    hint.getStyleClass().add("drop-hint");
    return hint;
  }
}
