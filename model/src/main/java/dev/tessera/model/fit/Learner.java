package dev.tessera.model.fit;

import dev.tessera.model.fit.step.FitDivergedException;
import java.util.Map;
import java.util.Optional;

/**
 * What is fitted, and how; {@link Fit} runs it. Everything is cut into short pieces of work, and
 * nothing heavy is done before the first of them. Lives on the model thread.
 *
 * @param <R> what is fitted
 */
public interface Learner<R> extends AutoCloseable {
  /**
   * Before the first step: a part of finding what to start from.
   *
   * @return whether there is more
   */
  default boolean prepare() {
    return false;
  }

  /** How much of that is done, 0 to 1. */
  default double prepared() {
    return 1;
  }

  /**
   * Does a short piece of work.
   *
   * @param progress how much of the run is done, 0 to 1; learning rates follow it
   * @return whether this completed a step
   * @throws FitDivergedException if the loss is no longer finite
   */
  boolean step(double progress);

  /** Whether there is a result worth keeping, so that a limit may end the run. */
  boolean started();

  /** Whether nothing is left to improve. */
  boolean finished();

  /** Whether learning rates fall over the run, so that a curve is flat only near its end. */
  default boolean anneals() {
    return false;
  }

  /**
   * After the last step: brings what is shown up to date.
   *
   * @return whether there is more
   */
  default boolean refresh() {
    return false;
  }

  /** How much of {@link #refresh} is done, 0 to 1. */
  default double refreshed() {
    return 1;
  }

  /**
   * A run ends before there is a result: makes one of what was seen so far, if that is enough for
   * one, in one go.
   */
  default void conclude() {}

  /** Steps done, those before it was interrupted included. */
  long steps();

  /** Samples evaluated and learned from, counted again at each visit. */
  long samplesSeen();

  /** Largest memory of the engine's arrays so far, bytes. */
  default long peakBytes() {
    return 0;
  }

  /** How good it is. */
  Snapshot.Quality quality();

  /** What curves show: a PSNR in dB, or an error. */
  default double mark() {
    return quality().psnr();
  }

  /** A copy of what is fitted as it is now; empty until there is something worth keeping. */
  Optional<R> fitted();

  /** What somebody looks at; takes the patch of the picture, so every change is told once. */
  default Snapshot.Live<R> live(Snapshot.Watch watch) {
    Snapshot.Live<R> none = Snapshot.Live.none();
    return watch.fitted()
        ? new Snapshot.Live<>(none.patch(), none.active(), none.watched(), fitted())
        : none;
  }

  /** Settings by the names that files use. */
  Map<String, Object> settings();

  /** Hands over everything that it goes on from, after its last step. */
  void save(Map<String, float[]> arrays);

  /** Frees the native memory. */
  @Override
  void close();
}
