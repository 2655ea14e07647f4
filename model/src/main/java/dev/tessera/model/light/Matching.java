package dev.tessera.model.light;

import dev.tessera.model.engine.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the disparities of all known views in short steps: first the range of them, by the middle
 * view, then each view's own by a {@link PlaneSweep} through that range.
 */
final class Matching {
  /** Pixels of all pictures together that are compared: larger ones are made smaller. */
  private static final long PIXELS = 4_000_000;

  /** Likewise the pixels of one. */
  private static final long OF_VIEW = 600_000;

  /**
   * The widest range looked through, as a share of the longer side, from a known view to the next.
   */
  private static final double WIDEST = 0.06;

  /** Pixels from a known view to the next between two candidates: at first, and then. */
  private static final double COARSE = 0.5;

  private static final double FINE = 0.25;

  private static final int MOST_CANDIDATES = 160;

  /** Share of the pixels, on each side, that do not count for the range. */
  private static final double STRAYS = 0.003;

  /** Pixels that are looked at for the range, about. */
  private static final int COUNTED = 200_000;

  private final KnownViews views;
  private final Workers workers;
  private final int factor;
  private final List<ReducedView> pictures = new ArrayList<>();
  private final List<float[]> found = new ArrayList<>();
  private List<PlaneSweep> sweeps = List.of();
  private double least;
  private double spacing;
  private int candidates;
  private int candidate;
  private boolean ranged;

  /** Of each sweep, whether what it does now goes on. */
  private boolean[] more = {};

  /** Nothing compared yet. */
  Matching(KnownViews views, Workers workers) {
    this.views = views;
    this.workers = workers;
    long all = (long) views.known().count() * views.size().height() * views.size().width();
    double ofView = (double) views.size().height() * views.size().width();
    double most = Math.max(all / (double) PIXELS, ofView / OF_VIEW);
    factor = (int) Math.ceil(Math.sqrt(Math.max(1, most)));
  }

  /**
   * Does a part of the work.
   *
   * @return whether there is more
   */
  boolean step() {
    if (pictures.size() < views.known().count()) {
      int view = pictures.size();
      pictures.add(ReducedView.of(views.size(), factor, i -> views.value(view, i)));
    } else if (sweeps.isEmpty()) {
      begin();
    } else if (candidate < candidates) {
      double disparity = least + candidate * spacing;
      if (!each(sweep -> sweep.compare(disparity))) {
        candidate++;
      }
    } else if (!each(sweep -> sweep.place(least, spacing))) {
      end();
    }
    return found.size() < views.known().count();
  }

  /** Lets every sweep go on that has more to do; returns whether one has still. */
  private boolean each(Predicate<PlaneSweep> work) {
    boolean[] going = more.clone();
    workers.run(sweeps.size(), i -> more[i] = going[i] && work.test(sweeps.get(i)));
    boolean any = false;
    for (boolean one : more) {
      any |= one;
    }
    if (!any) {
      Arrays.fill(more, true);
    }
    return any;
  }

  private void begin() {
    if (!ranged) {
      double side = Math.max(pictures.get(0).height(), pictures.get(0).width());
      spacing = COARSE / views.step();
      least = -Math.max(4, Math.rint(WIDEST * side / COARSE)) * spacing;
      candidates = (int) Math.rint(-2 * least / spacing) + 1;
      sweeps = List.of(sweep(middle()));
    } else {
      int count = Math.min(workers.count(), views.known().count() - found.size());
      List<PlaneSweep> some = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        some.add(sweep(found.size() + i));
      }
      sweeps = some;
    }
    more = new boolean[sweeps.size()];
    Arrays.fill(more, true);
    candidate = 0;
  }

  private int middle() {
    return views.known().rows() / 2 * views.known().columns() + views.known().columns() / 2;
  }

  private PlaneSweep sweep(int view) {
    int columns = views.known().columns();
    List<PlaneSweep.Neighbour> neighbours = new ArrayList<>();
    for (int other = 0; other < pictures.size(); other++) {
      int down = other / columns - view / columns;
      int right = other % columns - view % columns;
      if (other != view && Math.max(Math.abs(down), Math.abs(right)) == 1) {
        neighbours.add(
            new PlaneSweep.Neighbour(
                pictures.get(other), down * views.step(), right * views.step()));
      }
    }
    return new PlaneSweep(pictures.get(view), neighbours);
  }

  private void end() {
    if (!ranged) {
      range(sweeps.get(0));
      ranged = true;
    } else {
      for (PlaneSweep sweep : sweeps) {
        float[] disparities = sweep.disparities();
        for (int i = 0; i < disparities.length; i++) {
          disparities[i] *= factor;
        }
        found.add(disparities);
      }
    }
    sweeps = List.of();
  }

  /** Of the half of the pixels that know best. */
  private void range(PlaneSweep sweep) {
    float[] disparities = some(sweep.disparities());
    float[] contrasts = some(sweep.contrasts());
    float[] sorted = contrasts.clone();
    Arrays.sort(sorted);
    float enough = sorted[sorted.length / 2];
    float[] sure = new float[disparities.length];
    int count = 0;
    for (int i = 0; i < sure.length; i++) {
      if (contrasts[i] >= enough) {
        sure[count++] = disparities[i];
      }
    }
    Arrays.sort(sure, 0, count);
    int strays = (int) (STRAYS * count);
    double low = sure[strays] - 2 * spacing;
    double high = sure[count - 1 - strays] + 2 * spacing;
    spacing = Math.max(FINE / views.step(), (high - low) / (MOST_CANDIDATES - 1));
    least = low;
    candidates = (int) Math.ceil((high - low) / spacing) + 1;
  }

  /** Of many values every so many-th. */
  private static float[] some(float[] values) {
    int every = values.length / COUNTED + 1;
    float[] some = new float[(values.length + every - 1) / every];
    for (int i = 0; i < some.length; i++) {
      some[i] = values[i * every];
    }
    return some;
  }

  /** How much is done, 0 to 1. */
  double progress() {
    double part = candidates == 0 ? 0 : candidate / (double) candidates * sweeps.size();
    return ranged ? (found.size() + part) / views.known().count() : 0;
  }

  /** After the last step. */
  Disparities disparities() {
    return new Disparities(factor, pictures.get(0).height(), pictures.get(0).width(), found);
  }
}
