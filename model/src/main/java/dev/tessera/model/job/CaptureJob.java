package dev.tessera.model.job;

import dev.tessera.model.service.Job;
import java.util.Optional;

/**
 * Copies what is fitted out of a fit that is running or paused, so that it can be looked at or
 * exported; submit it to the VIEW lane. Empty if the fit has ended meanwhile or not begun.
 *
 * @param <R> what is fitted
 */
public final class CaptureJob<R> implements Job<Optional<R>> {
  private final FitJob<R> fit;
  private Optional<R> fitted = Optional.empty();

  /** Will look into the given fit. */
  public CaptureJob(FitJob<R> fit) {
    this.fit = fit;
  }

  @Override
  public String name() {
    return "Copying what is fitted";
  }

  @Override
  public void open() {}

  @Override
  public boolean step() {
    fitted = fit.capture();
    return false;
  }

  @Override
  public Optional<Optional<R>> result() {
    return Optional.of(fitted);
  }

  @Override
  public void close() {}
}
