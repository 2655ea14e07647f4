package dev.tessera.app.shell;

import dev.tessera.app.run.FitSteering;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.RunState;
import dev.tessera.model.fit.Snapshot;
import java.util.Optional;

/**
 * What the status line says of a fit.
 *
 * @param state in a word
 * @param speed while it runs
 * @param quality once it is known
 * @param time once it is known
 * @param nativeBytes memory of the engine's arrays, 0 if no fit is on its way
 */
record StatusReading(
    String state,
    Optional<String> speed,
    Optional<String> quality,
    Optional<String> time,
    long nativeBytes) {
  /** What to say of a fit, whatever is fitted. */
  static StatusReading of(FitSteering<?> run) {
    RunState state = run.state().getValue();
    Optional<? extends Snapshot<?>> snapshot = run.snapshot().getValue();
    return new StatusReading(
        run.stopping().getValue() ? "Stopping" : state.text(),
        snapshot
            .filter(s -> state == RunState.RUNNING && s.phase().prepared() == 1)
            .map(s -> speed(s.pace())),
        snapshot.filter(s -> s.step() > 0).map(s -> quality(s)),
        snapshot.map(s -> time(state, s.seconds(), s.pace().etaSeconds())),
        snapshot.filter(s -> state.active()).map(s -> s.pace().nativeBytes()).orElse(0L));
  }

  private static String quality(Snapshot<?> snapshot) {
    double error = snapshot.quality().meanError();
    return Figures.decibels(snapshot.psnr())
        + (Double.isNaN(error) ? "" : "  error " + Figures.small(error));
  }

  private static String speed(Snapshot.Pace pace) {
    return "%s step/s  %s samples/s"
        .formatted(Figures.rate(pace.stepsPerSecond()), Figures.rate(pace.samplesPerSecond()));
  }

  private static String time(RunState state, double seconds, double toGo) {
    return state.active()
        ? Figures.duration(seconds) + "  ETA " + Figures.duration(toGo)
        : Figures.duration(seconds);
  }
}
