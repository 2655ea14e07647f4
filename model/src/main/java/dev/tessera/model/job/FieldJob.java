package dev.tessera.model.job;

import dev.tessera.model.render.BlendedDistance;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.service.Job;
import dev.tessera.model.signal.DistanceField;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A job on a distance field, which is made once all that it needs is prepared; evaluators of fitted
 * shapes end with the job.
 *
 * @param <W> what does the work
 * @param <R> what it yields
 */
abstract class FieldJob<W, R> implements Job<R> {
  private final String name;
  private final FieldSource source;
  private final Function<DistanceField, W> begin;
  private final Predicate<W> step;
  private final Function<W, R> result;
  private Optional<DistanceField> field = Optional.empty();
  private Optional<W> work = Optional.empty();
  private boolean finished;

  /**
   * Nothing made yet.
   *
   * @param name a few words for the status bar
   * @param source makes the field on the model thread
   * @param begin makes what does the work
   * @param step does one short piece of it; says whether there is more
   * @param result of the whole
   */
  FieldJob(
      String name,
      FieldSource source,
      Function<DistanceField, W> begin,
      Predicate<W> step,
      Function<W, R> result) {
    this.name = name;
    this.source = source;
    this.begin = begin;
    this.step = step;
    this.result = result;
  }

  @Override
  public String name() {
    return name;
  }

  /** Does a part of what comes before the field, or makes it. */
  @Override
  public void open() {
    if (!source.prepare()) {
      DistanceField opened = source.open();
      field = Optional.of(opened);
      work = Optional.of(begin.apply(opened));
    }
  }

  @Override
  public boolean step() {
    if (work.isEmpty()) {
      open();
      return true;
    }
    finished = !step.test(work.get());
    return !finished;
  }

  @Override
  public Optional<R> result() {
    return finished ? work.map(result) : Optional.empty();
  }

  @Override
  public void close() {
    Optional<DistanceField> ending = field;
    field = Optional.empty();
    ending.ifPresent(FieldJob::close);
  }

  private static void close(DistanceField ending) {
    if (ending instanceof ShapeEvaluator evaluator) {
      evaluator.close();
    } else if (ending instanceof BlendedDistance blend) {
      blend.fields().forEach(FieldJob::close);
    }
  }
}
