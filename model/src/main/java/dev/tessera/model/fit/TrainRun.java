package dev.tessera.model.fit;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Training of the paper's form from start to stop: clock, validation and stop rules around a {@link
 * Trainer}.
 */
public final class TrainRun implements Training {
  private static final double SHARE_OF_VALIDATION = 0.05;

  private final TrainOptions options;
  private final Scope scope;
  private final TileSource source;
  private final Trainer trainer;
  private final Validation validation;
  private final FitHistory history;
  private final FitRate rate = new FitRate();
  private final long stepsBefore;

  private double seconds;
  private double validationSeconds;
  private double validationEnd = Double.NEGATIVE_INFINITY;
  private boolean validating;
  private boolean ended;
  private boolean finished;
  private double encoded = Double.NaN;
  private double refined = Double.NaN;

  /**
   * Prepares a run.
   *
   * @param engine used on this thread
   * @param data pictures to learn from and to judge by
   * @param options all settings
   * @param state where to go on from, made with the same options but for the stop rule, or empty
   * @throws IllegalArgumentException if no picture is as large as a tile
   */
  public TrainRun(Engine engine, HeldOut data, TrainOptions options, Optional<TrainState> state) {
    this.options = options;
    source = new TileSource(data.training(), options.tile(), options.variety(), options.seed());
    validation = new Validation(data.validation(), options.tile());
    history = new FitHistory(state.map(CurveArrays::get).orElse(FitCurve.empty()));
    seconds = state.map(TrainState::seconds).orElse(0.0);
    stepsBefore = state.map(TrainState::step).orElse(0L);
    scope = engine.scope();
    try {
      trainer = new Trainer(scope, options, source, state);
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
    if (trainer.steps() >= options.stop().steps() || seconds >= options.stop().seconds()) {
      ended = true;
    }
    validating = validation.possible();
    finished = ended && !validating;
  }

  @Override
  public boolean step() {
    long start = System.nanoTime();
    if (validating) {
      validate();
      validationSeconds += (System.nanoTime() - start) * 1e-9;
    } else if (!finished) {
      boolean completed = trainer.step(progress());
      seconds += (System.nanoTime() - start) * 1e-9;
      if (completed) {
        afterStep();
      }
    }
    return !finished;
  }

  private void validate() {
    if (validation.step(scope, trainer.field(), trainer.encoder(), trainer.localPoints())) {
      return;
    }
    validating = false;
    encoded = trainer.encoder().isPresent() ? validation.encoded() : Double.NaN;
    refined = validation.refined();
    history.add(trainer.steps(), seconds, Double.isNaN(encoded) ? refined : encoded);
    validationEnd = seconds;
    finished = ended;
  }

  private void afterStep() {
    long done = trainer.steps();
    rate.update(seconds, done - stepsBefore, tilesSeen() * options.tile() * options.tile());
    ended = done >= options.stop().steps() || seconds >= options.stop().seconds();
    // Measured as often as it takes no more than its share of the time.
    boolean due = seconds - validationEnd > validationSeconds / SHARE_OF_VALIDATION;
    if (validation.possible() && (ended || due)) {
      validating = true;
      validationSeconds = 0;
      validation.begin();
    }
    finished = ended && !validating;
  }

  /** How much of the budget is used, 0 to 1; 0 if there is none. */
  private double progress() {
    return Math.max(
        seconds / options.stop().seconds(), trainer.steps() / (double) options.stop().steps());
  }

  private long tilesSeen() {
    return trainer.steps() * options.tilesPerStep();
  }

  private double eta() {
    double bySteps =
        options.stop().steps() == Long.MAX_VALUE
            ? Double.POSITIVE_INFINITY
            : (options.stop().steps() - trainer.steps()) / rate.stepsPerSecond();
    return Math.max(0, Math.min(options.stop().seconds() - seconds, bySteps));
  }

  @Override
  public TrainSnapshot snapshot() {
    return new TrainSnapshot(
        trainer.steps(),
        seconds,
        tilesSeen(),
        trainer.psnr(),
        encoded,
        refined,
        rate.samplesPerSecond(),
        eta(),
        history.curve());
  }

  @Override
  public Optional<TrainResult> result() {
    Map<String, float[]> arrays = new LinkedHashMap<>(trainer.arrays());
    CurveArrays.put(arrays, history.curve());
    // A step that is half done is drawn again.
    long draws = source.draws() - (drawn() ? 1 : 0);
    TrainState state = new TrainState(options, trainer.steps(), seconds, draws, arrays);
    return Optional.of(
        new TrainResult(trainer.networks(), snapshot(), finished, Optional.of(state)));
  }

  private boolean drawn() {
    return trainer.midway() && options.mode() != TrainMode.CODE_BOOK;
  }

  @Override
  public void close() {
    scope.close();
  }
}
