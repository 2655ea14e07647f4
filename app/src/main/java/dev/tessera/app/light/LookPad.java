package dev.tessera.app.light;

import dev.tessera.app.fx.PadGestures;
import dev.tessera.model.signal.ViewGrid;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;

/** The grid of views as a square: a dot for each, and a handle where the eye is. */
final class LookPad extends Region {
  private static final double MARGIN = 12;
  private static final double SIDE = 168;
  private static final PseudoClass GIVEN = PseudoClass.getPseudoClass("given");

  private final LookViewModel model;
  private final Rectangle frame = new Rectangle();
  private final Pane dots = new Pane();
  private final Circle handle = new Circle(7);

  LookPad(LookViewModel model) {
    this.model = model;
    setId("look-pad");
    getStyleClass().add("look-pad");
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText("From where it is looked at: drag or use arrow keys, Home for the middle");
    Tooltip.install(
        this,
        new Tooltip(
            "From where you look: drag, or arrow keys; double click for the middle."
                + "\nFilled dots are views that the fit was given"));
    setPrefSize(SIDE, SIDE);
    setMinSize(SIDE, SIDE);
    setMaxSize(SIDE, SIDE);
    frame.getStyleClass().add("look-frame");
    handle.getStyleClass().add("look-handle");
    getChildren().addAll(frame, dots, handle);
    getChildren().forEach(child -> child.setMouseTransparent(true));
    PadGestures.drag(this, this::goTo);
    LookKeys.listen(this, model);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    model.field().subscribe(this::fill);
    model.place().subscribe(this::requestLayout);
    fill();
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      model.toMiddle();
    }
    event.consume();
  }

  private void fill() {
    dots.getChildren().clear();
    model
        .field()
        .get()
        .ifPresent(
            field -> {
              ViewGrid grid = field.shape().views();
              for (int view = 0; view < grid.count(); view++) {
                int row = view / grid.columns();
                LookPlace place = new LookPlace(row, view % grid.columns());
                double radius = Math.max(0.8, Math.min(2.6, spacing(grid) / 5));
                Circle dot = new Circle(x(grid, place.u()), y(grid, place.v()), radius);
                dot.getStyleClass().add("look-dot");
                dot.pseudoClassStateChanged(GIVEN, field.isGiven(place));
                dots.getChildren().add(dot);
              }
            });
    requestLayout();
  }

  /** Logical units from a view to the next: the longer side of the grid fills the pad. */
  private static double spacing(ViewGrid grid) {
    return (SIDE - 2 * MARGIN) / Math.max(1, Math.max(grid.rows(), grid.columns()) - 1);
  }

  private static double x(ViewGrid grid, double u) {
    return SIDE / 2 + (u - (grid.columns() - 1) / 2.0) * spacing(grid);
  }

  private static double y(ViewGrid grid, double v) {
    return SIDE / 2 + (v - (grid.rows() - 1) / 2.0) * spacing(grid);
  }

  private void goTo(double x, double y) {
    model
        .field()
        .get()
        .ifPresent(
            field -> {
              ViewGrid grid = field.shape().views();
              LookPlace middle = LookPlace.middle(grid);
              model.goTo(
                  new LookPlace(
                      middle.v() + (y - SIDE / 2) / spacing(grid),
                      middle.u() + (x - SIDE / 2) / spacing(grid)));
            });
  }

  @Override
  protected void layoutChildren() {
    handle.setVisible(model.field().get().isPresent());
    frame.setVisible(handle.isVisible());
    if (handle.isVisible()) {
      ViewGrid grid = model.field().get().orElseThrow().shape().views();
      double left = x(grid, 0) - MARGIN / 2;
      double top = y(grid, 0) - MARGIN / 2;
      frame.setX(left);
      frame.setY(top);
      frame.setWidth(SIDE - 2 * left);
      frame.setHeight(SIDE - 2 * top);
      handle.setCenterX(x(grid, model.place().get().u()));
      handle.setCenterY(y(grid, model.place().get().v()));
    }
  }
}
