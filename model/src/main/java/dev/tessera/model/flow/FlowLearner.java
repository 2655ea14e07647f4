package dev.tessera.model.flow;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.WeightGradient;
import dev.tessera.model.field.Weights;
import dev.tessera.model.optimise.Adam;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Teaches the networks of a flow where points that landmarks carry came from and where they go: the
 * mean distance of both ends that the networks say from both ends that are known, at random moments
 * and points.
 */
final class FlowLearner {
  /** Moments of a step, and points of a moment. */
  private static final int MOMENTS = 4;

  private static final int POINTS = 1024;
  private static final double RATE = 4e-3;
  private static final double CODE_RATE = 1e-2;

  /** The learning rate at the end, of that at the beginning. */
  private static final double LAST = 0.01;

  /** Errors below this count by their square, w. */
  private static final double ROUND = 0.01;

  private static final int AXES = 3;

  private final Scope scope;
  private final LandmarkWay way;
  private final CarriedPoints points;

  /** Where each point is on the second shape, (N,3). */
  private final double[] ends;

  private final FieldSpec spec = FlowOptions.spec();
  private final Field field;
  private final WeightGradient gradient;
  private final float[] weights;
  private final Adam ofWeights;
  private final float[] codes;
  private final float[] codeGradient;
  private final Adam ofCodes;
  private final HostMemory memory = new HostMemory();
  private final HostMemory slopeMemory = new HostMemory();
  private final SplittableRandom random;
  private final int steps;
  private double error = Double.NaN;
  private int step;

  /**
   * Prepares.
   *
   * @param scope lives as long as the learner
   * @param way of the landmarks, complete
   * @param points that they carry
   */
  FlowLearner(Scope scope, LandmarkWay way, CarriedPoints points, FlowOptions options) {
    this.scope = scope;
    this.way = way;
    this.points = points;
    ends = ends(way, points);
    steps = options.steps();
    random = new SplittableRandom(options.seed());
    Weights start = Initialisation.weights(spec, options.seed());
    weights = start.toArray();
    field = Field.of(scope, start);
    gradient = field.gradient(scope);
    ofWeights = new Adam(1, weights.length);
    codes = Initialisation.codes(2, spec.latent(), options.seed());
    codeGradient = new float[codes.length];
    ofCodes = new Adam(1, codes.length);
  }

  private static double[] ends(LandmarkWay way, CarriedPoints points) {
    CarriedPoints.Moment last = new CarriedPoints.Moment(way, 1);
    double[] ends = new double[AXES * points.count()];
    double[] end = new double[AXES];
    for (int p = 0; p < points.count(); p++) {
      points.carried(p, last, end);
      System.arraycopy(end, 0, ends, AXES * p, AXES);
    }
    return ends;
  }

  /** Learns from some points at some moments; says whether there are more steps. */
  boolean step() {
    gradient.clear();
    Arrays.fill(codeGradient, 0);
    double sum = 0;
    for (int m = 0; m < MOMENTS; m++) {
      sum += learn((m + random.nextDouble()) / MOMENTS);
    }
    error = sum / MOMENTS;
    double decay = LAST + (1 - LAST) * (1 + Math.cos(Math.PI * step / steps)) / 2;
    ofWeights.step(0, weights, gradient.values(), 0, RATE * decay);
    field.load(weights);
    ofCodes.step(0, codes, codeGradient, 0, CODE_RATE * decay);
    return ++step < steps;
  }

  private double learn(double moment) {
    CarriedPoints.Moment here = new CarriedPoints.Moment(way, moment);
    float[] where = new float[AXES * POINTS];
    double[] wanted = new double[2 * AXES * POINTS];
    double[] now = new double[AXES];
    for (int p = 0; p < POINTS; p++) {
      int chosen = random.nextInt(points.count());
      points.carried(chosen, here, now);
      for (int a = 0; a < AXES; a++) {
        where[AXES * p + a] = (float) now[a];
        wanted[Flow.CHANNELS * p + a] = points.start(chosen, a) - now[a];
        wanted[Flow.CHANNELS * p + AXES + a] = ends[AXES * chosen + a] - now[a];
      }
    }
    return learn(moment, where, wanted);
  }

  private double learn(double moment, float[] where, double[] wanted) {
    int latent = spec.latent();
    float[] code = new float[latent];
    for (int i = 0; i < latent; i++) {
      code[i] = (float) ((1 - moment) * codes[i] + moment * codes[latent + i]);
    }
    try (Scope batch = scope.child()) {
      NDArray own = batch.upload(code, 1, latent);
      NDArray local = batch.upload(memory, where, POINTS, AXES);
      double errors = 0;
      float[] slope;
      NDArray ofCode;
      try (FieldTape tape = field.forward(own, local)) {
        slope = tape.result().toFloatArray();
        for (int end = 0; end < slope.length; end += AXES) {
          errors += slopes(end / AXES % 2 == 0 ? moment : 1 - moment, end, wanted, slope);
        }
        ofCode =
            tape.backward(batch.upload(slopeMemory, slope, 1, POINTS, Flow.CHANNELS), gradient);
      }
      float[] found = ofCode.toFloatArray();
      for (int i = 0; i < latent; i++) {
        codeGradient[i] += (float) ((1 - moment) * found[i]);
        codeGradient[latent + i] += (float) (moment * found[i]);
      }
      return errors / POINTS;
    }
  }

  /**
   * The slopes of the error e of one end of a point, sqrt(e^2 + w^2) - w: where parts pass each
   * other no flow is right for all points, and the most count.
   *
   * @return that error
   */
  private static double slopes(double factor, int at, double[] wanted, float[] values) {
    double square = 0;
    for (int a = at; a < at + AXES; a++) {
      double off = factor * values[a] - wanted[a];
      square += off * off;
    }
    double root = Math.sqrt(square + ROUND * ROUND);
    for (int a = at; a < at + AXES; a++) {
      double off = factor * values[a] - wanted[a];
      values[a] = (float) (factor * off / (root * POINTS * MOMENTS));
    }
    return root - ROUND;
  }

  /** Mean error of the last step, both ends added, unit-sphere lengths. */
  double error() {
    return error;
  }

  /** How much is done, 0 to 1. */
  double progress() {
    return step / (double) steps;
  }

  /** What was learned so far, with no levels yet. */
  Flow flow(double ratio) {
    return new Flow(
        Weights.of(spec, weights.clone()),
        Codes.of(2, spec.latent(), codes.clone()),
        ratio,
        List.of(0.0, 0.0));
  }
}
