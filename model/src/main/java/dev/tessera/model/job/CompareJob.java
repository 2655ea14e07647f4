package dev.tessera.model.job;

import dev.tessera.model.compare.CompareRun;
import dev.tessera.model.compare.Comparison;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GridSignal;
import java.util.Optional;

/** Fits a modulated and a concatenated network to the same small picture. */
public final class CompareJob implements Job<Comparison> {
  private final Engine engine;
  private final GridSignal picture;
  private final FitOptions options;
  private final Latest<Double> progress;
  private Optional<CompareRun> run = Optional.empty();
  private boolean finished;

  /**
   * A comparison.
   *
   * @param engine used on the model thread only
   * @param picture a small one
   * @param options all settings, the number of steps among them
   * @param progress share done, 0 to 1
   */
  public CompareJob(
      Engine engine, GridSignal picture, FitOptions options, Latest<Double> progress) {
    this.engine = engine;
    this.picture = picture;
    this.options = options;
    this.progress = progress;
  }

  @Override
  public String name() {
    return "Comparing with concatenated codes";
  }

  @Override
  public void open() {
    run = Optional.of(new CompareRun(engine, picture, options));
  }

  @Override
  public boolean step() {
    CompareRun current = run.orElseThrow();
    finished = !current.step();
    if (progress.wanted()) {
      progress.publish(current.progress());
    }
    return !finished;
  }

  @Override
  public Optional<Comparison> result() {
    return finished ? run.flatMap(CompareRun::result) : Optional.empty();
  }

  @Override
  public void close() {
    run.ifPresent(CompareRun::close);
    run = Optional.empty();
  }
}
