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
 * Teaches the networks of a flow where points of the shape at rest are that landmarks carry: the
 * mean distance of what the networks say from what is known, at random moments and points.
 */
final class FlowLearner {
  /** Moments of a step, and points of a moment. */
  private static final int MOMENTS = 4;

  private static final int POINTS = 1024;
  private static final double RATE = 2e-3;
  private static final double CODE_RATE = 1e-2;

  /** The learning rate at the end, of that at the beginning. */
  private static final double LAST = 0.01;

  /** Errors below this count by their square, w. */
  private static final double ROUND = 0.01;

  private static final int AXES = 3;

  private final Scope scope;
  private final LandmarkWay way;
  private final CarriedPoints points;

  private final int rest;
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
   * @param rest the shape at rest, 0 the first or 1 the second
   */
  FlowLearner(Scope scope, LandmarkWay way, CarriedPoints points, int rest, FlowOptions options) {
    this.scope = scope;
    this.way = way;
    this.points = points;
    this.rest = rest;
    steps = options.steps();
    random = new SplittableRandom(options.seed());
    Weights start = Initialisation.weights(spec, options.seed());
    weights = start.toArray();
    field = Field.of(scope, start);
    gradient = field.gradient(scope);
    ofWeights = new Adam(1, weights.length);
    codes = Initialisation.codes(2, spec.latent(), options.seed());
    // Ways are straight until it is learned where they are not.
    System.arraycopy(codes, 0, codes, spec.latent(), spec.latent());
    codeGradient = new float[codes.length];
    ofCodes = new Adam(1, codes.length);
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

  private double learn(double away) {
    CarriedPoints.Moment here = new CarriedPoints.Moment(way, away);
    float[] where = new float[AXES * POINTS];
    double[] wanted = new double[AXES * POINTS];
    double[] now = new double[AXES];
    for (int p = 0; p < POINTS; p++) {
      int chosen = random.nextInt(points.count());
      points.carried(chosen, here, now);
      for (int a = 0; a < AXES; a++) {
        where[AXES * p + a] = (float) points.start(chosen, a);
        wanted[AXES * p + a] = now[a] - points.start(chosen, a);
      }
    }
    return learn(away, where, wanted);
  }

  private double learn(double away, float[] where, double[] wanted) {
    int latent = spec.latent();
    double moment = rest == 0 ? away : 1 - away;
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
        for (int point = 0; point < slope.length; point += AXES) {
          errors += slopes(away, point, wanted, slope);
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
   * The slopes of the error e of a point, sqrt(e^2 + w^2) - w: where parts pass each other no
   * smooth flow is right for all points, and the most count.
   *
   * @return that error
   */
  private static double slopes(double away, int at, double[] wanted, float[] values) {
    double square = 0;
    for (int a = at; a < at + AXES; a++) {
      double off = away * values[a] - wanted[a];
      square += off * off;
    }
    double root = Math.sqrt(square + ROUND * ROUND);
    for (int a = at; a < at + AXES; a++) {
      double off = away * values[a] - wanted[a];
      values[a] = (float) (away * off / (root * POINTS * MOMENTS));
    }
    return root - ROUND;
  }

  /** Mean error of the last step, unit-sphere lengths. */
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
        rest,
        ratio,
        List.of(0.0, 0.0));
  }
}
