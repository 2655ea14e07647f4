package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.FittedField;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.Samples;
import java.util.Optional;

/** Evaluates a fitted image at any resolution: (round(scale*height), round(scale*width), C). */
public final class RenderJob implements Job<Samples> {
  /**
   * A rendering.
   *
   * @param engine used on the model thread only
   * @param field what to render
   * @param scale output pixels per signal pixel and axis, more than 0, at most 8
   * @param progress fraction done, 0 to 1
   * @throws IllegalArgumentException if the scale is out of range or the picture too large for one
   *     array; the message says which scale fits
   */
  public RenderJob(Engine engine, FittedField field, double scale, Latest<Double> progress) {}

  @Override
  public String name() {
    return "Rendering";
  }

  @Override
  public void open() {}

  @Override
  public boolean step() {
    return false;
  }

  @Override
  public Optional<Samples> result() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
