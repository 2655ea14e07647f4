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
   * The wanted options with limits counted from the result on: as much time and as many steps
   * again. A target already reached no longer stops it.
   */
  static FitOptions of(FitResult previous, FitOptions wanted) {
    StopRule rule = wanted.stop();
    long steps =
        rule.steps() > Long.MAX_VALUE - previous.step()
            ? Long.MAX_VALUE
            : rule.steps() + previous.step();
    double target =
        rule.targetPsnr() > previous.psnr() ? rule.targetPsnr() : Double.POSITIVE_INFINITY;
    return wanted
        .change()
        .stop(new StopRule(rule.seconds() + previous.seconds(), steps, target, rule.plateau()))
        .build();
  }
}
