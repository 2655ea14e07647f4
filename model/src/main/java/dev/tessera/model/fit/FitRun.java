package dev.tessera.model.fit;

import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/**
 * A fit from start to stop: clock, curve and stop rules around a {@link Fitter}. Lives on the model
 * thread; call {@link #step} until it returns false.
 */
public final class FitRun implements AutoCloseable {
  private static final double CURVE_INTERVAL = 0.1;

  private final FitOptions options;
  private final DeviceReport device;
  private final Scope scope;
  private final Fitting fitter;
  private final FitHistory history;
  private final long stepsBefore;
  private final double secondsBefore;

  private final FitRate rate = new FitRate();
  private Optional<StopReason> ended = Optional.empty();
  private double seconds;
  private double lastPoint = -1;

  /**
   * Prepares a run.
   *
   * @param engine used on this thread
   * @param signal what to fit
   * @param options all settings
   * @param previous a result of the same signal and grid to go on from, or empty
   * @throws IllegalArgumentException if the previous result has another grid or field
   */
  public FitRun(
      Engine engine, GridSignal signal, FitOptions options, Optional<FitResult> previous) {
    this.options = options;
    device = engine.report();
    previous.ifPresent(p -> requireSame(p.field(), signal, options));
    history = new FitHistory(previous.map(FitResult::curve).orElse(FitCurve.empty()));
    stepsBefore = previous.map(FitResult::step).orElse(0L);
    secondsBefore = previous.map(FitResult::seconds).orElse(0.0);
    scope = engine.scope();
    try {
      fitter =
          options.mode() == FitMode.JOINT
              ? new Fitter(scope, signal, options, previous)
              : new CodeFitter(scope, signal, options, previous);
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Does one short piece of work.
   *
   * @return whether the run goes on
   * @throws FitDivergedException if the loss is no longer finite
   */
  public boolean step() {
    long start = System.nanoTime();
    boolean more;
    if (ended.isEmpty()) {
      boolean completed = fitter.step(progress());
      seconds += (System.nanoTime() - start) * 1e-9;
      if (completed) {
        afterStep();
      } else if (fitter.searching() && seconds >= options.stop().seconds()) {
        ended = Optional.of(StopReason.SECONDS);
      }
      more = true;
    } else {
      more = fitter.refresh();
      if (!more) {
        history.add(totalSteps(), totalSeconds(), psnr());
      }
    }
    return more;
  }

  private void afterStep() {
    rate.update(seconds, fitter.steps(), fitter.samplesSeen());
    if (seconds - lastPoint >= CURVE_INTERVAL) {
      lastPoint = seconds;
      history.add(totalSteps(), totalSeconds(), psnr());
    }
    StopRule rule = options.stop();
    if (fitter.finished()) {
      ended = Optional.of(StopReason.DONE);
    } else if (fitter.steps() >= rule.steps()) {
      ended = Optional.of(StopReason.STEPS);
    } else if (seconds >= rule.seconds()) {
      ended = Optional.of(StopReason.SECONDS);
    } else if (psnr() >= rule.targetPsnr()) {
      ended = Optional.of(StopReason.TARGET);
    } else if (rule.plateau() && Plateau.reached(history.curve(), secondsBefore)) {
      ended = Optional.of(StopReason.PLATEAU);
    }
  }

  /** How much of the budget is used, 0 to 1; 0 if there is none. */
  private double progress() {
    double byTime = seconds / options.stop().seconds();
    double bySteps = fitter.steps() / (double) options.stop().steps();
    return Math.max(byTime, bySteps);
  }

  private double eta() {
    double byTime = options.stop().seconds() - seconds;
    double bySteps =
        options.stop().steps() == Long.MAX_VALUE
            ? Double.POSITIVE_INFINITY
            : (options.stop().steps() - fitter.steps()) / rate.stepsPerSecond();
    return Math.max(0, Math.min(byTime, bySteps));
  }

  private long totalSteps() {
    return stepsBefore + fitter.steps();
  }

  private double totalSeconds() {
    return secondsBefore + seconds;
  }

  private double psnr() {
    return fitter.picture().psnr();
  }

  /**
   * What a watcher sees now; takes the patch of the picture, so every change is told once.
   *
   * @param watchedTile tile whose code is wanted, or -1
   */
  public FitSnapshot snapshot(int watchedTile) {
    return snapshot(watchedTile, fitter.picture().takePatch());
  }

  /** The last snapshot: its patch holds the whole picture, so it may replace one not taken. */
  public FitSnapshot lastSnapshot() {
    return snapshot(-1, fitter.picture().takeAll());
  }

  private FitSnapshot snapshot(int watchedTile, PicturePatch patch) {
    boolean known = watchedTile >= 0 && watchedTile < fitter.grid().tileCount();
    return new FitSnapshot(
        totalSteps(),
        totalSeconds(),
        psnr(),
        rate.stepsPerSecond(),
        rate.samplesPerSecond(),
        eta(),
        fitter.peakBytes(),
        history.curve(),
        patch,
        fitter.active(),
        known ? Optional.of(new TileCode(watchedTile, fitter.code(watchedTile))) : Optional.empty(),
        fitter.prepared(),
        ended.isPresent() ? fitter.refreshed() : 0);
  }

  /** A copy of the field as it is now. */
  public Fitted<GridTiling> field() {
    return fitter.field();
  }

  /** A copy of everything needed to look at the result or to go on. */
  public FitResult result() {
    return new FitResult(
        fitter.field(),
        options,
        ended.orElse(StopReason.STOPPED),
        totalSteps(),
        totalSeconds(),
        psnr(),
        seconds > 0 ? fitter.samplesSeen() / seconds : 0,
        history.curve(),
        device,
        fitter.peakBytes(),
        fitter.optimiser());
  }

  private static void requireSame(Fitted<GridTiling> field, GridSignal signal, FitOptions options) {
    if (!field.tiling().equals(options.gridFor(signal))
        || !field.spec().equals(options.specFor(signal))) {
      throw new IllegalArgumentException(
          "a fit goes on with the tiles and networks it began with: "
              + field.tiling()
              + ", "
              + field.spec()
              + "; wanted "
              + options.gridFor(signal)
              + ", "
              + options.specFor(signal));
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
