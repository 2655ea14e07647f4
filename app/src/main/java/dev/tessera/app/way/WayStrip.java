package dev.tessera.app.way;

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
import javafx.scene.layout.StackPane;

/** Small pictures along the way; a click goes there. */
final class WayStrip extends HBox {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final WayViewModel model;
  private final double side;
  private final List<Button> stops = new ArrayList<>();

  /**
   * Shows the pictures of a way.
   *
   * @param side of a picture, pixels
   */
  WayStrip(WayViewModel model, double side) {
    this.model = model;
    this.side = side;
    getStyleClass().add("way-strip");
    for (int i = 0; i < StillsViewModel.STOPS; i++) {
      Button stop = stop(i);
      stops.add(stop);
      HBox.setHgrow(stop, Priority.ALWAYS);
      getChildren().add(stop);
    }
    disableProperty().bind(model.kind().edition().map(edition -> !model.ready()));
    model.place().subscribe(this::mark);
    model.kind().edition().subscribe(this::mark);
  }

  private Button stop(int index) {
    ArgbView picture = new ArgbView();
    picture.setMaxSize(side, side);
    StackPane frame = new StackPane(picture);
    frame.setMinSize(side, side);
    frame.setPrefSize(side, side);
    Button button = new Button("", frame);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().add("way-stop");
    button.setId("morph-stop-" + index);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setTooltip(new Tooltip("Goes to this frame"));
    button.setAccessibleText(
        "Frame " + (index + 1) + " of " + StillsViewModel.STOPS + " on the way");
    button.setOnAction(event -> model.goToStop(index));
    model.stills().picture(index).subscribe(now -> fill(picture, now));
    return button;
  }

  private void fill(ArgbView view, Optional<PixelImage> picture) {
    view.setVisible(picture.isPresent());
    picture.ifPresent(
        p -> {
          double scale = side / Math.max(p.width(), p.height());
          view.setMaxSize(scale * p.width(), scale * p.height());
          view.show(p.width(), p.height(), p.toArray());
        });
  }

  /** Marks the picture that is nearest to where the slider stands. */
  private void mark() {
    int ends = model.kind().ends();
    WayPlace now = model.place().get();
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < stops.size() && ends > 0; i++) {
      WayPlace there = WayPlace.along(ends, StillsViewModel.position(ends, i));
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
