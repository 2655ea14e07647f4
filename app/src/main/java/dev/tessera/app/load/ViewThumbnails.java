package dev.tessera.app.load;

import atlantafx.base.theme.Styles;
import dev.tessera.app.fx.ArgbView;
import dev.tessera.app.session.PixelImage;
import dev.tessera.model.signal.ViewGrid;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/**
 * The views of a light field as they would be opened, v from top to bottom and u from left to
 * right, and one of them larger: pointing at others looks around, which shows whether they lie
 * right.
 */
final class ViewThumbnails extends VBox {
  private static final double SIDE = 300;
  private static final double LARGE = 224;
  private static final double AXIS = 28;

  private final LightOpeningViewModel model;
  private final Pane cells = new Pane();
  private final Rectangle mark = new Rectangle();
  private final ImageView large = new ImageView();
  private final Label place = new Label();
  private Optional<ViewPreview> shown = Optional.empty();
  private double width;
  private double height;
  private int v;
  private int u;

  ViewThumbnails(LightOpeningViewModel model) {
    super(6);
    this.model = model;
    setId("light-thumbnails");
    getStyleClass().add("view-thumbnails");
    mark.getStyleClass().add("thumbnail-mark");
    cells.setId("light-views");
    cells.setFocusTraversable(true);
    cells.setAccessibleRole(AccessibleRole.SLIDER);
    cells.setMinSize(SIDE + AXIS, 120);
    cells.addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
    cells.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> point(event.getX(), event.getY()));
    cells.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    large.setPreserveRatio(true);
    large.setFitWidth(LARGE);
    large.setFitHeight(LARGE);
    place.getStyleClass().add(Styles.TEXT_SMALL);
    place.setId("light-place");
    VBox one = new VBox(4, new StackPane(large), place);
    one.setMinWidth(LARGE);
    HBox both = new HBox(16, cells, one);
    both.setAlignment(Pos.TOP_LEFT);
    getChildren()
        .addAll(
            both,
            OpeningWords.wrapped(
                "Point at the views to look around. Further right (u), near things must move to"
                    + " the left; further down (v), they must move up.",
                Styles.TEXT_MUTED));
    model.preview().subscribe(this::take);
    model.transposed().subscribe((before, now) -> lay());
    model.rowsReversed().subscribe((before, now) -> lay());
    model.columnsReversed().subscribe((before, now) -> lay());
  }

  private void take(Optional<ViewPreview> now) {
    shown = now;
    ViewGrid grid = grid();
    v = grid.rows() / 2;
    u = grid.columns() / 2;
    lay();
  }

  /** The grid of the pictures once it is turned. */
  private ViewGrid grid() {
    return shown.map(p -> model.turn().turned(p.grid())).orElse(new ViewGrid(1, 1));
  }

  private void lay() {
    cells.getChildren().clear();
    if (shown.isEmpty()) {
      cells.getChildren().add(new Label("Looking at its views\u2026"));
      large.setImage(null);
      place.setText("");
      return;
    }
    ViewPreview preview = shown.get();
    ViewGrid grid = grid();
    PixelImage first = preview.pictures().get(0);
    double shape = (double) first.height() / first.width();
    width = Math.min(SIDE / grid.columns(), SIDE / (shape * grid.rows()));
    height = width * shape;
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        ImageView cell = new ImageView(small(preview.at(model.turn(), row, column)));
        cell.setFitWidth(Math.max(1, width - 1));
        cell.setFitHeight(Math.max(1, height - 1));
        cell.relocate(AXIS + column * width, AXIS + row * height);
        cell.setMouseTransparent(true);
        cells.getChildren().add(cell);
      }
    }
    Label across = new Label("u \u2192");
    across.relocate(AXIS, 0);
    Label down = new Label("v \u2193");
    down.relocate(0, AXIS);
    cells.getChildren().addAll(mark, across, down);
    cells.setPrefSize(AXIS + SIDE, AXIS + grid.rows() * height);
    cells.setMinHeight(AXIS + grid.rows() * height);
    look(v, u);
  }

  private static Image image(PixelImage pixels) {
    return ArgbView.image(pixels.width(), pixels.height(), pixels.toArray());
  }

  /** About as large as a cell: each pixel is the mean of those it stands for. */
  private Image small(PixelImage from) {
    int by = (int) Math.max(1, from.width() / Math.max(1, width));
    int columns = Math.max(1, from.width() / by);
    int rows = Math.max(1, from.height() / by);
    int[] argb = new int[rows * columns];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = mean(from, i / columns * by, i % columns * by, by);
    }
    return ArgbView.image(columns, rows, argb);
  }

  private static int mean(PixelImage from, int top, int left, int by) {
    int right = Math.min(from.width(), left + by);
    int bottom = Math.min(from.height(), top + by);
    int[] sums = new int[4];
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int pixel = from.argb(y * from.width() + x);
        for (int c = 0; c < sums.length; c++) {
          sums[c] += (pixel >>> (8 * c)) & 255;
        }
      }
    }
    int count = (right - left) * (bottom - top);
    int argb = 0;
    for (int c = 0; c < sums.length; c++) {
      argb |= ((sums[c] + count / 2) / count) << (8 * c);
    }
    return argb;
  }

  private void point(double x, double y) {
    if (shown.isPresent() && x >= AXIS && y >= AXIS) {
      look((int) ((y - AXIS) / height), (int) ((x - AXIS) / width));
    }
  }

  private void look(int row, int column) {
    ViewGrid grid = grid();
    v = Math.max(0, Math.min(grid.rows() - 1, row));
    u = Math.max(0, Math.min(grid.columns() - 1, column));
    ViewPreview preview = shown.orElseThrow();
    large.setImage(image(preview.at(model.turn(), v, u)));
    mark.setX(AXIS + u * width - 1);
    mark.setY(AXIS + v * height - 1);
    mark.setWidth(width + 1);
    mark.setHeight(height + 1);
    String which = "View v %d, u %d".formatted(v * preview.every(), u * preview.every());
    place.setText(
        preview.every() == 1 ? which : which + " (every %d are shown)".formatted(preview.every()));
    cells.setAccessibleText(which + " of the light field; arrow keys look at others");
  }

  private void pressed(KeyEvent event) {
    if (shown.isEmpty()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> look(v, u - 1);
      case RIGHT -> look(v, u + 1);
      case UP -> look(v - 1, u);
      case DOWN -> look(v + 1, u);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
