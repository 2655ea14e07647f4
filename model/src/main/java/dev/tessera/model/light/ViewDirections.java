package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape.ViewSize;
import dev.tessera.model.signal.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether rows and columns of views are in orders that go together: what moves to the left from a
 * view to the one beside it must move up from a view to the one below, by as much. Where it moves
 * down, one of the two is reversed, and tiles that are sheared by one disparity meet neither. Looks
 * at the middle view and those about it, in short steps.
 */
public final class ViewDirections {
  /** Pixels of a view that are compared, about. */
  private static final double PIXELS = 100_000;

  /** Pixels between two candidates. */
  private static final double SPACING = 0.5;

  /** The widest disparity that is looked for, as a share of the longer side, and at least. */
  private static final double WIDEST = 0.03;

  private static final int LEAST_WIDE = 4;

  /** What moves less, pixels, says nothing. */
  private static final double STILL = 0.6;

  /** Pixels by which two disparities that are the same may differ. */
  private static final double ALIKE = 0.3;

  /** Of the pixels that say something, how many must agree on the same, and what it is against. */
  private static final double SHARE = 0.2;

  private static final int TIMES = 3;

  private final List<PlaneSweep> sweeps = new ArrayList<>();
  private final double least;
  private final int candidates;
  private int candidate;
  private boolean opposite;

  /**
   * Nothing compared yet.
   *
   * @param light (V,U,height,width,3)
   */
  public ViewDirections(Samples light) {
    ViewSize size = new ViewSize(light.extent(2), light.extent(3));
    double pixels = (double) size.height() * size.width();
    int factor = (int) Math.ceil(Math.sqrt(Math.max(1, pixels / PIXELS)));
    double side = Math.max(size.height(), size.width()) / (double) factor;
    int steps = (int) Math.rint(Math.max(LEAST_WIDE, WIDEST * side) / SPACING);
    least = -steps * SPACING;
    candidates = 2 * steps + 1;
    if (light.extent(0) > 1 && light.extent(1) > 1) {
      sweeps.add(sweep(light, factor, /* down= */ 1, /* right= */ 0));
      sweeps.add(sweep(light, factor, /* down= */ 0, /* right= */ 1));
    }
  }

  private static PlaneSweep sweep(Samples light, int factor, int down, int right) {
    int v = light.extent(0) / 2;
    int u = light.extent(1) / 2;
    List<PlaneSweep.Neighbour> neighbours = new ArrayList<>();
    for (int way = -1; way <= 1; way += 2) {
      int row = v + way * down;
      int column = u + way * right;
      if (row < light.extent(0) && column < light.extent(1)) {
        ReducedView beside = view(light, row, column, factor);
        neighbours.add(new PlaneSweep.Neighbour(beside, way * down, way * right));
      }
    }
    return new PlaneSweep(view(light, v, u, factor), neighbours);
  }

  private static ReducedView view(Samples light, int v, int u, int factor) {
    Samples view = light.slice(v).slice(u);
    return ReducedView.of(new ViewSize(view.extent(0), view.extent(1)), factor, view::get);
  }

  /**
   * Does a part of the work.
   *
   * @return whether there is more
   */
  public boolean step() {
    if (sweeps.isEmpty()) {
      return false;
    }
    if (candidate < candidates) {
      double disparity = least + candidate * SPACING;
      for (PlaneSweep sweep : sweeps) {
        sweep.compare(disparity);
      }
      candidate++;
      return true;
    }
    boolean more = false;
    for (PlaneSweep sweep : sweeps) {
      more |= sweep.place(least, SPACING);
    }
    if (!more) {
      opposite = compare();
    }
    return more;
  }

  private boolean compare() {
    float[] down = sweeps.get(0).disparities();
    float[] right = sweeps.get(1).disparities();
    boolean[] sureDown = sure(sweeps.get(0));
    boolean[] sureRight = sure(sweeps.get(1));
    int moving = 0;
    int same = 0;
    int reversed = 0;
    for (int i = 0; i < down.length; i++) {
      if (sureDown[i] && sureRight[i] && Math.abs(right[i]) > STILL) {
        moving++;
        same += Math.abs(down[i] - right[i]) < ALIKE ? 1 : 0;
        reversed += Math.abs(down[i] + right[i]) < ALIKE ? 1 : 0;
      }
    }
    return reversed > SHARE * moving && reversed > TIMES * same;
  }

  /** The half of the pixels that know best. */
  private static boolean[] sure(PlaneSweep sweep) {
    float[] contrasts = sweep.contrasts();
    float[] sorted = contrasts.clone();
    Arrays.sort(sorted);
    boolean[] sure = new boolean[contrasts.length];
    for (int i = 0; i < sure.length; i++) {
      sure[i] = contrasts[i] >= sorted[sorted.length / 2];
    }
    return sure;
  }

  /** After the last step: whether rows of views are reversed against columns. */
  public boolean opposite() {
    return opposite;
  }
}
