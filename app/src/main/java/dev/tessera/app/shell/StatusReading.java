package dev.tessera.app.shell;

import dev.tessera.app.fit.RunViewModel;
import dev.tessera.app.morph.MorphPairViewModel;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.RunState;
import dev.tessera.app.shape.ShapeRunViewModel;
import dev.tessera.model.fit.FitSnapshot;
import dev.tessera.model.fit.PairSnapshot;
import dev.tessera.model.fit.ShapeSnapshot;
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
  /** A picture's fit. */
  static StatusReading of(RunViewModel run) {
    Optional<FitSnapshot> snapshot = run.snapshot().get();
    RunState state = run.state().get();
    return new StatusReading(
        run.stopping().get() ? "Stopping" : state.text(),
        snapshot
            .filter(s -> state == RunState.RUNNING)
            .map(s -> speed(s.stepsPerSecond(), s.samplesPerSecond())),
        snapshot.map(s -> Figures.decibels(s.psnr())),
        snapshot.map(s -> time(state, s.seconds(), s.etaSeconds())),
        snapshot.filter(s -> state.active()).map(FitSnapshot::nativeBytes).orElse(0L));
  }

  /** A shape's fit. */
  static StatusReading of(ShapeRunViewModel run) {
    Optional<ShapeSnapshot> snapshot = run.snapshot().get();
    RunState state = run.state().get();
    return new StatusReading(
        run.stopping().get() ? "Stopping" : state.text(),
        snapshot
            .filter(s -> state == RunState.RUNNING && s.prepared() == 1)
            .map(s -> speed(s.stepsPerSecond(), s.samplesPerSecond())),
        snapshot
            .filter(s -> s.step() > 0)
            .map(s -> Figures.decibels(s.psnr()) + "  error " + Figures.small(s.meanError())),
        snapshot.map(s -> time(state, s.seconds(), s.etaSeconds())),
        snapshot.filter(s -> state.active()).map(ShapeSnapshot::nativeBytes).orElse(0L));
  }

  /** The fit of two shapes. */
  static StatusReading of(MorphPairViewModel run) {
    Optional<ShapeSnapshot> snapshot = run.snapshot().get().map(PairSnapshot::fit);
    RunState state = run.state().get();
    return new StatusReading(
        run.stopping().get() ? "Stopping" : state.text(),
        snapshot
            .filter(s -> state == RunState.RUNNING && s.prepared() == 1)
            .map(s -> speed(s.stepsPerSecond(), s.samplesPerSecond())),
        snapshot.filter(s -> s.step() > 0).map(s -> Figures.decibels(s.psnr())),
        snapshot.map(s -> time(state, s.seconds(), s.etaSeconds())),
        snapshot.filter(s -> state.active()).map(ShapeSnapshot::nativeBytes).orElse(0L));
  }

  private static String speed(double steps, double samples) {
    return "%s step/s  %s samples/s".formatted(Figures.rate(steps), Figures.rate(samples));
  }

  private static String time(RunState state, double seconds, double toGo) {
    return state.active()
        ? Figures.duration(seconds) + "  ETA " + Figures.duration(toGo)
        : Figures.duration(seconds);
  }
}
