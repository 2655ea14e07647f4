package dev.tessera.model.job;

import dev.tessera.model.fit.FitResult;
import dev.tessera.model.service.Job;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Copies something out of a fit that is running or paused, so that it can be looked at, exported or
 * saved; submit it to the VIEW lane. Empty if the fit has ended meanwhile or not begun.
 *
 * @param <C> what is copied
 */
public final class CaptureJob<C> implements Job<Optional<C>> {
  private final Supplier<Optional<C>> copy;
  private Optional<C> copied = Optional.empty();

  /** Will copy what is fitted. */
  public CaptureJob(FitJob<C> fit) {
    this(fit::capture);
  }

  private CaptureJob(Supplier<Optional<C>> copy) {
    this.copy = copy;
  }

  /**
   * Will take everything that the fit goes on from, as it is at the end of a step. It is put
   * together by who asks for it, once and on another thread, so that the fit is not held up.
   */
  public static <R> CaptureJob<Supplier<FitResult<R>>> result(FitJob<R> fit) {
    return new CaptureJob<>(fit::captureResult);
  }

  @Override
  public String name() {
    return "Copying what is fitted";
  }

  @Override
  public void open() {}

  @Override
  public boolean step() {
    copied = copy.get();
    return false;
  }

  @Override
  public Optional<Optional<C>> result() {
    return Optional.of(copied);
  }

  @Override
  public void close() {}
}
