package dev.tessera.model.fit;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.FamilySnapshot.ErrorPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Training of a family from start to stop: clock, validation and stop rules around a {@link
 * FamilyTrainer}, cut into short steps. Lives on the model thread.
 */
public final class FamilyRun implements AutoCloseable {
  private static final double SHARE_OF_VALIDATION = 0.05;

  private final FamilyOptions options;
  private final FamilySet data;
  private final Scope scope;
  private final FamilyTrainer trainer;
  private final List<ErrorPoint> curve;
  private final FitRate rate = new FitRate();
  private final long stepsBefore;

  private Optional<FamilyValidation> validation = Optional.empty();
  private double seconds;
  private double validationSeconds;
  private double validationEnd;
  private double heldOut = Double.NaN;
  private boolean ended;
  private boolean finished;

  /**
   * Prepares a run.
   *
   * @param engine used on this thread
   * @param data shapes to learn from and to judge by
   * @param options all settings
   * @param state where to go on from, made with the same options but for the stop rule, or empty
   */
  public FamilyRun(
      Engine engine, FamilySet data, FamilyOptions options, Optional<FamilyState> state) {
    this.options = options;
    this.data = data;
    curve = new ArrayList<>(state.map(FamilyRun::curve).orElse(List.of()));
    seconds = state.map(FamilyState::seconds).orElse(0.0);
    validationEnd = seconds;
    stepsBefore = state.map(FamilyState::step).orElse(0L);
    scope = engine.scope();
    try {
      trainer = new FamilyTrainer(scope, options, data.training(), state);
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
    checkEnd();
  }

  /**
   * Does one short piece of work.
   *
   * @return whether the run goes on
   * @throws FitDivergedException if the loss is no longer finite
   */
  public boolean step() {
    long start = System.nanoTime();
    if (validation.isPresent()) {
      validate(validation.get());
      validationSeconds += (System.nanoTime() - start) * 1e-9;
    } else if (!finished) {
      boolean completed = trainer.step(progress());
      seconds += (System.nanoTime() - start) * 1e-9;
      if (completed) {
        rate.update(seconds, trainer.steps() - stepsBefore, pointsSeen());
        checkEnd();
      }
    }
    return !finished;
  }

  private void checkEnd() {
    ended = trainer.steps() >= options.stop().steps() || seconds >= options.stop().seconds();
    // Measured as often as it takes no more than its share of the time.
    boolean due = seconds - validationEnd > Math.max(10, validationSeconds / SHARE_OF_VALIDATION);
    if (ended || due) {
      validationSeconds = 0;
      validation =
          Optional.of(
              new FamilyValidation(
                  scope, trainer.field(), options.clamp(), data.validation(), trainer.codes()));
    }
  }

  private void validate(FamilyValidation current) {
    if (current.step()) {
      return;
    }
    validation = Optional.empty();
    heldOut = current.error();
    curve.add(
        new ErrorPoint(
            trainer.steps(), seconds, Double.isNaN(heldOut) ? trainer.error() : heldOut));
    validationEnd = seconds;
    finished = ended;
  }

  /** How much of the budget is used, 0 to 1; 0 if there is none. */
  private double progress() {
    return Math.max(
        seconds / options.stop().seconds(), trainer.steps() / (double) options.stop().steps());
  }

  private long pointsSeen() {
    long shapes = Math.min(options.shapesPerStep(), data.training().size());
    return trainer.steps() * shapes * options.pointsPerShape();
  }

  private double eta() {
    double bySteps =
        options.stop().steps() == Long.MAX_VALUE
            ? Double.POSITIVE_INFINITY
            : (options.stop().steps() - trainer.steps()) / rate.stepsPerSecond();
    return Math.max(0, Math.min(options.stop().seconds() - seconds, bySteps));
  }

  /** How it goes. */
  public FamilySnapshot snapshot() {
    return new FamilySnapshot(
        trainer.steps(),
        seconds,
        pointsSeen(),
        trainer.error(),
        heldOut,
        rate.samplesPerSecond(),
        eta(),
        curve);
  }

  /** The family as it is now, and what is needed to go on. */
  public FamilyResult result() {
    Map<String, float[]> arrays = new LinkedHashMap<>(trainer.arrays());
    float[] points = new float[3 * curve.size()];
    for (int i = 0; i < curve.size(); i++) {
      points[3 * i] = curve.get(i).step();
      points[3 * i + 1] = (float) curve.get(i).seconds();
      points[3 * i + 2] = (float) curve.get(i).error();
    }
    arrays.put("curve", points);
    TrainedFamily family =
        new TrainedFamily(
            "untitled",
            trainer.weights(),
            data.training().stream().map(ShapePoints::name).toList(),
            trainer.codes(),
            options.clamp());
    FamilyState state = new FamilyState(options, trainer.steps(), seconds, arrays);
    return new FamilyResult(family, snapshot(), finished, state);
  }

  private static List<ErrorPoint> curve(FamilyState state) {
    float[] points = state.arrays().getOrDefault("curve", new float[0]);
    List<ErrorPoint> curve = new ArrayList<>();
    for (int i = 0; i + 2 < points.length; i += 3) {
      curve.add(new ErrorPoint((long) points[i], points[i + 1], points[i + 2]));
    }
    return curve;
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    scope.close();
  }
}
