package dev.tessera.app.way;

import dev.tessera.app.fx.PadGestures;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;

/** A triangle of three ends: a place in it says how much there is of each. */
final class TrianglePad extends Region {
  private static final double MARGIN = 22;
  private static final double KEY_STEP = 0.03;

  private final ShapeWayViewModel model;
  private final Polygon triangle = new Polygon();
  private final Circle handle = new Circle(8);
  private final List<Label> names = Stream.generate(Label::new).limit(3).toList();

  TrianglePad(ShapeWayViewModel model) {
    this.model = model;
    getStyleClass().add("triangle-pad");
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText("Triangle of three ends: drag or use arrow keys");
    setPrefSize(260, 220);
    setMinSize(160, 140);
    triangle.getStyleClass().add("triangle");
    handle.getStyleClass().add("handle");
    getChildren().addAll(triangle, handle);
    getChildren().addAll(names);
    getChildren().forEach(child -> child.setMouseTransparent(true));
    PadGestures.drag(this, this::goTo);
    PadGestures.keys(this, this::step);
    model.way().place().subscribe(this::requestLayout);
    model.ends().ends().subscribe(this::rename);
  }

  private void rename() {
    List<ShapeEnd> ends = model.ends().ends().get();
    for (int i = 0; i < names.size(); i++) {
      names.get(i).setText(i < ends.size() ? ends.get(i).name() : "");
    }
    requestLayout();
  }

  private double x(int corner) {
    return corner == 0 ? MARGIN : corner == 1 ? getWidth() - MARGIN : getWidth() / 2;
  }

  private double y(int corner) {
    return corner == 2 ? MARGIN : getHeight() - MARGIN;
  }

  private void goTo(double x, double y) {
    double up = (y(0) - y) / (y(0) - y(2));
    double right = (x - x(0)) / (x(1) - x(0)) - up / 2;
    model.way().goTo(WayPlace.nearest(1 - up - right, right, up));
  }

  private void step(double right, double down) {
    goTo(
        handle.getCenterX() + right * KEY_STEP * (x(1) - x(0)),
        handle.getCenterY() + down * KEY_STEP * (y(0) - y(2)));
  }

  @Override
  protected void layoutChildren() {
    triangle.getPoints().setAll(x(0), y(0), x(1), y(1), x(2), y(2));
    WayPlace now = model.way().place().get();
    double[] shares = {now.first(), now.second(), now.third()};
    double atX = 0;
    double atY = 0;
    for (int i = 0; i < shares.length; i++) {
      atX += shares[i] * x(i);
      atY += shares[i] * y(i);
      Label name = names.get(i);
      name.autosize();
      double left =
          x(i) - (i == 0 ? MARGIN : i == 1 ? name.getWidth() - MARGIN : name.getWidth() / 2);
      name.relocate(left, i == 2 ? 0 : getHeight() - name.getHeight());
    }
    handle.setCenterX(atX);
    handle.setCenterY(atY);
  }
}
