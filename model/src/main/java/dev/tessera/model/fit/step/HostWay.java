package dev.tessera.model.fit.step;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.WeightGradient;
import dev.tessera.model.field.WeightSums;
import dev.tessera.model.fit.points.BatchUpload;
import dev.tessera.model.optimise.Adam;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Codes, weights and all moments on the heap, so native memory depends on the micro-batch and not
 * on the signal; activations stay in the cache.
 */
final class HostWay implements StepWay {
  /** Floats of one activation (T,S,H) that fit the cache beside its neighbours: 2 MB, measured. */
  static final int ACTIVATION_FLOATS = 1 << 19;

  private final Parts parts;
  private final Watch watch;
  private final Field field;
  private final WeightGradient gradient;
  private final float[] weights;
  private final Adam adam;
  private final BatchUpload upload = new BatchUpload();
  private final BatchUpload wholeUpload = new BatchUpload();
  private double errors;

  HostWay(Parts parts, Watch watch) {
    this.parts = parts;
    this.watch = watch;
    field = parts.field();
    weights = parts.origin().weights().toArray();
    adam = parts.origin().adam();
    gradient = field.gradient(parts.scope());
  }

  @Override
  public int activationFloats() {
    return ACTIVATION_FLOATS;
  }

  @Override
  public void begin() {
    parts.codes().begin(parts.batches().tiles());
    gradient.clear();
    errors = 0;
  }

  @Override
  public void learn(Scope batch, Batches.Batch some, int first, double decay) {
    CodeSource codes = parts.codes();
    NDArray at = upload.points(batch, some.local, field.spec().dimensions());
    NDArray whole =
        codes instanceof CodeSource.Predicted
            ? wholeUpload.values(batch, some.whole, some.rows.length, field.spec().channels())
            : at;
    NDArray now = codes.codes(batch, some, whole);
    Optional<JointStep.Refinement> refinement = parts.rules().refinement();
    boolean refines = refinement.isPresent();
    NDArray ofCodes = backward(batch, some, now, at, refines ? WeightSums.FROZEN : gradient);
    codes.learn(some, first, now, whole, ofCodes);
    if (refines) {
      backward(batch, some, refinement.get().refined(batch, field, now, whole), at, gradient);
    }
  }

  /** The gradient by the codes; that by the weights is added to the sums. */
  private NDArray backward(
      Scope batch, Batches.Batch some, NDArray now, NDArray at, WeightSums sums) {
    try (FieldTape tape = field.forward(now, at)) {
      Batches batches = parts.batches();
      float[] values = tape.result().toFloatArray(); // (T,S,C)
      watch.memory().run();
      watch.values().note(values, some.rows, some.points, batches.round());
      int channels = field.spec().channels();
      long count = (long) batches.tiles() * batches.points() * channels;
      double error = parts.rules().loss().slopes(values, some.targets(), count);
      if (sums != WeightSums.FROZEN) {
        errors += error;
      }
      NDArray slope = upload.values(batch, values, some.rows.length, channels);
      NDArray ofCodes = tape.backward(slope, sums);
      watch.memory().run();
      return ofCodes;
    }
  }

  @Override
  public double end(double decay) {
    adam.step(0, weights, gradient.values(), 0, parts.rules().networkRate() * decay);
    field.load(weights);
    parts.codes().move(decay);
    return errors;
  }

  @Override
  public void look() {
    // Everything was shown when it was computed.
  }

  @Override
  public NDArray codes(Scope batch, int[] tiles) {
    return upload.codes(batch, parts.codes().values(), field.spec().latent(), tiles);
  }

  @Override
  public float[] weights() {
    return weights.clone();
  }

  @Override
  public float[] codes() {
    return parts.codes().values().clone();
  }

  @Override
  public float[] code(int tile) {
    int latent = field.spec().latent();
    return Arrays.copyOfRange(parts.codes().values(), tile * latent, (tile + 1) * latent);
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    arrays.put("weights", weights.clone());
    adam.save("network", arrays);
    parts.codes().save(arrays);
  }
}
