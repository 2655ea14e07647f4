package dev.tessera.app.load;

import atlantafx.base.theme.Styles;
import dev.tessera.app.session.Figures;
import dev.tessera.assets.Sample;
import dev.tessera.assets.SampleClip;
import dev.tessera.assets.SampleLightField;
import dev.tessera.assets.SampleMesh;
import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.signal.io.clip.ClipFormat;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where one begins: drop, open or paste; samples with their credits; recent files. */
public final class GalleryView extends ScrollPane {
  private static final double RECENT_WIDTH = 54;
  private static final double RECENT_HEIGHT = 30;
  private static final double CARD_WIDTH = 220;
  private static final double PICTURE_HEIGHT = 140;

  private final LoadViewModel model;
  private final Thumbnails thumbnails;
  private final VBox recent = new VBox();
  private final VBox recentSection;

  /**
   * Shows the ways to open something.
   *
   * @param buttons open and paste, made from the table of commands
   */
  public GalleryView(LoadViewModel model, Thumbnails thumbnails, Node buttons) {
    this.model = model;
    this.thumbnails = thumbnails;
    recent.getStyleClass().add("recent-list");
    recentSection = section("Recent files", recent);
    Label title = new Label("Open an image, a clip, a light field, a mesh or a project");
    title.getStyleClass().add(Styles.TITLE_2);
    Label text =
        new Label(
            "Drop an image, a clip, a folder of frames or views, a mesh or a project anywhere in this"
                + " window, paste an image, or choose a sample. Everything stays on this computer.");
    text.getStyleClass().add(Styles.TEXT_MUTED);
    text.setWrapText(true);
    VBox hero = new VBox(title, text, buttons);
    hero.getStyleClass().add("hero");
    VBox page =
        new VBox(
            hero,
            section("Sample images", cards(model.samples(), this::card)),
            section("Sample clips", cards(model.sampleClips(), this::card)),
            section("Sample light fields", cards(model.sampleLightFields(), this::card)),
            section("Sample shapes", cards(model.sampleMeshes(), this::card)),
            recentSection);
    page.getStyleClass().add("gallery");
    setContent(page);
    setFitToWidth(true);
    getStyleClass().add("edge-to-edge");
    setAccessibleText("Samples and recent files");
    model.recent().addListener((ListChangeListener<RecentFile>) change -> refreshRecent());
    refreshRecent();
  }

  private static VBox section(String title, Node content) {
    Label heading = new Label(title);
    heading.getStyleClass().add(Styles.TITLE_4);
    return new VBox(12, heading, content);
  }

  private static <T> Node cards(List<T> samples, Function<T, Button> card) {
    FlowPane flow = new FlowPane();
    flow.getStyleClass().add("samples");
    flow.getChildren().addAll(samples.stream().map(card).toList());
    return flow;
  }

  private Button card(Sample sample) {
    ImageView picture = new ImageView();
    thumbnails.load(sample, image -> show(picture, image));
    return card(
        picture,
        sample.title(),
        sample.credit(),
        "%d \u00d7 %d  \u00b7  %s".formatted(sample.width(), sample.height(), sample.licence()),
        () -> model.openSample(sample));
  }

  private Button card(SampleClip sample) {
    ImageView picture = new ImageView();
    thumbnails.load(sample, image -> show(picture, image));
    return card(
        picture,
        sample.title(),
        sample.credit(),
        "%d \u00d7 %d  \u00b7  %s  \u00b7  %s"
            .formatted(
                sample.size().width(),
                sample.size().height(),
                Figures.count(sample.frames(), "frame"),
                sample.licence()),
        () -> model.openSample(sample));
  }

  private Button card(SampleLightField sample) {
    ImageView picture = new ImageView();
    thumbnails.load(sample, image -> show(picture, image));
    return card(
        picture,
        sample.title(),
        sample.credit(),
        "%d \u00d7 %d views  \u00b7  %s"
            .formatted(sample.rows(), sample.columns(), sample.licence()),
        () -> model.openSample(sample));
  }

