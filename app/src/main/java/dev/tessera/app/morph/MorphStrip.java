package dev.tessera.app.morph;

import dev.tessera.app.fx.ArgbView;
import dev.tessera.app.session.PixelImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Small pictures along the way; a click goes there. */
final class MorphStrip extends HBox {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final double SIDE = 76;

  private final MorphViewModel model;
  private final List<Button> stops = new ArrayList<>();

  MorphStrip(MorphViewModel model) {
    this.model = model;
    getStyleClass().add("morph-strip");
    for (int i = 0; i < MorphStripViewModel.STOPS; i++) {
      Button stop = stop(i);
      stops.add(stop);
      HBox.setHgrow(stop, Priority.ALWAYS);
      getChildren().add(stop);
    }
    disableProperty().bind(model.fields().map(fields -> fields.isEmpty()));
    model.place().subscribe(this::mark);
    model.ends().ends().subscribe(this::mark);
  }

  private Button stop(int index) {
    ArgbView picture = new ArgbView();
    picture.setPrefSize(SIDE, SIDE);
    picture.setMinSize(SIDE, SIDE);
    picture.setMaxSize(SIDE, SIDE);
    Button button = new Button("", picture);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().add("morph-stop");
    button.setId("morph-stop-" + index);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setTooltip(new Tooltip("Goes to this frame"));
    button.setAccessibleText(
        "Frame " + (index + 1) + " of " + MorphStripViewModel.STOPS + " on the way");
    button.setOnAction(event -> model.goToStop(index));
    model.strip().picture(index).subscribe(now -> fill(picture, now));
    return button;
  }

  private static void fill(ArgbView view, Optional<PixelImage> picture) {
    view.setVisible(picture.isPresent());
    picture.ifPresent(p -> view.show(p.width(), p.height(), p.toArray()));
  }

  /** Marks the picture that is nearest to where the slider stands. */
  private void mark() {
    int ends = model.ends().ends().get().size();
    MorphPlace now = model.place().get();
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < stops.size() && ends > 0; i++) {
      MorphPlace there = MorphPlace.along(ends, MorphStripViewModel.position(ends, i));
      double way = Math.abs(there.second() - now.second()) + Math.abs(there.third() - now.third());
      if (way < least) {
        least = way;
        nearest = i;
      }
    }
    for (int i = 0; i < stops.size(); i++) {
      stops.get(i).pseudoClassStateChanged(CURRENT, i == nearest);
    }
  }
}
