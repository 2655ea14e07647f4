package dev.tessera.model.fit.step;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.WeightGradient;
import dev.tessera.model.field.WeightSums;
import dev.tessera.model.fit.points.BatchUpload;
import dev.tessera.model.optimise.Adam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Codes, weights and all moments on the heap, so native memory depends on the micro-batch and not
 * on the signal. The tiles of a micro-batch are shared out among the workers of the engine, each
 * with sums of its own; activations stay in their caches.
 */
final class HostWay implements StepWay {
  /** Floats of one activation (T,S,H) of a worker that its cache holds beside others, measured. */
  private static final int ACTIVATION_FLOATS = 1 << 19;

  /** Tiles of a worker below which it is not worth while. */
  private static final int LEAST_TILES = 2;

  /**
   * The same where a worker first computes what all tiles share: on 16 cores fits of one layer are
   * faster by a quarter if all threads work on each operation (measured).
   */
  private static final int LEAST_SHARING = 64;

  private final Parts parts;
  private final Watch watch;
  private final Field field;
  private final float[] weights;
  private final Adam adam;
  private final float[] pulls;
  private final List<Lane> lanes = new ArrayList<>();
  private final BatchUpload upload = new BatchUpload();

  HostWay(Parts parts, Watch watch) {
    this.parts = parts;
    this.watch = watch;
    field = parts.field();
    weights = parts.origin().weights().toArray();
    adam = parts.origin().adam();
    pulls = CodeSmoothness.pulls(field.spec(), parts.rules().smoothness());
    boolean independent =
        !parts.scope().onGpu()
            && parts.codes() instanceof CodeSource.Book
            && parts.rules().refinement().isEmpty();
    int count = independent ? parts.scope().workers().count() : 1;
    for (int i = 0; i < count; i++) {
      lanes.add(new Lane());
    }
  }

  @Override
  public int activationFloats() {
    return ACTIVATION_FLOATS;
  }

  @Override
  public int lanes() {
    return lanes.size();
  }

  @Override
  public void begin() {
    parts.codes().begin(parts.batches().tiles());
    lanes.forEach(Lane::begin);
  }

  @Override
  public void learn(Scope batch, Batches.Batch some, int first, double decay) {
    boolean together = some.rows.length >= lanes.size() * leastTiles();
    int most = together ? (some.rows.length - 1) / lanes.size() + 1 : alone(some);
    int count = (some.rows.length - 1) / most + 1;
    IntConsumer work =
        i -> {
          int to = Math.min(some.rows.length, (i + 1) * most);
          try (Scope own = batch.child()) {
            lanes.get(together ? i : 0).learn(own, some.part(i * most, to), first + i * most);
          }
        };
    if (together) {
      parts.scope().workers().run(count, work);
      lanes.subList(0, count).forEach(Lane::show);
      watch.memory().accept(lanes.subList(0, count).stream().mapToLong(lane -> lane.bytes).sum());
      return;
    }
    for (int i = 0; i < count; i++) {
      work.accept(i);
      lanes.get(0).show();
      watch.memory().accept(lanes.get(0).bytes);
    }
  }

  /** Tiles of what one lane works on with all threads. */
  private int alone(Batches.Batch some) {
    FieldSpec spec = field.spec();
    long ofTile = spec.form().floatsPerSample(spec) * some.points.length;
    return lanes.size() == 1
        ? some.rows.length
        : (int) Math.max(1, Math.min(some.rows.length, ACTIVATION_FLOATS / ofTile));
  }

  private int leastTiles() {
    FieldSpec spec = field.spec();
    return spec.form().oneGatedLayer(spec) ? LEAST_SHARING : LEAST_TILES;
  }

  /** What one worker does with its tiles. */
  private final class Lane {
    private final BatchUpload sent = new BatchUpload();
    private final BatchUpload whole = new BatchUpload();
    private final WeightGradient gradient = field.gradient(parts.scope());
    private Optional<Batches.Batch> latest = Optional.empty();
    private float[] values = {};
    private double errors;
    private long bytes;

    void begin() {
      gradient.clear();
      errors = 0;
    }

    /** On the thread of the fit. */
    void show() {
      Batches.Batch some = latest.orElseThrow();
      watch.values().note(values, some.rows, some.points, parts.batches().round());
    }

    void learn(Scope own, Batches.Batch some, int first) {
      latest = Optional.of(some);
      CodeSource codes = parts.codes();
      NDArray at = sent.points(own, some.local, field.spec().dimensions());
      NDArray samples =
          codes instanceof CodeSource.Predicted
              ? whole.values(own, some.whole, some.rows.length, field.spec().channels())
              : at;
      NDArray now = codes.codes(own, sent, some, samples);
      Optional<JointStep.Refinement> refinement = parts.rules().refinement();
      boolean refines = refinement.isPresent();
      NDArray ofCodes = backward(own, some, now, at, refines ? WeightSums.FROZEN : gradient);
      codes.learn(some, first, now, samples, ofCodes);
      if (refines) {
        backward(own, some, refinement.get().refined(own, field, now, samples), at, gradient);
      }
    }

    /** The gradient by the codes; that by the weights is added to the sums. */
    private NDArray backward(
        Scope own, Batches.Batch some, NDArray now, NDArray at, WeightSums sums) {
      try (FieldTape tape = field.forward(now, at)) {
        Batches batches = parts.batches();
        values = tape.result().toFloatArray(); // (T,S,C)
        bytes = own.bytes();
        int channels = field.spec().channels();
        long count = (long) batches.tiles() * batches.points() * channels;
        float[] slopes = values.clone();
        double error = parts.rules().loss().slopes(slopes, some.targets(), count);
        if (sums != WeightSums.FROZEN) {
          errors += error;
        }
        NDArray slope = sent.values(own, slopes, some.rows.length, channels);
        NDArray ofCodes = tape.backward(slope, sums);
        bytes = Math.max(bytes, own.bytes());
        return ofCodes;
      }
    }
  }

  @Override
  public double end(double decay) {
    float[] gradient = lanes.get(0).gradient.values();
    double errors = lanes.get(0).errors;
    for (Lane lane : lanes.subList(1, lanes.size())) {
      float[] more = lane.gradient.values();
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += more[i];
      }
      errors += lane.errors;
    }
    for (int i = 0; i < pulls.length; i++) {
      gradient[i] += pulls[i] * weights[i];
    }
    adam.step(0, weights, gradient, 0, parts.rules().networkRate() * decay);
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
    return parts.codes().given();
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
