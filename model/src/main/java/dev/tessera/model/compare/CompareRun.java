package dev.tessera.model.compare;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.LearningRate;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.TileBatcher;
import dev.tessera.model.signal.GridSignal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Fits both networks to a picture, in turns: each step both learn from the same tiles and points,
 * with the same rates, from the same codes. Lives on the model thread.
 */
public final class CompareRun implements AutoCloseable {
  private static final int TILES_MEASURED = 8;

  private final GridSignal picture;
  private final FitOptions options;
  private final Scope scope;
  private final TileBatcher batcher;
  private final List<Learner> learners;
  private final int tileCount;
  private int[] tiles = {};
  private int[] points = {};
  private int turn;
  private long done;
  private int measured;

  /**
   * Prepares a run.
   *
   * @param engine used on this thread
   * @param picture a small one, see {@link SmallPicture}
   * @param options all settings; the stop rule's steps are how long it takes
   */
  public CompareRun(Engine engine, GridSignal picture, FitOptions options) {
    this.picture = picture;
    this.options = options;
    tileCount = options.gridFor(picture).tileCount();
    batcher = new TileBatcher(options.gridFor(picture), options);
    scope = engine.scope();
    try {
      learners =
          List.of(
              new Learner(scope, Form.MODULATION, picture, options),
              new Learner(scope, Form.CONCATENATION, picture, options));
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Settings by measurement on photographs: 32-px tiles, D 32, width 64, three sine layers. With
   * them the two come within 1.1 dB of each other on each of three; at other rates and frequencies
   * one or the other lost more.
   *
   * @param steps of both networks
   */
  public static FitOptions settings(long steps) {
    return new FitOptions(
        FitMode.JOINT,
        false,
        32,
        0,
        64,
        3,
        32,
        15,
        6,
        5e-3,
        1e-2,
        64,
        64,
        1,
        StopRule.afterSteps(steps),
        Optional.empty());
  }

  /**
   * Does one short piece of work.
   *
   * @return whether there is more to do
   */
  public boolean step() {
    try (Scope step = scope.child()) {
      if (done < options.stop().steps()) {
        learn(step);
      } else {
        measure(step);
      }
    }
    return measured < tileCount;
  }

  private void learn(Scope step) {
    if (turn == 0) {
      tiles = batcher.drawTiles();
      points = batcher.drawPoints();
    }
    double decay = LearningRate.decay(done / (double) options.stop().steps());
    learners.get(turn).learn(step, tiles, points, decay, done);
    turn = (turn + 1) % learners.size();
    if (turn == 0) {
      done++;
    }
  }

  private void measure(Scope step) {
    int end = Math.min(tileCount, measured + TILES_MEASURED);
    int[] some = IntStream.range(measured, end).toArray();
    int[] all = IntStream.range(0, options.gridFor(picture).samplesPerTile()).toArray();
    learners.get(turn).measure(step, some, all);
    turn = (turn + 1) % learners.size();
    if (turn == 0) {
      measured = end;
    }
  }

  /** Share of the work done, 0 to 1. */
  public double progress() {
    return Math.min(1, done / (double) options.stop().steps());
  }

  /** Both networks as they are; their PSNR counts once every step is done. */
  public Comparison result() {
    return new Comparison(picture, options, learners.get(0).learned(), learners.get(1).learned());
  }

  @Override
  public void close() {
    scope.close();
  }
}
