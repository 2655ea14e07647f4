package dev.tessera.model.fit;

import dev.tessera.model.field.Numbers;
import dev.tessera.model.fit.step.Step;
import dev.tessera.model.optimise.RowCopy;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is fitted, and how; {@link Fit} runs it. Everything is cut into short pieces of work, and
 * nothing heavy is done before the first of them. Lives on the model thread.
 *
 * @param <R> what is fitted
 */
public interface Learner<R> extends Step, AutoCloseable {
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

  /** What it learns by once it is prepared; empty where it takes its steps itself. */
  default Optional<? extends Step> moving() {
    return Optional.empty();
  }

  @Override
  default boolean step(double progress) {
    return moving().orElseThrow().step(progress);
  }

  @Override
  default boolean started() {
    return moving().map(Step::started).orElse(false);
  }

  @Override
  default boolean finished() {
    return moving().map(Step::finished).orElse(false);
  }

  @Override
  default boolean anneals() {
    return moving().map(Step::anneals).orElse(false);
  }

  @Override
  default boolean refresh() {
    return moving().map(Step::refresh).orElse(false);
  }

  @Override
  default double refreshed() {
    return moving().map(Step::refreshed).orElse(1.0);
  }

  @Override
  default long steps() {
    return moving().map(Step::steps).orElse(0L);
  }

  @Override
  default long samplesSeen() {
    return moving().map(Step::samplesSeen).orElse(0L);
  }

  @Override
  default long peakBytes() {
    return moving().map(Step::peakBytes).orElse(0L);
  }

  @Override
  default void save(Map<String, float[]> arrays) {
    moving().ifPresent(s -> s.save(arrays));
  }

  /**
   * A run ends before there is a result: makes one of what was seen so far, if that is enough for
   * one, in one go.
   */
  default void conclude() {}

  /** How good it is, by what it learns from. */
  Snapshot.Quality quality();

  /** A copy of what is fitted as it is now; empty until there is something worth keeping. */
  Optional<R> fitted();

  /** As {@link #save} while steps are to come; empty where all may be copied at once. */
  default Optional<Captured<R>> capture() {
    return Optional.empty();
  }

  /**
   * What a fit goes on from, copied while it goes on.
   *
   * @param arrays to be taken by another thread
   * @param fitted makes what is fitted of them
   */
  record Captured<R>(RowCopy arrays, Function<Map<String, Numbers>, R> fitted) {}

  /** See {@link Run#show}. */
  default boolean show(int slice) {
    return false;
  }

  /** What somebody looks at; takes the patch of the picture, so every change is told once. */
  default Snapshot.Live<R> live(Snapshot.Watch watch) {
    return new Snapshot.Live<>(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        watch.fitted() ? fitted() : Optional.empty());
  }

  /** Settings by the names that files use; none if it cannot be taken up again. */
  default Map<String, Object> settings() {
    return Map.of();
  }

  /** Frees the native memory. */
  @Override
  void close();
}
