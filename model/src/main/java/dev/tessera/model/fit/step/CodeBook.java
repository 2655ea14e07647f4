package dev.tessera.model.fit.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import java.util.Map;
import java.util.Optional;

/** A code for each of a fixed set of tiles, each with moments of its own, on the heap. */
public final class CodeBook implements CodeSource {
  private final int latent;
  private final double rate;
  private final double penalty;
  private final float[] codes;
  private final Adam adam;
  private final HostMemory memory = new HostMemory();
  private int[] rows = {};
  private float[] gradients = {};

  /**
   * Codes to learn.
   *
   * @param codes (T,D), moved in place
   * @param latent D
   * @param rate peak learning rate
   * @param penalty of the loss + penalty * mean(z^2), 0 for none
   * @param state whose moments are gone on with
   */
  public CodeBook(
      float[] codes, int latent, double rate, double penalty, Optional<FitState> state) {
    this.codes = codes;
    this.latent = latent;
    this.rate = rate;
    this.penalty = penalty;
    int count = codes.length / latent;
    adam =
        state
            .map(s -> Adam.restored(s, "codes", count, latent))
            .orElseGet(() -> new Adam(count, latent));
  }

  @Override
  public void begin(int tiles, int points) {
    rows = new int[tiles];
    if (gradients.length != tiles * latent) {
      gradients = new float[tiles * latent];
    }
  }

  @Override
  public NDArray codes(Scope batch, Batches.Batch some, NDArray whole) {
    float[] now = new float[some.rows.length * latent];
    for (int t = 0; t < some.rows.length; t++) {
      System.arraycopy(codes, some.rows[t] * latent, now, t * latent, latent);
    }
    for (int i = 0; i < some.noise.length; i++) {
      now[i] += some.noise[i];
    }
    HostArray array = batch.hostArray(new Shape(some.rows.length, latent), memory);
    array.buffer().put(0, now);
    array.upload();
    return array.array();
  }

  @Override
  public void learn(Batches.Batch some, int first, NDArray now, NDArray whole, NDArray gradient) {
    float[] found = gradient.toFloatArray();
    System.arraycopy(some.rows, 0, rows, first, some.rows.length);
    System.arraycopy(found, 0, gradients, first * latent, found.length);
    if (penalty > 0) {
      float pull = (float) (2 * penalty / (rows.length * latent));
      for (int i = 0; i < found.length; i++) {
        int own = some.rows[i / latent] * latent + i % latent;
        gradients[first * latent + i] += pull * codes[own];
      }
    }
  }

  @Override
  public void move(double decay) {
    for (int t = 0; t < rows.length; t++) {
      adam.step(rows[t], codes, gradients, t * latent, rate * decay);
    }
  }

  @Override
  public float[] values() {
    return codes;
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    arrays.put("codes", codes);
    adam.save("codes", arrays);
  }
}
