package dev.tessera.model.light;

import dev.tessera.model.engine.Workers;
import dev.tessera.model.field.ShearedShape;
import java.util.List;
import java.util.Optional;

/**
 * What comes before the first step of a fit: disparities, tiles and their codes, one after another
 * in short steps.
 */
final class LightPreparation {
  private static final int CELL = 8;
  private static final int MARGIN = 1;

  /** Pixels across the whole field within which disparities are the same. */
  private static final double TOLERANCE = 1.2;

  /** Shares of the time that matching and looking for planes take. */
  private static final double MATCHING = 0.7;

  private static final double PLANES = 0.1;

  /** Most cosines: a code has at most 1024 numbers. */
  private static final int MOST_COSINES = 1024 - ShearedShape.HEAD;

  private final KnownViews views;
  private final LightOptions options;
  private final Workers workers;
  private final Matching matching;
  private final double tolerance;
  private final PlaneFit fit;
  private boolean matched;
  private Optional<Disparities> found = Optional.empty();
  private int compared;
  private long higherInFront;
  private Optional<PlaneSearch> search = Optional.empty();
  private Optional<ShearedCoder> coder = Optional.empty();
  private Optional<ShearedCoder.Looking> looking = Optional.empty();

  /** Nothing done yet. */
  LightPreparation(KnownViews views, LightOptions options, Workers workers) {
    this.views = views;
    this.options = options;
    this.workers = workers;
    matching = new Matching(views, workers);
    int most = Math.max(views.all().rows(), views.all().columns());
    tolerance = TOLERANCE / Math.max(1, most - 1);
    fit = new PlaneFit(tolerance);
  }

  /**
   * Does a part of the work.
   *
   * @return whether there is more
   */
  boolean step() {
    if (!matched) {
      matched = !matching.step();
      found = matched ? Optional.of(matching.disparities()) : found;
      return true;
    }
    Disparities disparities = found.orElseThrow();
    if (compared < views.known().count()) {
      higherInFront += disparities.higherInFront(views, compared, tolerance);
      compared++;
    } else if (looking.isEmpty()) {
      int near = higherInFront >= 0 ? 1 : -1;
      ShearedShape shape =
          new ShearedShape(views.all(), views.step(), views.size(), CELL, MARGIN, near);
      looking = Optional.of(new ShearedCoder.Looking(shape, views, disparities));
      search = Optional.of(new PlaneSearch(new FollowedRays(shape, views, disparities)));
    } else if (coder.isEmpty()) {
      PlaneSearch searching = search.orElseThrow();
      if (!searching.step(fit, workers)) {
        coder = Optional.of(coder(searching.planes()));
        search = Optional.empty();
      }
    } else {
      return coder.get().step();
    }
    return true;
  }

  private ShearedCoder coder(List<DisparityPlane> planes) {
    double pixels = (double) views.all().count() * views.size().height() * views.size().width();
    double each = options.floatsPerPixel() * pixels / planes.size() - ShearedShape.HEAD;
    int cosines = (int) Math.max(8, Math.min(MOST_COSINES, Math.floor(each)));
    return new ShearedCoder(looking.orElseThrow(), planes, cosines, tolerance, workers);
  }

  /** How much is done, 0 to 1. */
  double progress() {
    double coded = coder.map(ShearedCoder::progress).orElse(0.0);
    double planes = coder.isPresent() ? PLANES : 0;
    return MATCHING * matching.progress() + planes + (1 - MATCHING - PLANES) * coded;
  }

  /** After the last step. */
  ShearedCoder coded() {
    return coder.orElseThrow();
  }
}
