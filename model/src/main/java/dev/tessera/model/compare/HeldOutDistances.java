package dev.tessera.model.compare;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.SurfaceSampler;
import dev.tessera.model.tile.SparseTiling;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Clamped distances at random points near a surface, which no fit learns from: fits are judged by
 * the PSNR there, with the peak of 2 clamps.
 */
final class HeldOutDistances {
  private static final int AXES = 3;
  private static final int COUNT = 16384;
  private static final int AT_ONCE = 4096;

  /** Seconds of a fit before it is judged again. */
  private static final double PAUSE = 0.25;

  private final float[] points;
  private final float[] wanted;
  private final double clamp;

  private HeldOutDistances(float[] points, float[] wanted, double clamp) {
    this.points = points;
    this.wanted = wanted;
    this.clamp = clamp;
  }

  /**
   * Points of the surface, each moved along every axis by up to the clamp.
   *
   * @param distance to the mesh
   * @param clamp where it saturates
   * @param seed fixes the points
   */
  static HeldOutDistances of(Mesh mesh, DistanceField distance, double clamp, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] points = SurfaceSampler.of(mesh).points(COUNT, random.nextLong());
    for (int i = 0; i < points.length; i++) {
      double moved = points[i] + clamp * (2 * random.nextDouble() - 1);
      points[i] = (float) Math.max(-1, Math.min(1, moved));
    }
    float[] wanted = new float[COUNT];
    distance.evaluate(points, COUNT, wanted);
    for (int i = 0; i < COUNT; i++) {
      wanted[i] = (float) Math.max(-clamp, Math.min(clamp, wanted[i]));
    }
    return new HeldOutDistances(points, wanted, clamp);
  }

  /** What judges a fit; lives on the model thread. */
  Fit.Judge judge(Engine engine, Learner<Fitted<SparseTiling>> learner) {
    return new Judge(engine, learner);
  }

  private final class Judge implements Fit.Judge {
    private final Engine engine;
    private final Learner<Fitted<SparseTiling>> learner;
    private Optional<ShapeEvaluator> field = Optional.empty();
    private int measured;
    private double squares;
    private double psnr = Double.NaN;

    Judge(Engine engine, Learner<Fitted<SparseTiling>> learner) {
      this.engine = engine;
      this.learner = learner;
    }

    @Override
    public double pause() {
      return PAUSE;
    }

    @Override
    public boolean begin() {
      close();
      measured = 0;
      squares = 0;
      field = learner.fitted().map(fitted -> new ShapeEvaluator(engine.scope(), fitted));
      return field.isPresent();
    }

    @Override
    public boolean step() {
      int count = Math.min(AT_ONCE, COUNT - measured);
      float[] some = Arrays.copyOfRange(points, measured * AXES, (measured + count) * AXES);
      float[] found = new float[count];
      field.orElseThrow().evaluate(some, count, found);
      for (int i = 0; i < count; i++) {
        double error = (found[i] - wanted[measured + i]) / (2 * clamp);
        squares += error * error;
      }
      measured += count;
      if (measured == COUNT) {
        psnr = Psnr.limited(squares / COUNT);
        close();
      }
      return measured < COUNT;
    }

    @Override
    public double progress() {
      return measured / (double) COUNT;
    }

    @Override
    public Snapshot.Quality judged(Snapshot.Quality quality) {
      return quality.judged(psnr, Double.NaN);
    }

    @Override
    public void close() {
      field.ifPresent(ShapeEvaluator::close);
      field = Optional.empty();
    }
  }
}
