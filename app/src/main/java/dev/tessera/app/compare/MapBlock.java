package dev.tessera.app.compare;

import atlantafx.base.theme.Styles;
import dev.tessera.app.fx.ArgbView;
import dev.tessera.model.compare.Comparison;
import dev.tessera.model.compare.FeatureMaps;
import dev.tessera.model.compare.Form;
import dev.tessera.model.compare.NetworkMaps;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The maps of one network: a row for each code, a column for each unit. */
final class MapBlock extends VBox {
  private static final String HINT =
      "A column is one unit, those with most power first; a row is the code of one tile";

  private final Form form;
  private final GridPane grid = new GridPane();
  private final ImageView[][] cells =
      new ImageView[CompareViewModel.ROWS][CompareViewModel.MOST_UNITS];
  private final Tooltip[][] tips = new Tooltip[CompareViewModel.ROWS][CompareViewModel.MOST_UNITS];
  private final Label footer = new Label();

  MapBlock(Form form) {
    this.form = form;
    getStyleClass().add("map-block");
    Label title = new Label(form.label());
    title.getStyleClass().addAll(Styles.TEXT_BOLD);
    title.setTooltip(new Tooltip(HINT));
    grid.getStyleClass().add("map-grid");
    grid.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    footer.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    for (int r = 0; r < CompareViewModel.ROWS; r++) {
      for (int u = 0; u < CompareViewModel.MOST_UNITS; u++) {
        cells[r][u] = new ImageView();
        tips[r][u] = new Tooltip();
        Tooltip.install(cells[r][u], tips[r][u]);
        grid.add(cells[r][u], u, r);
      }
    }
    getChildren().addAll(title, grid, footer);
  }

  /** Sets the side of a map, view units, and how many units have a place. */
  void arrange(double side, int rows, int units) {
    for (int r = 0; r < cells.length; r++) {
      for (int u = 0; u < cells[r].length; u++) {
        cells[r][u].setFitWidth(side);
        cells[r][u].setFitHeight(side);
        cells[r][u].setVisible(r < rows && u < units);
        cells[r][u].setManaged(r < rows && u < units);
      }
    }
  }

  /** Shows maps of the first units. */
  void show(FeatureMaps maps, Comparison comparison, int units) {
    NetworkMaps mine = maps.of(form);
    double peak = maps.peak(units);
    for (int r = 0; r < mine.maps().size(); r++) {
      var map = mine.maps().get(r);
      for (int u = 0; u < Math.min(units, map.channels()); u++) {
        int[] argb = SignedColours.argb(map, u, peak);
        cells[r][u].setImage(ArgbView.image(map.extent(1), map.extent(0), argb));
        double sum = 0;
        for (int i = 0; i < map.count(); i++) {
          sum += map.get(i, u) * (double) map.get(i, u);
        }
        tips[r][u].setText(
            String.format(
                Locale.ROOT,
                "%s, layer %d, unit %d, code %d: root mean square %.2f",
                form.label(),
                maps.layer() + 1,
                mine.units().get(u),
                r + 1,
                Math.sqrt(sum / map.count())));
      }
    }
    footer.setText(CompareText.footer(comparison, form));
    grid.setAccessibleText(
        "%s: feature maps of layer %d for %d codes and %d units; power changes by %.0f percent"
            .formatted(
                form.label(),
                maps.layer() + 1,
                mine.maps().size(),
                units,
                100 * mine.change().power()));
  }
}
