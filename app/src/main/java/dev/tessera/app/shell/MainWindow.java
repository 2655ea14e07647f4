package dev.tessera.app.shell;

import atlantafx.base.controls.ModalPane;
import dev.tessera.app.compare.CompareView;
import dev.tessera.app.fit.OptionsView;
import dev.tessera.app.fit.RunView;
import dev.tessera.app.fx.FrameClock;
import dev.tessera.app.load.GalleryView;
import dev.tessera.app.load.OpenGestures;
import dev.tessera.app.load.RecentFile;
import dev.tessera.app.load.Thumbnails;
import dev.tessera.app.session.Session;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.javafx.FontIcon;

/** The main window: menus, rail, pages, side panel, status line, and what lies over them. */
final class MainWindow {
  private static final double SIDE_WIDTH = 336;
  private static final long REFRESH_NANOS = 200_000_000L;

  private final Models models;
  private final Stage stage;
  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.FIT);
  private final BooleanProperty sidePanel = new SimpleBooleanProperty();
  private final ObjectProperty<Theme> theme;
  private final CommandTable table;
  private final CommandButtons buttons;
  private final CommandMenus menus;
  private final RunView runView;
  private final RunButtons runButtons;
  private final StatusBarView status;
  private final StackPane layers = new StackPane();
  private long refreshed;

  /**
   * Builds the window without showing it.
   *
   * @param notices where notices are shown
   * @param curve the view of the curve, empty for none
   * @param thumbnails makes the pictures of the gallery
   */
  MainWindow(
      Models models,
      Stage stage,
      NoticeStack notices,
      Optional<CurvePane> curve,
      Thumbnails thumbnails) {
    this.models = models;
    this.stage = stage;
    theme = new SimpleObjectProperty<>(Theme.named(models.preferences().get().look().theme()));
    sidePanel.set(models.preferences().get().look().sidePanel());
    WindowCommands commands =
        new WindowCommands(models, stage, new WindowCommands.Switches(page, sidePanel, theme));
    table = commands.table();
    buttons = new CommandButtons(table);
    menus = new CommandMenus(table);
    ModalPane modal = new ModalPane();
    modal.setId("sheets");
    commands.fill(new Sheets(modal, models, buttons));
    runButtons = new RunButtons(models.run(), buttons);
    runView = new RunView(models.run(), runButtons);
    status = new StatusBarView(models.run(), models.device(), models.picture().hoverProperty());

    BorderPane frame = new BorderPane();
    frame.setTop(menus.bar(command -> recentMenu()));
    frame.setLeft(new Rail(page, buttons));
    frame.setCenter(new StackPane(pages(curve, thumbnails), notices));
    frame.setRight(side());
    frame.setBottom(status);
    Node drop = dropHint();
    layers.getChildren().addAll(frame, drop, modal);
    Scene scene = new Scene(layers);
    Theme.dress(scene);
    menus.install(scene);
    new OpenGestures(models.load()).acceptDrops(scene, drop);
    stage.setScene(scene);
    follow();
    curve.ifPresent(c -> theme.subscribe(now -> c.setDark(now.dark())));
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
              stage.setTitle(
                  now.map(Session::signal)
                      .map(s -> s.name() + " \u2013 Tessera")
                      .orElse("Tessera"));
              page.set(Page.FIT);
            });
    models
        .load()
        .loading()
        .subscribe(
            (before, now) -> {
              if (now.isEmpty() && models.session().get().isEmpty()) {
                page.set(Page.GALLERY);
              }
            });
    models.options().options().subscribe(now -> runButtons.refresh());
    stage.iconifiedProperty().subscribe(hidden -> models.run().watched(!hidden));
    FrameClock clock = new FrameClock(layers, this::frame);
    stage.setOnHidden(event -> clock.close());
  }

  private void frame() {
    models.run().poll();
    models.export().poll();
    long now = System.nanoTime();
    if (now - refreshed > REFRESH_NANOS) {
      refreshed = now;
      runView.refresh();
      status.refresh();
    }
  }

  private Node pages(Optional<CurvePane> curve, Thumbnails thumbnails) {
    FitPage fit = new FitPage(models, curve.map(Node.class::cast), models.load(), buttons);
    HBox open = new HBox(8, buttons.labelled(Command.OPEN), buttons.labelled(Command.PASTE));
    open.setStyle("-fx-padding: 12 0 0 0;");
    GalleryView gallery = new GalleryView(models.load(), thumbnails, open);
    fit.visibleProperty().bind(page.isEqualTo(Page.FIT));
    gallery.visibleProperty().bind(page.isEqualTo(Page.GALLERY));
    CompareView compare = new CompareView(models.compare(), buttons.labelled(Command.COMPARE));
    compare.visibleProperty().bind(page.isEqualTo(Page.COMPARE));
    return new StackPane(fit, gallery, compare);
  }

  private Node side() {
    OptionsView options =
        new OptionsView(
            models.options(),
            models.session().property().map(now -> now.map(Session::signal)),
            buttons.icon(Command.DEFAULTS),
            new EnvironmentForm(models.preferences()));
    ScrollPane scroll = new ScrollPane(options);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox side = new VBox(runView, scroll);
    side.getStyleClass().add("side-panel");
    side.setPrefWidth(SIDE_WIDTH);
    side.setMinWidth(SIDE_WIDTH);
    side.visibleProperty().bind(sidePanel);
    side.managedProperty().bind(sidePanel);
    return side;
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
