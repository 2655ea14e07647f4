package dev.tessera.model.job;

import dev.tessera.model.service.Job;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A job that makes one thing when it opens, and steps it until there is no more to do.
 *
 * @param <W> what does the work
 * @param <R> what it yields
 */
abstract class SteppedJob<W, R> implements Job<R> {
  private final String name;
  private final Supplier<W> begin;
  private final Predicate<W> step;
  private final Function<W, R> result;
  private final Consumer<W> end;
  private Optional<W> work = Optional.empty();
  private boolean finished;

  /**
   * Nothing made yet.
   *
   * @param name a few words for the status bar
   * @param begin makes what does the work
   * @param step does one short piece of it; says whether there is more
   * @param result of the whole
   * @param end frees what was made
   */
  SteppedJob(
      String name, Supplier<W> begin, Predicate<W> step, Function<W, R> result, Consumer<W> end) {
    this.name = name;
    this.begin = begin;
    this.step = step;
    this.result = result;
    this.end = end;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void open() {
    work = Optional.of(begin.get());
  }

  @Override
  public boolean step() {
    finished = !step.test(work.orElseThrow());
    return !finished;
  }

  @Override
  public Optional<R> result() {
    return finished ? work.map(result) : Optional.empty();
  }

  @Override
  public void close() {
    Optional<W> ending = work;
    work = Optional.empty();
    ending.ifPresent(end);
  }
}
