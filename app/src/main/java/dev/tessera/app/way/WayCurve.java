package dev.tessera.app.way;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/**
 * Volume along the way above the small pictures, a dot at each; where there is not one piece the
 * dot says so. The place is marked.
 */
final class WayCurve extends Region {
  private static final double HEIGHT = 56;

  /** The words stand above the curve. */
  private static final double TOP = 18;

  private static final double DOT = 3;

  private final WayViewModel model;
  private final Polyline curve = new Polyline();
  private final Line even = new Line();
  private final Line mark = new Line();
  private final Label words = new Label();
  private final Tooltip tip = new Tooltip();

  WayCurve(WayViewModel model) {
    this.model = model;
    getStyleClass().add("way-curve");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    curve.getStyleClass().add("curve");
    even.getStyleClass().add("even");
    mark.getStyleClass().add("mark");
    words.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    Tooltip.install(this, tip);
    Controls.showIf(this, model.stills().volumes().map(now -> !now.empty()));
    model.stills().volumes().subscribe(this::changed);
    model.place().subscribe(this::requestLayout);
  }

  private void changed() {
    String aloud = model.stills().volumes().get().aloud();
    tip.setText(aloud);
    setAccessibleText(aloud);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    VolumeCurve volumes = model.stills().volumes().get();
    getChildren().setAll(even, curve, mark, words);
    curve.getPoints().clear();
    for (int i = 0; i < StillsViewModel.STOPS; i++) {
      Optional<Double> share = volumes.share(i);
      if (share.isPresent()) {
        double x = across(i);
        double y = down(volumes, share.get());
        curve.getPoints().addAll(x, y);
        Circle dot = new Circle(x, y, DOT);
        dot.getStyleClass().add("dot");
        if (volumes.stops().get(i).filter(s -> s.pieces() == 1).isEmpty()) {
          dot.getStyleClass().add("broken");
        }
        getChildren().add(dot);
      }
    }
    drawEven(volumes);
    double stop = model.stop();
    mark.setStartX(across(stop));
    mark.setEndX(across(stop));
    mark.setStartY(TOP);
    mark.setEndY(HEIGHT - 2);
    say(volumes, (int) Math.round(stop));
  }

  /** The straight line between the volumes of both ends. */
  private void drawEven(VolumeCurve volumes) {
    Optional<Double> last = volumes.share(StillsViewModel.STOPS - 1);
    even.setVisible(model.kind().ends() == 2 && last.isPresent());
    even.setStartX(across(0));
    even.setStartY(down(volumes, 1));
    even.setEndX(across(StillsViewModel.STOPS - 1));
    even.setEndY(down(volumes, last.orElse(1.0)));
  }

  private void say(VolumeCurve volumes, int stop) {
    String there = volumes.words(Math.min(stop, StillsViewModel.STOPS - 1));
    words.setText(there.isEmpty() ? "" : "Here: " + there);
    double width = words.prefWidth(-1);
    words.resizeRelocate(16, 1, width, words.prefHeight(width));
  }

  /** The middle of a small picture, or between two. */
  private double across(double stop) {
    double inner = getWidth() - getInsets().getLeft() - getInsets().getRight();
    return getInsets().getLeft() + (stop + 0.5) / StillsViewModel.STOPS * inner;
  }

  private static double down(VolumeCurve volumes, double share) {
    return HEIGHT - 4 - volumes.height(share) * (HEIGHT - 4 - TOP);
  }
}
