package dev.tessera.model.job;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.service.Job;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/**
 * Copies the shape out of a fit that is running or paused, so that it can be looked at or exported;
 * submit it to the VIEW lane. Empty if the fit has ended meanwhile or not begun.
 */
public final class ShapeCaptureJob implements Job<Optional<Fitted<SparseTiling>>> {
  private final ShapeFitJob fit;
  private Optional<Fitted<SparseTiling>> shape = Optional.empty();

  /** Will look into the given fit. */
  public ShapeCaptureJob(ShapeFitJob fit) {
    this.fit = fit;
  }

  @Override
  public String name() {
    return "Copying the shape";
  }

  @Override
  public void open() {}

  @Override
  public boolean step() {
    shape = fit.capture();
    return false;
  }

  @Override
  public Optional<Optional<Fitted<SparseTiling>>> result() {
    return Optional.of(shape);
  }

  @Override
  public void close() {}
}
