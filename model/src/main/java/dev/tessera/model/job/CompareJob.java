package dev.tessera.model.job;

import dev.tessera.model.compare.CompareRun;
import dev.tessera.model.compare.Comparison;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GridSignal;

/** Fits a modulated and a concatenated network to the same small picture. */
public final class CompareJob extends SteppedJob<CompareRun, Comparison> {
  /**
   * A comparison.
   *
   * @param engine used on the model thread only
   * @param picture a small one
   * @param options all settings, the number of steps among them
   * @param progress share done, 0 to 1
   */
  public CompareJob(
      Engine engine, GridSignal picture, FitOptions options, Latest<Double> progress) {
    super(
        "Comparing with concatenated codes",
        () -> new CompareRun(engine, picture, options),
        run -> {
          boolean more = run.step();
          if (progress.wanted()) {
            progress.publish(run.progress());
          }
          return more;
        },
        run -> run.result().orElseThrow(),
        CompareRun::close);
  }
}
