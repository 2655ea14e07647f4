package dev.tessera.app.run;

import dev.tessera.app.session.Figures;
import dev.tessera.app.session.RunState;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where a fit stands in words.
 *
 * @param idle before there is one
 * @param loading before it has shown anything
 * @param preparing what comes before its first step
 * @param part which part is fitted, ending with a blank; empty where there is one alone
 * @param ended what follows when it has ended, empty for nothing
 * @param failed after an error
 */
public record RunWords(
    Supplier<String> idle,
    String loading,
    Supplier<String> preparing,
    Function<Snapshot<?>, String> part,
    Supplier<String> ended,
    String failed) {
  /** Of one fit alone. */
  public static RunWords of(Supplier<String> idle, String loading, String preparing) {
    return new RunWords(
        idle,
        loading,
        () -> preparing,
        snapshot -> "",
        () -> "",
        "The fit ended with an error; what was reached before is kept.");
  }

  /** With other words for what comes before the first step, by what is fitted. */
  public RunWords withPreparing(Supplier<String> newPreparing) {
    return new RunWords(idle, loading, newPreparing, part, ended, failed);
  }

  /** With something that follows when the fit has ended. */
  public RunWords withEnd(Supplier<String> newEnded) {
    return new RunWords(idle, loading, preparing, part, newEnded, failed);
  }

  String of(
      RunState now,
      Optional<? extends Snapshot<?>> snapshot,
      Optional<? extends FitResult<?>> result) {
    return switch (now) {
      case IDLE -> idle.get();
      case LOADING -> loading;
      case RUNNING, PAUSED -> snapshot.map(s -> part.apply(s) + progress(s)).orElse("");
      case FINISHED -> result.map(r -> summary(r) + ended.get()).orElse("");
      case FAILED -> failed;
    };
  }

  private String progress(Snapshot<?> s) {
    if (s.phase().prepared() < 1) {
      return "%s: %d %%.".formatted(preparing.get(), Math.round(100 * s.phase().prepared()));
    }
    if (s.phase().evaluated() > 0) {
      return "Evaluating: %d %%.".formatted(Math.round(100 * s.phase().evaluated()));
    }
    return "Step %s, %s fitted, %s to go%s.%s"
        .formatted(
            Figures.count(s.step()),
            Figures.duration(s.seconds()),
            Figures.duration(s.pace().etaSeconds()),
            s.live()
                .active()
                .map(a -> ", " + Figures.count(a.cardinality(), "tile") + " active")
                .orElse(""),
            error(s.quality()));
  }

  private static String summary(FitResult<?> r) {
    return "%s in %s: %s.%s"
        .formatted(
            Figures.count(r.step(), "step"),
            Figures.duration(r.seconds()),
            r.reason().text(),
            error(r.quality()));
  }

  private static String error(Snapshot.Quality quality) {
    return Double.isNaN(quality.meanError())
        ? ""
        : " Mean error of the distance " + Figures.small(quality.meanError()) + ".";
  }
}
