package dev.tessera.model.compare;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fits both forms to a picture, in turns: they learn from the same tiles and points in the same
 * order, with the same rates, from the same codes. Lives on the model thread.
 */
public final class CompareRun implements AutoCloseable {
  private final GridSignal picture;
  private final FitOptions options;
  private final List<Fit<Fitted<GridTiling>>> fits = new ArrayList<>();
  private final boolean[] more = {true, true};
  private int turn;

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
    try {
      for (Form form : Form.values()) {
        FitOptions own = options.change().form(form.field()).build();
        fits.add(SignalLearner.grid(engine, picture, own, Optional.empty()));
      }
    } catch (RuntimeException | Error e) {
      close();
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
        GridCut.cube(32, 0),
        new FitOptions.Network(64, 3, 32, 15, 6),
        new FitOptions.Steps(5e-3, 1e-2, 64, 64, 1),
        StopRule.afterSteps(steps),
        Optional.empty());
  }

  /**
   * Does one short piece of work.
   *
   * @return whether there is more to do
   */
  public boolean step() {
    if (more[turn]) {
      more[turn] = fits.get(turn).step();
    }
    turn = (turn + 1) % fits.size();
    return more[0] || more[1];
  }

  /** Share of the work done, 0 to 1. */
  public double progress() {
    double steps = 0;
    for (Fit<Fitted<GridTiling>> fit : fits) {
      steps += fit.steps();
    }
    return Math.min(1, steps / fits.size() / options.stop().steps());
  }

  /** Both networks as they are; empty until there is something of both. */
  public Optional<Comparison> result() {
    return fits.get(0)
        .result()
        .flatMap(
            modulated ->
                fits.get(1)
                    .result()
                    .map(
                        concatenated ->
                            new Comparison(
                                picture, options, learned(modulated), learned(concatenated))));
  }

  private static LearnedNetwork learned(FitResult<Fitted<GridTiling>> result) {
    return new LearnedNetwork(result.fitted(), result.psnr());
  }

  @Override
  public void close() {
    fits.forEach(Fit::close);
  }
}
