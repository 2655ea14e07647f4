package dev.tessera.app.light;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import dev.tessera.app.session.Figures;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** From where it is looked at, with a way back to the middle, and what is known of what is seen. */
final class LookSide extends VBox {
  private final LookViewModel model;
  private final Label place = new Label();
  private final Label facts = new Label();

  LookSide(LookViewModel model) {
    this.model = model;
    getStyleClass().add("look-side");
    place.setId("look-place");
    facts.setId("look-facts");
    facts.setWrapText(true);
    facts.getStyleClass().add(Styles.TEXT_MUTED);
    Button middle = new Button("Middle", new FontIcon("mdi2i-image-filter-center-focus"));
    middle.setId("look-middle");
    Controls.told(middle, "Looks from the middle again (Home)", "Look from the middle again");
    middle.setOnAction(event -> model.toMiddle());
    HBox row = new HBox(8, middle);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(new LookPad(model), place, row, facts);
    disableProperty().bind(model.field().map(Optional::isEmpty));
    model.place().subscribe(this::say);
    model.image().subscribe(this::say);
    model.point().subscribe(this::say);
    model.field().subscribe(this::say);
    say();
  }

  private void say() {
    Optional<LookField> field = model.field().get();
    Optional<LookImage> image = model.image().get();
    place.setText(field.isEmpty() ? "" : model.place().get().words());
    facts.setText(field.isEmpty() || image.isEmpty() ? "" : facts(field.get(), image.get()));
  }

  private String facts(LookField field, LookImage image) {
    StringBuilder text = new StringBuilder();
    if (image.wish().mode().compares()) {
      text.append(compared(field, image)).append('\n');
    }
    if (model.point().get().isPresent()) {
      LookPoint at = model.point().get().get();
      text.append(String.format(Locale.ROOT, "Pixel x %d, y %d", at.x(), at.y()));
      OptionalDouble disparity = image.disparity(at);
      if (disparity.isPresent()) {
        text.append(String.format(Locale.ROOT, ": %.2f px per view", disparity.getAsDouble()));
      }
    }
    return text.toString();
  }

  private static String compared(LookField field, LookImage image) {
    if (!field.known()) {
      return "The views of the file are not there to be compared with.";
    }
    LookPlace view = image.wish().from();
    return String.format(
        Locale.ROOT,
        "View v %d, u %d, %s: %s",
        (int) view.v(),
        (int) view.u(),
        field.isGiven(view) ? "given" : "left out",
        Figures.decibels(image.psnr().orElse(Double.NaN)));
  }
}
