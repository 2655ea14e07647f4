package dev.tessera.model.fit.step;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.MlpEncoder;
import dev.tessera.model.fit.points.BatchUpload;
import dev.tessera.model.optimise.Adam;
import dev.tessera.model.optimise.DeviceBook;
import dev.tessera.model.optimise.DeviceCodes;
import dev.tessera.model.optimise.DeviceEncoder;
import dev.tessera.model.optimise.MovingNumbers;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Where the codes of tiles come from, and how they learn. */
public interface CodeSource {
  /**
   * How codes learn.
   *
   * @param rate peak learning rate
   * @param penalty of the loss + penalty * mean(z^2), 0 for none
   */
  record Pace(double rate, double penalty) {}

  /** How they learn. */
  Pace pace();

  /** T, codes there are; 0 where they are predicted. */
  int tiles();

  /**
   * The same on the device, which goes on from here; nothing learns here any more.
   *
   * @param scope lives as long as the fit
   */
  DeviceCodes onDevice(Scope scope);

  /** Forgets the gradients of the step before, for one of so many tiles. */
  void begin(int tiles);

  /**
   * The codes of some tiles, (T,D), in the given scope. Several threads may ask for codes of a book
   * and hand in gradients at a time, each for tiles of its own.
   *
   * @param sent memory of the caller
   * @param whole all samples of the tiles on the device, (T,S,C); looked at by encoders only
   */
  NDArray codes(Scope batch, BatchUpload sent, Batches.Batch some, NDArray whole);

  /**
   * Takes the gradient of the loss by the codes.
   *
   * @param first number of the batch's first tile within the step
   * @param codes as {@link #codes} gave them
   * @param gradient dLoss/dz, (T,D); may be changed
   */
  void learn(Batches.Batch some, int first, NDArray codes, NDArray whole, NDArray gradient);

  /**
   * Ends a step: moves by what was learned.
   *
   * @param decay factor of all learning rates
   */
  void move(double decay);

  /** The code-book as it is, (T,D), not to be written to; empty where codes are predicted. */
  float[] values();

  /** The same, which nobody writes to any more: what moves after that is a copy. */
  float[] given();

  /** Hands over what it goes on from, after its last step. */
  void save(Map<String, float[]> arrays);

  /** A code for each of a fixed set of tiles, each with moments of its own, on the heap. */
  final class Book implements CodeSource {
    private final int tiles;
    private final int latent;
    private final Pace pace;
    private final MovingNumbers codes;
    private final Adam adam;
    private int[] rows = {};
    private float[] gradients = {};

    /**
     * Codes to learn.
     *
     * @param codes (T,D), handed over
     * @param tiles T
     * @param latent D
     * @param state whose moments are gone on with
     */
    public Book(float[] codes, int tiles, int latent, Pace pace, Optional<FitState> state) {
      this.codes = new MovingNumbers(codes);
      this.tiles = tiles;
      this.latent = latent;
      this.pace = pace;
      adam =
          state
              .map(s -> Adam.restored(s, "codes", tiles, latent))
              .orElseGet(() -> new Adam(tiles, latent));
    }

    @Override
    public int tiles() {
      return tiles;
    }

    @Override
    public Pace pace() {
      return pace;
    }

    @Override
    public DeviceCodes onDevice(Scope scope) {
      return new DeviceBook(adam.onDevice(scope, codes.now()));
    }

    @Override
    public void begin(int tilesOfStep) {
      rows = new int[tilesOfStep];
      if (gradients.length != tilesOfStep * latent) {
        gradients = new float[tilesOfStep * latent];
      }
    }

    @Override
    public NDArray codes(Scope batch, BatchUpload sent, Batches.Batch some, NDArray whole) {
      NDArray now = sent.codes(batch, codes.now(), latent, some.rows);
      return some.noise.length == 0
          ? now
          : now.add(batch.upload(some.noise, some.rows.length, latent));
    }

