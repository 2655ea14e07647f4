package dev.tessera.app.light;

import dev.tessera.app.form.Controls;
import dev.tessera.app.fx.ColourBar;
import dev.tessera.app.fx.ColourMap;
import dev.tessera.app.fx.StyleSheets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The PSNR of each view as a matrix of colours, with what is known of the view in words. */
public final class ViewMatrixView extends HBox {
  private final ViewMatrixViewModel model;
  private final ViewCellsPane cells;
  private final Label place = new Label();
  private final Label means = new Label();
  private final ColourBar legend = new ColourBar();

  /** Shows the views of a light field; hidden while something else is open. */
  public ViewMatrixView(ViewMatrixViewModel model) {
    this.model = model;
    getStyleClass().add("view-matrix");
    StyleSheets.add(getStylesheets(), ViewMatrixView.class, "light.css");
    cells = new ViewCellsPane(model);
    place.setId("view-place");
    place.getStyleClass().add("view-place");
    means.setId("view-means");
    means.getStyleClass().add("view-means");
    means.setWrapText(true);
    legend.setManaged(true);
    legend.setMaxWidth(USE_PREF_SIZE);
    VBox words = new VBox(6, place, means, legend);
    words.setAlignment(Pos.TOP_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(cells, words);
    Controls.showIf(this, model.open());
    Controls.showIf(means, means.textProperty().isNotEmpty());
    model.quality().subscribe(this::tell);
    model.given().subscribe(this::tell);
    model.field().subscribe(this::tell);
    model.view().subscribe(this::tell);
    cells.hovered().subscribe(this::tell);
  }

  private void tell() {
    int hovered = cells.hovered().get();
    place.setText(model.words(hovered < 0 ? model.view().get() : hovered));
    means.setText(model.means());
    legend.show(
        "PSNR of each view, dB (dot: given to the fit)",
        ColourMap.VIRIDIS,
        model.low(),
        model.high(),
        "%.0f");
    legend.setVisible(!model.means().isEmpty());
  }
}
