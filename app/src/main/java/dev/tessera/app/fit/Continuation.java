package dev.tessera.app.fit;

import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.StopRule;

/** Going on from a result: what may have changed, and when the second part ends. */
final class Continuation {
  private Continuation() {}

  /** Whether a fit with these options can go on from a result: same grid, same networks. */
  static boolean possible(FitResult previous, FitOptions wanted) {
    FitOptions old = previous.options();
    return wanted
        .change()
        .networkRate(old.networkRate())
        .codeRate(old.codeRate())
        .tilesPerStep(old.tilesPerStep())
        .samplesPerTile(old.samplesPerTile())
        .seed(old.seed())
        .stop(old.stop())
        .build()
        .equals(old);
  }

  /**
   * The wanted options for the second part, whose limits count from its own start; a target that is
   * reached already no longer ends it.
   */
  static FitOptions of(FitResult previous, FitOptions wanted) {
    StopRule rule = wanted.stop();
    double target =
        rule.targetPsnr() > previous.psnr() ? rule.targetPsnr() : Double.POSITIVE_INFINITY;
    return wanted
        .change()
        .stop(new StopRule(rule.seconds(), rule.steps(), target, rule.plateau()))
        .build();
  }
}
