package dev.tessera.app.run;

import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.step.FitState;
import java.util.Optional;

/**
 * What to fit, and how.
 *
 * @param <R> what is fitted
 * @param name a few words for the status bar
 * @param method how, with all settings
 * @param starter begins a fit
 * @param resumable whether a fit can go on after its end
 */
public record Order<R>(
    String name, FitMethod.Stepwise method, Starter<R> starter, boolean resumable) {
  /** Begins a fit; called on the model thread. */
  @FunctionalInterface
  public interface Starter<R> {
    /**
     * Begins.
     *
     * @param until when the whole fit ends
     * @param state to go on from, or empty
     */
    Run<R> begin(StopRule until, Optional<FitState> state);
  }

  /** Begins a fit tile by tile; called on the model thread. */
  @FunctionalInterface
  public interface TileStarter<R> {
    /**
     * Begins.
     *
     * @param options of the whole fit
     * @param state to go on from, or empty
     */
    Run<R> begin(FitOptions options, Optional<FitState> state);
  }

  /** A fit tile by tile. */
  public Order(String name, FitOptions options, TileStarter<R> starter, boolean resumable) {
    this(
        name,
        new FitMethod.Tiles(options),
        (until, state) -> starter.begin(options.change().stop(until).build(), state),
        resumable);
  }

  /** Whether a fit with earlier options can go on by this: all is the same but the stop rule. */
  boolean continues(FitMethod.Stepwise earlier) {
    return resumable && method.continues(earlier);
  }

  /**
   * The order for both parts together, as long again as this one says: limits are those of the
   * whole fit. A target that is reached already no longer ends it.
   */
  Order<R> after(double seconds, long steps, double psnr) {
    StopRule rule = method.stop();
    double target = rule.targetPsnr() > psnr ? rule.targetPsnr() : Double.POSITIVE_INFINITY;
    StopRule whole =
        new StopRule(
            rule.seconds() + seconds,
            rule.steps() == Long.MAX_VALUE ? rule.steps() : rule.steps() + steps,
            target,
            rule.plateau());
    return new Order<>(name, method.until(whole), starter, resumable);
  }
}
