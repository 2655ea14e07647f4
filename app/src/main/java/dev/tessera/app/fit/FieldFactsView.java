package dev.tessera.app.fit;

import atlantafx.base.theme.Styles;
import dev.tessera.app.session.Figures;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.signal.GridSignal;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What options mean for a picture, and whether that may be too much. */
public final class FieldFactsView extends VBox {
  private final Label facts = new Label();
  private final Label warning = new Label();

  /** Follows options and the picture they would be used on. */
  public FieldFactsView(
      ObservableValue<Optional<FitOptions>> options, ObservableValue<Optional<GridSignal>> signal) {
    super(12);
    facts.getStyleClass().addAll(Styles.TEXT_SMALL, "facts");
    facts.setWrapText(true);
    facts.setMaxWidth(Double.MAX_VALUE);
    warning.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.WARNING);
    warning.setWrapText(true);
    warning.managedProperty().bind(warning.visibleProperty());
    getChildren().addAll(facts, warning);
    options.subscribe(now -> refresh(now, signal.getValue()));
    signal.subscribe(now -> refresh(options.getValue(), now));
  }

  private void refresh(Optional<FitOptions> now, Optional<GridSignal> signal) {
    Optional<FieldFacts> known = now.flatMap(o -> signal.map(s -> FieldFacts.of(o, s)));
    facts.setText(known.map(FieldFactsView::words).orElse("Open an image to see what this means."));
    String needed = known.flatMap(FieldFacts::shortage).orElse("");
    warning.setText(needed);
    warning.setVisible(!needed.isEmpty());
  }

  private static String words(FieldFacts f) {
    return "%s tiles  \u00b7  %s floats per pixel\n%s in codes + %s in networks\nabout %s of memory"
        .formatted(
            Figures.count(f.tiles()),
            Figures.decimal(f.floatsPerPixel()),
            Figures.rate((double) f.codeFloats()),
            Figures.rate((double) f.networkFloats()),
            Figures.bytes(f.memoryBytes()));
  }
}
