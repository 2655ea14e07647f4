package dev.tessera.model.job;

import dev.tessera.model.field.FittedField;
import dev.tessera.model.service.Job;
import java.util.Optional;

/**
 * Copies the field out of a fit that is running or paused, so that it can be rendered or exported;
 * submit it to the VIEW lane. Empty if the fit has ended meanwhile.
 */
public final class CaptureJob implements Job<Optional<FittedField>> {
  private final FitJob fit;
  private Optional<FittedField> field = Optional.empty();

  /** Will look into the given fit. */
  public CaptureJob(FitJob fit) {
    this.fit = fit;
  }

  @Override
  public String name() {
    return "Copying the field";
  }

  @Override
  public void open() {}

  @Override
  public boolean step() {
    field = fit.capture();
    return false;
  }

  @Override
  public Optional<Optional<FittedField>> result() {
    return Optional.of(field);
  }

  @Override
  public void close() {}
}
