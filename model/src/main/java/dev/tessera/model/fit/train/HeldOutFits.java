package dev.tessera.model.fit.train;

import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Judges by whole signals held out: each is fitted with what was learned so far.
 *
 * @param <S> the signals
 */
final class HeldOutFits<S> implements Fit.Judge {
  private final List<S> signals;
  private final Function<S, Fit<?>> fitting;
  private final ToDoubleFunction<Snapshot.Quality> measure;
  private Optional<Fit<?>> current = Optional.empty();
  private int judged;
  private double sum;
  private double mean = Double.NaN;

  /**
   * Nothing measured yet.
   *
   * @param fitting of one signal by the networks as they are
   * @param measure of a fit that has ended, of which the mean is taken
   */
  HeldOutFits(
      List<S> signals, Function<S, Fit<?>> fitting, ToDoubleFunction<Snapshot.Quality> measure) {
    this.signals = signals;
    this.fitting = fitting;
    this.measure = measure;
  }

  @Override
  public boolean begin() {
    judged = 0;
    sum = 0;
    return !signals.isEmpty();
  }

  @Override
  public boolean step() {
    Fit<?> fit = current.orElseGet(() -> fitting.apply(signals.get(judged)));
    current = Optional.of(fit);
    if (fit.step()) {
      return true;
    }
    sum += measure.applyAsDouble(fit.result().orElseThrow().quality());
    close();
    judged++;
    boolean more = judged < signals.size();
    mean = more ? mean : sum / judged;
    return more;
  }

  @Override
  public double progress() {
    return judged / Math.max(1.0, signals.size());
  }

  @Override
  public Snapshot.Quality judged(Snapshot.Quality quality) {
    return quality.judged(mean, Double.NaN);
  }

  @Override
  public void close() {
    current.ifPresent(Fit::close);
    current = Optional.empty();
  }
}
