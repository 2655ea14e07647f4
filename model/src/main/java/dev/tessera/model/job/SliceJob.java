package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.render.DistanceSlice;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.render.SlicePlane;
import dev.tessera.model.service.Job;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/** Evaluates the distance of a fitted shape on a plane: (n,n,1), unit-sphere lengths. */
public final class SliceJob implements Job<Samples> {
  private static final int BATCH = 8192;

  private final Engine engine;
  private final Fitted<SparseTiling> shape;
  private final SlicePlane plane;
  private final int size;
  private Optional<ShapeEvaluator> evaluator = Optional.empty();
  private Optional<DistanceSlice> slice = Optional.empty();
  private boolean finished;

  /**
   * A slice.
   *
   * @param engine used on the model thread only
   * @param size n, 1 to 4096
   */
  public SliceJob(Engine engine, Fitted<SparseTiling> shape, SlicePlane plane, int size) {
    this.engine = engine;
    this.shape = shape;
    this.plane = plane;
    this.size = size;
  }

  @Override
  public String name() {
    return "Cutting the shape";
  }

  @Override
  public void open() {
    ShapeEvaluator field = new ShapeEvaluator(engine.scope(), shape);
    evaluator = Optional.of(field);
    slice = Optional.of(new DistanceSlice(field, plane, size, BATCH));
  }

  @Override
  public boolean step() {
    finished = !slice.orElseThrow().step();
    return !finished;
  }

  @Override
  public Optional<Samples> result() {
    return finished ? slice.map(DistanceSlice::samples) : Optional.empty();
  }

  @Override
  public void close() {
    evaluator.ifPresent(ShapeEvaluator::close);
    evaluator = Optional.empty();
  }
}