    @Override
    public void learn(Batches.Batch some, int first, NDArray now, NDArray whole, NDArray gradient) {
      float[] found = gradient.toFloatArray();
      System.arraycopy(some.rows, 0, rows, first, some.rows.length);
      System.arraycopy(found, 0, gradients, first * latent, found.length);
      if (pace.penalty() > 0) {
        float pull = (float) (2 * pace.penalty() / (rows.length * latent));
        for (int i = 0; i < found.length; i++) {
          int own = some.rows[i / latent] * latent + i % latent;
          gradients[first * latent + i] += pull * codes.now()[own];
        }
      }
    }

    @Override
    public void move(double decay) {
      for (int t = 0; t < rows.length; t++) {
        adam.step(rows[t], codes.moving(), gradients, t * latent, pace.rate() * decay);
      }
    }

    @Override
    public float[] values() {
      return codes.now();
    }

    @Override
    public float[] given() {
      return codes.given();
    }

    @Override
    public void save(Map<String, float[]> arrays) {
      arrays.put("codes", codes.now());
      adam.save("codes", arrays);
    }
  }

  /** Codes that an encoder predicts from the samples of a tile, while it learns to. */
  final class Predicted implements CodeSource {
    private final EncoderWeights shape;
    private final Pace pace;
    private final float[] weights;
    private final float[] gradient;
    private final Adam adam;
    private final MlpEncoder encoder;
    private Optional<DeviceEncoder> onDevice = Optional.empty();
    private int tilesOfStep;

    /**
     * An encoder to train.
     *
     * @param scope it lives in
     * @param start its weights
     * @param rate peak learning rate
     * @param penalty of the loss + penalty * mean(z^2), 0 for none
     * @param state whose moments are gone on with
     */
    public Predicted(
        Scope scope, EncoderWeights start, double rate, double penalty, Optional<FitState> state) {
      shape = start;
      pace = new Pace(rate, penalty);
      weights = start.toArray();
      gradient = new float[weights.length];
      adam =
          state
              .map(s -> Adam.restored(s, "encoder", 1, weights.length))
              .orElseGet(() -> new Adam(1, weights.length));
      encoder = new MlpEncoder(scope, start);
    }

    /** A copy of its weights as they are now. */
    public EncoderWeights weights() {
      float[] now = onDevice.map(DeviceEncoder::weights).orElseGet(weights::clone);
      return new EncoderWeights(shape.inputs(), shape.hidden(), shape.latent(), now);
    }

    @Override
    public Pace pace() {
      return pace;
    }

    @Override
    public int tiles() {
      return 0;
    }

    @Override
    public DeviceCodes onDevice(Scope scope) {
      DeviceEncoder made = new DeviceEncoder(scope, encoder, adam.onDevice(scope, weights));
      onDevice = Optional.of(made);
      return made;
    }

    @Override
    public void begin(int tiles) {
      tilesOfStep = tiles;
      Arrays.fill(gradient, 0);
    }

    @Override
    public NDArray codes(Scope batch, BatchUpload sent, Batches.Batch some, NDArray whole) {
      return encoder.encode(whole);
    }

    @Override
    public void learn(
        Batches.Batch some, int first, NDArray codes, NDArray whole, NDArray ofCodes) {
      if (pace.penalty() > 0) {
        ofCodes.addi(codes.mul(2 * pace.penalty() / ((double) tilesOfStep * shape.latent())));
      }
      encoder.backward(whole, ofCodes, gradient);
    }

    @Override
    public void move(double decay) {
      adam.step(0, weights, gradient, 0, pace.rate() * decay);
      encoder.load(weights);
    }

    @Override
    public float[] values() {
      return new float[0];
    }

    @Override
    public float[] given() {
      return values();
    }

    @Override
    public void save(Map<String, float[]> arrays) {
      arrays.put("encoder", weights.clone());
      adam.save("encoder", arrays);
    }
  }
}
