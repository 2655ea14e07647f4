package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.FittedShape;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import java.util.Optional;

/** Extracts the surface of a fitted shape as a closed mesh in the unit sphere. */
public final class SurfaceJob implements Job<Surface> {
  private final Engine engine;
  private final FittedShape shape;
  private final Latest<Double> progress;
  private Optional<ShapeEvaluator> evaluator = Optional.empty();

  /**
   * An extraction.
   *
   * @param engine used on the model thread only
   * @param shape what to extract
   * @param resolution cells along each axis of [-1,1]^3, 16 to 512
   * @param progress fraction done, 0 to 1
   * @throws IllegalArgumentException if the resolution is out of range
   */
  public SurfaceJob(Engine engine, FittedShape shape, int resolution, Latest<Double> progress) {
    if (resolution < 16 || resolution > 512) {
      throw new IllegalArgumentException("resolution must be 16 to 512, found " + resolution);
    }
    this.engine = engine;
    this.shape = shape;
    this.progress = progress;
  }

  @Override
  public String name() {
    return "Extracting the surface";
  }

  @Override
  public void open() {
    evaluator = Optional.of(new ShapeEvaluator(engine.scope(), shape));
  }

  @Override
  public boolean step() {
    progress.publish(0.0);
    return false;
  }

  @Override
  public Optional<Surface> result() {
    return Optional.empty();
  }

  @Override
  public void close() {
    evaluator.ifPresent(ShapeEvaluator::close);
    evaluator = Optional.empty();
  }
}
