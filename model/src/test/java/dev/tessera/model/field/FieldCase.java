package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import java.util.SplittableRandom;

/**
 * A field with weights, codes and points drawn from a seed; no block of weights is zero.
 *
 * @param tiles T
 * @param samples S
 */
record FieldCase(FieldSpec spec, int tiles, int samples, long seed) {
  /** The weights. */
  Weights weights() {
    float[] values = Initialisation.weights(spec, seed).toArray();
    SplittableRandom random = new SplittableRandom(seed + 1);
    for (int i = 0; i < values.length; i++) {
      if (values[i] == 0) {
        values[i] = (float) (0.1 * random.nextGaussian());
      }
    }
    return Weights.of(spec, values);
  }

  /** (T,D). */
  float[] codes() {
    return Initialisation.codes(tiles, spec.latent(), seed + 2);
  }

  /** (S,d), local, [-1,1]. */
  float[] points() {
    SplittableRandom random = new SplittableRandom(seed + 3);
    float[] points = new float[samples * spec.dimensions()];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) (2 * random.nextDouble() - 1);
    }
    return points;
  }

  NDArray uploadCodes(Scope scope) {
    return upload(scope, codes(), tiles, spec.latent());
  }

  NDArray uploadPoints(Scope scope) {
    return upload(scope, points(), samples, spec.dimensions());
  }

  /** Expected values, (T,S,C), for weights and codes as given. */
  double[] expected(double[] weights, double[] codes) {
    ReferenceField reference = new ReferenceField(spec, weights);
    float[] points = points();
    double[] values = new double[tiles * samples * spec.channels()];
    double[] code = new double[spec.latent()];
    double[] local = new double[spec.dimensions()];
    int next = 0;
    for (int t = 0; t < tiles; t++) {
      System.arraycopy(codes, t * code.length, code, 0, code.length);
      for (int s = 0; s < samples; s++) {
        for (int a = 0; a < local.length; a++) {
          local[a] = points[s * local.length + a];
        }
        for (double value : reference.at(code, local)) {
          values[next++] = value;
        }
      }
    }
    return values;
  }

  static NDArray upload(Scope scope, float[] values, int... shape) {
    long[] sizes = new long[shape.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = shape[i];
    }
    HostArray array = scope.hostArray(new Shape(sizes));
    array.buffer().put(0, values);
    array.upload();
    return array.array();
  }
}
