package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture through a lens: the mean of the views that its aperture covers, each moved so that what
 * is in focus lies still.
 */
public final class Refocusing implements Painting<Samples> {
  /** Views across an aperture at least: fewer show as several sharp pictures. */
  static final int ACROSS = 7;

  /** Views across at most: more cost time and look the same. */
  private static final int MOST_ACROSS = 17;

  private final OneByOne<SeenView> views;
  private final List<Viewpoint> through = new ArrayList<>();
  private final float[] sums;
  private final int[] extent;

  /** Nothing painted yet. */
  public Refocusing(LightPainter painter, Focus focus) {
    ShearedShape shape = painter.shape();
    extent = new int[] {shape.view().height(), shape.view().width()};
    sums = new float[3 * extent[0] * extent[1]];
    double d = focus.disparity();
    for (Focus.Point point : focus.through(shape.views(), ACROSS, MOST_ACROSS)) {
      through.add(
          new Viewpoint(
              focus.v() + point.down(),
              focus.u() + point.right(),
              -d * point.down(),
              -d * point.right(),
              extent[0],
              extent[1]));
    }
    views =
        new OneByOne<>(through.size(), i -> painter.seeing(through.get(i)), (i, view) -> add(view));
  }

  private void add(SeenView view) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += view.colours().get(i);
    }
  }

  /** How many views are painted for a picture. */
  public static int views(ViewGrid grid, Focus focus) {
    return focus.through(grid, ACROSS, MOST_ACROSS).size();
  }

  @Override
  public boolean step() {
    return views.step();
  }

  @Override
  public double progress() {
    return views.progress();
  }

  /** The picture, (height, width, 3). */
  @Override
  public Samples result() {
    float[] mean = sums.clone();
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= through.size();
    }
    return Samples.of(extent, 3, mean);
  }
}
