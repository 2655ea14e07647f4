package dev.tessera.model.job;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.service.Job;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/**
 * Copies the field out of a fit that is running or paused, so that it can be rendered or exported;
 * submit it to the VIEW lane. Empty if the fit has ended meanwhile.
 */
public final class CaptureJob implements Job<Optional<Fitted<GridTiling>>> {
  private final FitJob fit;
  private Optional<Fitted<GridTiling>> field = Optional.empty();

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
  public Optional<Optional<Fitted<GridTiling>>> result() {
    return Optional.of(field);
  }

  @Override
  public void close() {}
}
