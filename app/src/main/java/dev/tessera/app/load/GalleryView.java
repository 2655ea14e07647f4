package dev.tessera.app.load;

import atlantafx.base.theme.Styles;
import dev.tessera.assets.Sample;
import java.nio.file.Path;
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
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where one begins: drop, open or paste; samples with their credits; recent files. */
public final class GalleryView extends ScrollPane {
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
    Label title = new Label("Open a picture");
    title.getStyleClass().add(Styles.TITLE_2);
    Label text =
        new Label(
            "Drop an image anywhere in this window, paste one, or choose a sample. Everything"
                + " stays on this computer.");
    text.getStyleClass().add(Styles.TEXT_MUTED);
    text.setWrapText(true);
    VBox hero = new VBox(title, text, buttons);
    hero.getStyleClass().add("hero");
    FlowPane samples = new FlowPane();
    samples.getStyleClass().add("samples");
    model.samples().forEach(sample -> samples.getChildren().add(card(sample)));
    VBox page = new VBox(hero, section("Samples", samples), recentSection);
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

  private Button card(Sample sample) {
    ImageView picture = new ImageView();
    picture.setFitWidth(CARD_WIDTH - 2);
    picture.setFitHeight(PICTURE_HEIGHT);
    Rectangle round = new Rectangle(CARD_WIDTH - 2, PICTURE_HEIGHT + 10);
    round.setArcWidth(18);
    round.setArcHeight(18);
    picture.setClip(round);
    thumbnails.load(sample, image -> show(picture, image));
    Label title = new Label(sample.title());
    title.getStyleClass().add(Styles.TEXT_BOLD);
    Label credit = small(sample.credit());
    Label facts =
        small(
            "%d \u00d7 %d  \u00b7  %s"
                .formatted(sample.width(), sample.height(), sample.licence()));
    VBox words = new VBox(title, credit, facts);
    words.getStyleClass().add("sample-words");
    words.setMaxWidth(CARD_WIDTH);
    Button card = new Button(null, new VBox(picture, words));
    card.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    card.getStyleClass().setAll("sample-card");
    card.setPrefWidth(CARD_WIDTH);
    card.setAccessibleRole(AccessibleRole.BUTTON);
    card.setAccessibleText("Open the sample " + sample.title());
    card.setTooltip(new Tooltip("Fit \"%s\" by %s".formatted(sample.title(), sample.credit())));
    card.setOnAction(event -> model.openSample(sample));
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
    Button name = new Button(file.name(), new FontIcon("mdi2i-image-outline"));
    name.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    name.setDisable(file.missing());
    name.setAccessibleText("Open " + file.name());
    name.setTooltip(new Tooltip(file.path()));
    name.setOnAction(event -> model.open(Path.of(file.path())));
    Label where = small(file.missing() ? file.path() + " (missing)" : file.path());
    HBox row = new HBox(name, where);
    row.getStyleClass().add("recent-row");
    return row;
  }
}
