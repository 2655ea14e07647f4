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
import dev.tessera.app.morph.MorphSideView;
import dev.tessera.app.morph.MorphView;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
  /** The views of curves, empty where there are none. */
  record Curves(Optional<CurvePane> picture, Optional<CurvePane> shape) {
    /** No curves at all. */
    static Curves none() {
      return new Curves(Optional.empty(), Optional.empty());
    }

    private List<CurvePane> all() {
      return Stream.concat(picture.stream(), shape.stream()).toList();
    }
  }

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
  private final ShapeSide shapeSide;
  private final MorphSideView morphSide;
  private final StatusBarView status;
  private final StackPane layers = new StackPane();
  private long refreshed;

  /**
   * Builds the window without showing it.
   *
   * @param notices where notices are shown
   * @param curves the views of curves
   * @param thumbnails makes the pictures of the gallery
   * @param pool converts meshes for the screen
   */
  MainWindow(
      Models models,
      Stage stage,
      NoticeStack notices,
      Curves curves,
      Thumbnails thumbnails,
      IoPool pool) {
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
    shapeSide = new ShapeSide(models.shape(), buttons);
    morphSide =
        new MorphSideView(
            models.morph(), models.preferences(), new RunButtons(models.morph().pair(), buttons));
    status = new StatusBarView(this::reading, models.device(), models.picture().hoverProperty());

    BorderPane frame = new BorderPane();
    frame.setTop(menus.bar(command -> recentMenu()));
    frame.setLeft(new Rail(page, buttons));
    frame.setCenter(new StackPane(pages(curves, thumbnails, pool), notices));
    frame.setRight(sides());
    frame.setBottom(status);
    Node drop = dropHint();
    // In a window that is too small, what is cut off is not the menus.
    StackPane.setAlignment(frame, Pos.TOP_LEFT);
    layers.getChildren().addAll(frame, drop, modal);
    Scene scene = new Scene(layers);
    Theme.dress(scene);
    menus.install(scene);
    new OpenGestures(models.load()).acceptDrops(scene, drop);
    stage.setScene(scene);
    follow();
    curves.all().forEach(c -> theme.subscribe(now -> c.setDark(now.dark())));
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
              page.set(Page.FIT);
              retitle();
            });
    models
        .shape()
        .shapes()
        .current()
        .subscribe(
            now -> {
              if (now.isPresent()) {
                page.set(models.morph().ends().takesShapes() ? Page.MORPH : Page.SHAPE);
              }
              retitle();
            });
    page.subscribe(now -> retitle());
    page.subscribe(this::turned);
    models.morph().ends().ends().subscribe(now -> retitle());
    models.morph().pair().state().subscribe(now -> status.refresh());
    models
        .load()
        .loading()
        .subscribe(
            (before, now) -> {
              if (now.isEmpty() && nothingOpen()) {
                page.set(Page.GALLERY);
              }
            });
    models.options().options().subscribe(now -> runButtons.refresh());
    stage.iconifiedProperty().subscribe(hidden -> watched(!hidden));
    page.subscribe(now -> watched(!stage.isIconified()));
    page.subscribe(now -> status.refresh());
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
        .takeShapes(now == Page.MORPH || (now == Page.GALLERY && before == Page.MORPH));
  }

  private void retitle() {
    Optional<String> name =
        switch (page.get()) {
          case SHAPE -> models.shape().shapes().current().get().map(s -> s.signal().name());
          case MORPH -> models.morph().title();
          default -> models.session().get().map(s -> s.signal().name());
        };
    stage.setTitle(name.map(n -> n + " \u2013 Tessera").orElse("Tessera"));
  }

  private boolean nothingOpen() {
    return models.session().get().isEmpty() && models.shape().shapes().shapes().isEmpty();
  }

  private void watched(boolean seen) {
    models.run().watched(seen);
    models.shape().run().watched(seen && page.get() == Page.SHAPE);
    models.morph().watched(seen && page.get() == Page.MORPH);
  }

  private StatusReading reading() {
    return switch (page.get()) {
      case SHAPE -> StatusReading.of(models.shape().run());
      case MORPH -> StatusReading.of(models.morph().pair());
      default -> StatusReading.of(models.run());
    };
  }

  private void frame() {
    models.run().poll();
    models.shape().run().poll();
    if (page.get() == Page.SHAPE) {
      models.shape().surface().poll();
      models.shape().completion().poll();
    }
    models.export().poll();
    models.surfaceExport().poll();
    long now = System.nanoTime();
    if (now - refreshed > REFRESH_NANOS) {
      refreshed = now;
      runView.refresh();
      shapeSide.refresh();
      morphSide.refresh();
      status.refresh();
    }
  }

  private Node pages(Curves curves, Thumbnails thumbnails, IoPool pool) {
    FitPage fit =
        new FitPage(models, curves.picture().map(Node.class::cast), models.load(), buttons);
    ShapePage shape = new ShapePage(models, curves.shape().map(Node.class::cast), pool, buttons);
    HBox open = new HBox(8, buttons.labelled(Command.OPEN), buttons.labelled(Command.PASTE));
    open.setStyle("-fx-padding: 12 0 0 0;");
    GalleryView gallery = new GalleryView(models.load(), thumbnails, open);
    fit.visibleProperty().bind(page.isEqualTo(Page.FIT));
    gallery.visibleProperty().bind(page.isEqualTo(Page.GALLERY));
    CompareView compare = new CompareView(models.compare(), buttons.labelled(Command.COMPARE));
    compare.visibleProperty().bind(page.isEqualTo(Page.COMPARE));
    shape.visibleProperty().bind(page.isEqualTo(Page.SHAPE));
    MorphView morph = new MorphView(models.morph(), pool, morphButtons());
    morph.visibleProperty().bind(page.isEqualTo(Page.MORPH));
    LatentPage latent = new LatentPage(models, buttons);
    latent.visibleProperty().bind(page.isEqualTo(Page.LATENT));
    return new StackPane(fit, gallery, compare, shape, morph, latent);
  }

  private MorphView.Buttons morphButtons() {
    return new MorphView.Buttons(
        List.of(buttons.toggle(Command.WIRES, true)),
        Stream.of(Command.ZOOM_OUT, Command.ZOOM_IN, Command.FIT).map(buttons::icon).toList(),
        Stream.of(Command.OPEN, Command.SAMPLES).map(buttons::labelled).toList());
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
    return side;
  }

  private Node sides() {
    Node picture = side();
    picture
        .visibleProperty()
        .bind(page.isNotEqualTo(Page.SHAPE).and(page.isNotEqualTo(Page.MORPH)));
    shapeSide.visibleProperty().bind(page.isEqualTo(Page.SHAPE));
    morphSide.visibleProperty().bind(page.isEqualTo(Page.MORPH));
    StackPane sides = new StackPane(picture, shapeSide, morphSide);
    sides.setPrefWidth(SIDE_WIDTH);
    sides.setMinWidth(SIDE_WIDTH);
    sides.visibleProperty().bind(sidePanel);
    sides.managedProperty().bind(sidePanel);
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
