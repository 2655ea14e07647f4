package dev.tessera.model.light;

import java.util.ArrayList;
import java.util.List;

/** Paints the views of a {@link FocusStack}, one in each step. */
public final class StackPainting implements Painting<FocusStack> {
  private final LightPainter painter;
  private final Focus focus;
  private final List<Focus.Point> points;
  private final List<FocusStack.View> views = new ArrayList<>();

  /** Nothing painted yet; what is focused on does not matter. */
  public StackPainting(LightPainter painter, Focus focus) {
    this.painter = painter;
    this.focus = focus;
    points = focus.through(painter.shape().views(), Refocusing.ACROSS, FocusStack.MOST_ACROSS);
  }

  @Override
  public boolean step() {
    Focus.Point point = points.get(views.size());
    Viewpoint from = painter.view(focus.v() + point.down(), focus.u() + point.right());
    views.add(new FocusStack.View(point, painter.colours(from)));
    return views.size() < points.size();
  }

  @Override
  public double progress() {
    return views.size() / (double) points.size();
  }

  @Override
  public FocusStack result() {
    return new FocusStack(views);
  }
}
