package dev.tessera.app.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;

/** The tiles whose codes the rows show; the chosen row's tile is the one that may be replaced. */
final class RowChooser extends VBox {
  private final CompareViewModel model;
  private final List<ToggleButton> buttons = new ArrayList<>();
  private final List<ImageView> images = new ArrayList<>();

  RowChooser(CompareViewModel model) {
    this.model = model;
    getStyleClass().add("row-chooser");
    ToggleGroup group = new ToggleGroup();
    for (int i = 0; i < CompareViewModel.ROWS; i++) {
      int row = i;
      ImageView image = new ImageView();
      ToggleButton button = new ToggleButton("", image);
      button.setToggleGroup(group);
      button.getStyleClass().addAll("row-button", "code-" + i);
      button.setTooltip(
          new Tooltip("Row " + (i + 1) + ": choose it, then click another tile in the picture"));
      button.setAccessibleText("Row " + (i + 1));
      button.setOnAction(
          event -> {
            model.row().set(row);
            button.setSelected(true);
          });
      model.row().subscribe(now -> button.setSelected(now.intValue() == row));
      buttons.add(button);
      images.add(image);
      getChildren().add(button);
    }
    model.tiles().subscribe(this::refresh);
  }

  /** Sets the side of a row, view units. */
  void arrange(double side) {
    for (ToggleButton button : buttons) {
      button.setMinSize(side, side);
      button.setMaxSize(side, side);
    }
    for (ImageView image : images) {
      image.setFitWidth(side - 8);
      image.setFitHeight(side - 8);
    }
  }

  private void refresh(List<Integer> tiles) {
    for (int i = 0; i < buttons.size(); i++) {
      int row = i;
      boolean shown = i < tiles.size();
      buttons.get(i).setVisible(shown);
      buttons.get(i).setManaged(shown);
      model
          .picture()
          .get()
          .filter(p -> shown)
          .ifPresent(
              p -> images.get(row).setImage(MapImages.tile(p.pixels(), p.grid(), tiles.get(row))));
    }
  }
}