  private Button card(SampleMesh sample) {
    ImageView picture = new ImageView();
    thumbnails.load(sample, image -> show(picture, image));
    return card(
        picture,
        sample.title(),
        sample.credit(),
        "%s triangles  \u00b7  %s".formatted(Figures.count(sample.triangles()), sample.licence()),
        () -> model.openSample(sample));
  }

  private static Button card(
      ImageView picture, String title, String credit, String facts, Runnable open) {
    picture.setFitWidth(CARD_WIDTH - 2);
    picture.setFitHeight(PICTURE_HEIGHT);
    Rectangle round = new Rectangle(CARD_WIDTH - 2, PICTURE_HEIGHT + 10);
    round.setArcWidth(18);
    round.setArcHeight(18);
    picture.setClip(round);
    Label name = new Label(title);
    name.getStyleClass().add(Styles.TEXT_BOLD);
    VBox words = new VBox(name, small(credit), small(facts));
    words.getStyleClass().add("sample-words");
    words.setMaxWidth(CARD_WIDTH);
    StackPane frame = new StackPane(picture);
    frame.getStyleClass().add("sample-picture");
    Button card = new Button(null, new VBox(frame, words));
    card.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    card.getStyleClass().setAll("sample-card");
    card.setPrefWidth(CARD_WIDTH);
    card.setAccessibleRole(AccessibleRole.BUTTON);
    card.setAccessibleText("Open the sample " + title);
    card.setTooltip(new Tooltip("Fit \"%s\" by %s".formatted(title, credit)));
    card.setOnAction(event -> open.run());
    return card;
  }

  private static Label small(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    return label;
  }

  /** Shows the middle of a picture in the shape of the card. */
  private static void show(ImageView view, Image image) {
    double shape = view.getFitWidth() / view.getFitHeight();
    double width = Math.min(image.getWidth(), image.getHeight() * shape);
    double height = width / shape;
    view.setViewport(
        new Rectangle2D(
            (image.getWidth() - width) / 2, (image.getHeight() - height) / 3, width, height));
    view.setImage(image);
  }

  private void refreshRecent() {
    recent.getChildren().setAll(model.recent().stream().map(this::row).toList());
    recentSection.setVisible(!model.recent().isEmpty());
  }

  private Node row(RecentFile file) {
    Button name = new Button(file.name(), new FontIcon(icon(file)));
    name.setMnemonicParsing(false);
    name.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    name.setDisable(file.missing());
    name.setAccessibleText("Open " + file.name());
    name.setTooltip(new Tooltip(file.path()));
    name.setOnAction(event -> model.open(Path.of(file.path())));
    Label where = small(file.missing() ? file.path() + " (missing)" : file.path());
    if (isCodeBook(file) && !file.missing()) {
      thumbnails.load(Path.of(file.path()), image -> name.setGraphic(small(image)));
    }
    HBox row = new HBox(name, where);
    row.getStyleClass().add("recent-row");
    return row;
  }

  private static ImageView small(Image image) {
    ImageView view = new ImageView(image);
    view.setPreserveRatio(true);
    view.setFitWidth(RECENT_WIDTH);
    view.setFitHeight(RECENT_HEIGHT);
    return view;
  }

  private static boolean isCodeBook(RecentFile file) {
    return file.name().toLowerCase(Locale.ROOT).endsWith(CodeBookFile.EXTENSION);
  }

  private static String icon(RecentFile file) {
    if (isCodeBook(file)) {
      return "mdi2v-view-grid-outline";
    }
    if (ProjectReading.isProject(Path.of(file.path()))) {
      return "mdi2p-package-variant-closed";
    }
    if (MeshFormat.ofName(file.name()).isPresent()) {
      return "mdi2c-cube-outline";
    }
    return isClip(file.name()) ? "mdi2m-movie-open-outline" : "mdi2i-image-outline";
  }

  /** By its name; a folder of frames has no extension. */
  private static boolean isClip(String name) {
    return name.indexOf('.') < 0 || ClipFormat.ofName(name).isPresent();
  }
}
