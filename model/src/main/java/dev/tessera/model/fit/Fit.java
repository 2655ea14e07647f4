package dev.tessera.model.fit;

import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.fit.step.FitState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one loop of every fit, from start to stop: clock, curve, stop rules and validation around a
 * {@link Learner}. Lives on the model thread; call {@link #step} until it returns false.
 *
 * <p>The time budget counts preparing, but a limit ends a run only once it has a result, and the
 * learning rates follow the time that preparing left. Limits are those of the whole fit: one that
 * goes on has used up a part of them.
 *
 * @param <R> what is fitted
 */
public final class Fit<R> implements Run<R> {
  private static final double CURVE_INTERVAL = 0.1;

  /** Seconds over which speeds are averaged. */
  private static final double RATE_WINDOW = 0.5;

  /** Progress from which learning rates are so low that a flat curve stays flat. */
  private static final double ANNEALED = 0.7;

  /** Share of the time that validation may take. */
  private static final double SHARE_OF_VALIDATION = 0.05;

  private final StopRule rule;
  private final DeviceReport device;
  private final Learner<R> learner;
  private final Optional<Judge> judge;
  private final FitCurve.History history;
  private final boolean goesOn;
  private final double secondsBefore;
  private final long stepsBefore;

  private Optional<StopReason> ended = Optional.empty();
  private boolean preparing = true;
  private boolean within;
  private boolean judging;
  private boolean finished;
  private double seconds;
  private double preparationSeconds;
  private double lastPoint = -1;
  private double judgingSeconds;
  private double judgedAt;
  private double rateSince;
  private long rateSteps;
  private long rateSamples;
  private long samplesBefore;
  private double stepsPerSecond;
  private double samplesPerSecond;

  /** Measures what is learned by what was held out, in short steps; changes nothing. */
  public interface Judge extends AutoCloseable {
    /** Seconds of fitting before a measurement, at least. */
    default double pause() {
      return 10;
    }

    /** Starts a measurement; returns whether there is something to measure. */
    boolean begin();

    /** Does a part of it; returns whether there is more. */
    boolean step();

    /** How much of it is done, 0 to 1. */
    double progress();

    /** The same quality and what was measured last, if anything was. */
    Snapshot.Quality judged(Snapshot.Quality quality);

    /** Frees what a measurement that was not ended holds. */
    @Override
    void close();
  }

  /**
   * A run.
   *
   * @param learner what is fitted, and how; closed with this run
   * @param device where it runs
   * @param rule when it ends by itself
   * @param judge measures by what was held out; its values are points of the curve; closed, too
   * @param state to go on from, or empty; the learner goes on from the same
   */
  public Fit(
      Learner<R> learner,
      DeviceReport device,
      StopRule rule,
      Optional<Judge> judge,
      Optional<FitState> state) {
    this.learner = learner;
    this.device = device;
    this.rule = rule;
    this.judge = judge;
    history = new FitCurve.History(state.map(s -> s.array("curve")).orElse(new float[0]));
    goesOn = state.isPresent();
    secondsBefore = state.map(FitState::seconds).orElse(0.0);
    stepsBefore = state.map(FitState::step).orElse(0L);
  }

  @Override
  public boolean step() {
    long start = System.nanoTime();
    if (preparing) {
      preparing = learner.prepare();
      seconds += (System.nanoTime() - start) * 1e-9;
      preparationSeconds = seconds;
      if (!preparing) {
        samplesBefore = learner.samplesSeen();
        rateSamples = samplesBefore;
      }
      if (!preparing && goesOn) {
        endIfReached();
      }
    } else if (judging) {
      judging(judge.orElseThrow().step());
      judgingSeconds += (System.nanoTime() - start) * 1e-9;
    } else if (ended.isEmpty()) {
      within = !learner.step(progress());
      seconds += (System.nanoTime() - start) * 1e-9;
      if (!within) {
        afterStep();
      } else if (total() >= rule.seconds() && learner.started()) {
        end(StopReason.SECONDS);
      }
    } else if (!learner.refresh()) {
      finished = true;
      if (judge.isEmpty()) {
        addPoint();
      }
    }
    return !finished;
  }

  private void afterStep() {
    noteRate();
    if (judge.isEmpty() && seconds - lastPoint >= CURVE_INTERVAL) {
      lastPoint = seconds;
      addPoint();
    }
    endIfReached();
    if (ended.isEmpty()
        && learner.started()
        && judge.isPresent()
        && seconds - judgedAt
            > Math.max(judge.get().pause(), judgingSeconds / SHARE_OF_VALIDATION)) {
      beginJudging();
    }
  }

  private void endIfReached() {
    if (learner.finished()) {
      end(StopReason.DONE);
    } else if (!learner.started()) {
      return;
    } else if (learner.steps() >= rule.steps()) {
      end(StopReason.STEPS);
    } else if (total() >= rule.seconds()) {
      end(StopReason.SECONDS);
    } else if (Double.isFinite(rule.targetPsnr()) // asking may cost a transfer
        && learner.quality().psnr() >= rule.targetPsnr()) {
      end(StopReason.TARGET);
    } else if (rule.plateau()
        && (progress() >= ANNEALED || !learner.anneals())
        && StopRule.flat(history.curve(), secondsBefore + preparationSeconds)) {
      end(StopReason.PLATEAU);
    }
  }

  private void end(StopReason reason) {
    ended = Optional.of(reason);
    if (judge.isPresent()) {
      beginJudging();
    }
  }

  private void beginJudging() {
    judgingSeconds = 0;
    judging(judge.orElseThrow().begin());
  }

  private void judging(boolean more) {
    judging = more;
    if (!more) {
      judgedAt = seconds;
      addPoint();
    }
  }

  private void addPoint() {
    history.add(learner.steps(), total(), quality().mark());
  }

  private Snapshot.Quality quality() {
    Snapshot.Quality learned = learner.quality();
    return judge.map(j -> j.judged(learned)).orElse(learned);
  }

  /** Seconds, those before it was interrupted included. */
  private double total() {
    return secondsBefore + seconds;
  }

  private void noteRate() {
    double elapsed = seconds - rateSince;
    if (stepsPerSecond > 0 && elapsed < RATE_WINDOW) {
      return;
    }
    long steps = learner.steps() - stepsBefore;
    stepsPerSecond = (steps - rateSteps) / elapsed;
    samplesPerSecond = (learner.samplesSeen() - rateSamples) / elapsed;
    rateSince = seconds;
    rateSteps = steps;
    rateSamples = learner.samplesSeen();
  }

  /** Steps done, those before it was interrupted included. */
  public long steps() {
    return learner.steps();
  }

  /** How much of the budget that preparing left is used, 0 to 1; 0 if there is none. */
  private double progress() {
    double left = rule.seconds() - preparationSeconds;
    double byTime = left > 0 ? (total() - preparationSeconds) / left : 1;
    return Math.max(byTime, learner.steps() / (double) rule.steps());
  }

  /** While preparing without a time budget, what that takes by how far it is. */
  private double eta() {
    double prepared = learner.prepared();
    if (preparing && rule.seconds() == Double.POSITIVE_INFINITY && prepared > 0) {
      return seconds * (1 - prepared) / prepared;
    }
    double bySteps =
        rule.steps() == Long.MAX_VALUE
            ? Double.POSITIVE_INFINITY
            : (rule.steps() - learner.steps()) / stepsPerSecond;
    return Math.max(0, Math.min(rule.seconds() - total(), bySteps));
  }

  private Snapshot.Pace pace(double samplesEachSecond) {
    return new Snapshot.Pace(
        learner.steps(),
        total(),
        preparationSeconds,
        stepsPerSecond,
        learner.samplesSeen(),
        samplesEachSecond,
        eta(),
        learner.peakBytes());
  }

  @Override
  public Snapshot<R> snapshot(Snapshot.Watch watch) {
    return new Snapshot<>(
        new Snapshot.Phase(0, preparing ? learner.prepared() : 1, evaluated()),
        pace(samplesPerSecond),
        quality(),
        history.curve(),
        learner.live(watch));
  }

  @Override
  public boolean show(int slice) {
    return learner.show(slice);
  }

  private double evaluated() {
    if (finished || ended.isEmpty()) {
      return finished ? 1 : 0;
    }
    return judging ? judge.orElseThrow().progress() : learner.refreshed();
  }

  @Override
  public Optional<R> fitted() {
    return learner.fitted();
  }

  /** Of what can be taken up again, a step that was begun is ended: half a step is no state. */
  private void endStep() {
    while (within && ended.isEmpty() && learner.started() && !learner.settings().isEmpty()) {
      step();
    }
  }

  @Override
  public Optional<FitResult<R>> result() {
    endStep();
    if (!learner.started()) {
      learner.conclude();
    }
    return learner
        .fitted()
        .map(
            fitted -> {
              Map<String, float[]> arrays = new LinkedHashMap<>();
              learner.save(arrays);
              return result(fitted, Numbers.each(arrays));
            });
  }

  @Override
  public Optional<Supplier<FitResult<R>>> capture() {
    endStep();
    Optional<Learner.Captured<R>> captured = learner.capture();
    return captured.isEmpty() ? Run.super.capture() : captured.map(this::later);
  }

  private Supplier<FitResult<R>> later(Learner.Captured<R> captured) {
    FitResult<Learner.Captured<R>> now = result(captured, new LinkedHashMap<>());
    return () -> {
      Map<String, Numbers> arrays = captured.arrays().take();
      arrays.putAll(now.state().arrays());
      return now.with(captured.fitted().apply(arrays), now.state().with(arrays));
    };
  }

  private <Q> FitResult<Q> result(Q fitted, Map<String, Numbers> arrays) {
    arrays.put("curve", Numbers.of(history.curve().toArray()));
    return new FitResult<>(
        fitted,
        ended.orElse(StopReason.STOPPED),
        pace(seconds > 0 ? (learner.samplesSeen() - samplesBefore) / seconds : 0),
        quality(),
        history.curve(),
        device,
        new FitState(learner.settings(), learner.steps(), total(), arrays));
  }

  @Override
  public void close() {
    judge.ifPresent(Judge::close);
    learner.close();
  }
}
