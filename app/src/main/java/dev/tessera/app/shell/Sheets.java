package dev.tessera.app.shell;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.tessera.app.Version;
import dev.tessera.app.device.DeviceForm;
import dev.tessera.app.device.DeviceView;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.SaveView;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Question;
import dev.tessera.model.engine.DeviceReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Sheets over the window: export, preferences, shortcuts, about. Escape closes them. */
final class Sheets {
  private final ModalPane pane;
  private final Models models;
  private final CommandButtons buttons;
  private final Map<SaveFlow, SaveView> saving = new HashMap<>();

  Sheets(ModalPane pane, Models models, CommandButtons buttons) {
    this.pane = pane;
    this.models = models;
    this.buttons = buttons;
    pane.setAlignment(Pos.CENTER);
    pane.setInTransitionFactory(null);
    pane.setOutTransitionFactory(null);
  }

  void export(SaveFlow flow) {
    save(flow, "Export");
  }

  void exportSurface() {
    save(models.surfaceExport(), "Export the surface");
  }

  private void save(SaveFlow flow, String title) {
    SaveView sheet = saving.computeIfAbsent(flow, made -> SaveView.sheet(made, title, this::close));
    sheet.refresh();
    show(sheet);
  }

  void shortcuts() {
    ScrollPane scroll = new ScrollPane(new ShortcutSheet());
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    show(sheet("Keyboard shortcuts", scroll));
  }

  void preferences() {
    Label look = new Label("Appearance");
    look.getStyleClass().add(Styles.TEXT_BOLD);
    Button theme = buttons.labelled(Command.THEME);
    Button reset = buttons.labelled(Command.DEFAULTS);
    VBox content =
        new VBox(
            20,
            new VBox(8, look, theme),
            new EnvironmentForm(models.preferences()),
            new DeviceForm(models.device()),
            reset);
    content.setPrefWidth(360);
    show(sheet("Preferences", content));
  }

  void device() {
    show(sheet("Device", new DeviceView(models.device())));
  }

  void about() {
    String engine =
        models
            .device()
            .report()
            .get()
            .map((DeviceReport r) -> r.engine() + " on " + r.name() + ". " + r.reason())
            .orElse("The engine is not open yet.");
    Label text =
        new Label(
            "Signals as tiles of modulated periodic activations.\n\nVersion "
                + Version.text()
                + ", Apache License 2.0\n"
                + engine
                + "\n\n"
                + "Built on DJL, PyTorch, JavaFX, AtlantaFX, ControlsFX, Ikonli, JFreeChart (LGPL),"
                + " TwelveMonkeys and Jackson. FFmpeg (LGPL) reads clips, WebP, AVIF and HEIC and writes"
                + " films, with OpenH264 (BSD, Cisco) and libvpx (BSD), through JavaCPP (Apache-2.0)."
                + " Everything stays on this computer: Tessera opens no network connection.");
    text.setWrapText(true);
    text.setPrefWidth(420);
    show(sheet("Tessera", text));
  }

  /** Asks something that must be answered; what is shown gives way. */
  void ask(Question question) {
    Label text = new Label(question.text());
    text.setWrapText(true);
    text.setPrefWidth(420);
    HBox row = new HBox(8);
    row.setAlignment(Pos.CENTER_RIGHT);
    List<Notice.Action> answers = question.answers();
    for (Notice.Action answer : answers) {
      Button button = new Button(answer.label());
      button.setId("answer-" + answers.indexOf(answer));
      button.setTooltip(CommandButtons.tooltip(answer.label()));
      button.setDefaultButton(answer.equals(answers.get(0)));
      button.setCancelButton(answer.equals(answers.get(answers.size() - 1)));
      button.setOnAction(
          event -> {
            close();
            answer.run().run();
          });
      row.getChildren().add(button);
    }
    Label heading = new Label(question.title());
    heading.getStyleClass().add(Styles.TITLE_3);
    VBox sheet = new VBox(16, heading, text, row);
    sheet.getStyleClass().add("sheet");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    close();
    pane.setPersistent(true);
    show(sheet);
  }

  /** Asks what of a file is to be read; nothing is asked any more once that is said. */
  void open(Optional<? extends Node> asking) {
    close();
    if (asking.isPresent()) {
      pane.setPersistent(true);
      show(asking.get());
    }
  }

  void close() {
    pane.hide(true);
    pane.setPersistent(false);
  }

  private void show(Node content) {
    if (!pane.isDisplay()) {
      pane.show(content);
      content.requestFocus();
    }
  }

  private Node sheet(String title, Node content) {
    Label heading = new Label(title);
    heading.getStyleClass().add(Styles.TITLE_3);
    Button close = new Button("Close");
    close.setTooltip(CommandButtons.tooltip("Closes this sheet\nEscape"));
    close.setAccessibleText("Close this sheet");
    close.setCancelButton(true);
    close.setOnAction(event -> close());
    HBox top = new HBox(12, heading, new Spacer(), close);
    top.setAlignment(Pos.CENTER_LEFT);
    VBox sheet = new VBox(top, content);
    sheet.getStyleClass().add("sheet");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return sheet;
  }
}
