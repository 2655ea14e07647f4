package dev.tessera.model.light;

import java.util.ArrayList;
import java.util.List;

/** Paints the views of a {@link FocusStack}. */
public final class StackPainting implements Painting<FocusStack> {
  private final List<FocusStack.View> kept = new ArrayList<>();
  private final OneByOne<SeenView> views;

  /** Nothing painted yet; what is focused on does not matter. */
  public StackPainting(LightPainter painter, Focus focus) {
    List<Focus.Point> points =
        focus.through(painter.shape().views(), Refocusing.ACROSS, FocusStack.MOST_ACROSS);
    views =
        new OneByOne<>(
            points.size(),
            i -> {
              Focus.Point point = points.get(i);
              return painter.seeing(
                  painter.view(focus.v() + point.down(), focus.u() + point.right()));
            },
            (i, view) -> kept.add(new FocusStack.View(points.get(i), view.colours())));
  }

  @Override
  public boolean step() {
    return views.step();
  }

  @Override
  public double progress() {
    return views.progress();
  }

  @Override
  public FocusStack result() {
    return new FocusStack(kept);
  }
}
