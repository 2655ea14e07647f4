package dev.tessera.model.optimise;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldForm;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.Linearisation;
import dev.tessera.model.field.WeightSums;
import dev.tessera.model.linear.Cholesky;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** One round of improvement for the codes of some tiles; networks stay as they are. */
public interface CodeSteps {
  /**
   * Moves codes.
   *
   * @param tiles which, (T)
   * @param codes (T,D) on the device
   * @param samples what the tiles should be, (T,S,C), in the same scope
   * @param points (S,d), in the same scope
   * @return better codes (T,D); a tile may keep its own
   */
  float[] improve(int[] tiles, NDArray codes, NDArray samples, NDArray points);

  /** Floats of working memory that a tile needs. */
  long floatsPerTile();

  /**
   * The same for codes that live on the device, which goes on from here; empty if it cannot be done
   * there.
   *
   * @param codes of all tiles, (T,D)
   * @param moving whether they are to be moved at all
   */
  default Optional<DeviceCodeSteps> onDevice(Scope scope, float[] codes, boolean moving) {
    return Optional.empty();
  }

  /** Hands over what it goes on from, after its last step. */
  void save(Map<String, float[]> arrays);

  /**
   * Goes on from what another wrote.
   *
   * @throws IllegalArgumentException if that was for other tiles or codes
   */
  void restore(SavedNumbers state);

  /** Makes the optimiser for a field. */
  @FunctionalInterface
  interface Choice {
    /**
     * An optimiser that has not moved anything yet.
     *
     * @param tiles T of the whole signal
     * @param samplesPerTile S
     */
    CodeSteps of(Field field, int tiles, int samplesPerTile);
  }

  /** Rounds that bring most of what there is to gain from the codes of an encoder. */
  int rounds();

  /**
   * For codes of frozen networks while a signal is fitted: they stand four times the rate of a
   * joint fit. From the codes of an encoder Adam reaches the PSNR of least squares sooner, four to
   * six times on pictures and two to four times on shapes; from zero it may stay far from it (22
   * against 29 dB on a shape by networks of another one), and least squares are there in a few
   * visits.
   *
   * @param rate learning rate of codes in a joint fit
   * @param predicted whether they start from what an encoder predicts
   */
  static Choice suiting(double rate, boolean predicted) {
    Choice usual = atRate(4 * rate);
    return (field, tiles, samples) -> {
      FieldForm form = field.spec().form();
      if (form.searchFloats(field.spec()) > 0) {
        return form.linearises(field.spec())
            ? new SearchedSteps(field, tiles, samples)
            : new SearchedOnce(field, tiles);
      }
      return !predicted && form.linearises(field.spec())
          ? new LevenbergMarquardt(field, tiles, samples)
          : usual.of(field, tiles, samples);
    };
  }

  /**
   * Least squares where values are linear in the code, whose best codes they find in one or two
   * visits, else Adam.
   *
   * @param rate learning rate of codes whose networks do not move
   */
  static Choice atRate(double rate) {
    return (field, tiles, samples) ->
        field.spec().form().linear(field.spec())
            ? new LevenbergMarquardt(field, tiles, samples)
            : new AdamSteps(field, tiles, samples, rate);
  }

  /** A few steps of Adam on the codes, each tile with moments of its own. */
  final class AdamSteps implements CodeSteps {
    private static final int STEPS_AT_ONCE = 4;

    private final Field field;
    private final int tiles;
    private final int samplesPerTile;
    private final double rate;
    private Adam adam;

    /** Nothing moved yet; see {@link Choice#of}. */
    public AdamSteps(Field field, int tiles, int samplesPerTile, double rate) {
      this.field = field;
      this.tiles = tiles;
      this.samplesPerTile = samplesPerTile;
      this.rate = rate;
      adam = new Adam(tiles, field.spec().latent());
    }

    @Override
    public long floatsPerTile() {
      return samplesPerTile * field.spec().form().floatsPerSample(field.spec());
    }

    @Override
    public int rounds() {
      return 8;
    }

    @Override
    public float[] improve(int[] some, NDArray codes, NDArray samples, NDArray points) {
      int latent = field.spec().latent();
      float[] next = codes.toFloatArray();
      for (int step = 0; step < STEPS_AT_ONCE; step++) {
        float[] gradient;
        NDArray now = codes.getManager().create(next, codes.getShape());
        try (FieldTape tape = field.forward(now, points)) {
          NDArray error = tape.result().sub(samples).muli(2.0 / samplesPerTile);
          gradient = tape.backward(error, WeightSums.FROZEN).toFloatArray();
        }
        for (int t = 0; t < some.length; t++) {
          adam.step(some[t], next, t * latent, gradient, t * latent, rate);
        }
      }
      return next;
    }

    @Override
    public Optional<DeviceCodeSteps> onDevice(Scope scope, float[] codes, boolean moving) {
      NDArray slope = scope.constant((float) (2.0 / samplesPerTile));
      DeviceAdam moved = adam.onDevice(scope, codes);
      return Optional.of(new DeviceAdamSteps(field, moved, slope, rate, STEPS_AT_ONCE));
    }

    @Override
    public void save(Map<String, float[]> arrays) {
      adam.save("codes", arrays);
    }

    @Override
    public void restore(SavedNumbers state) {
      adam = Adam.restored(state, "codes", tiles, field.spec().latent());
    }
  }

  /**
   * Levenberg's and Marquardt's method for the code of each tile: D unknowns, S*C residuals. The
   * damping of a tile follows its success (Nielsen 1999, simplified): a step that lowers its error
   * is taken and the damping divided by 5, else nothing moves and it is multiplied by 8.
   */
  final class LevenbergMarquardt implements CodeSteps {
    private static final float FIRST_DAMPING = 1e-2f;

    private final Field field;
    private final int samplesPerTile;
    private final float[] damping;

    /** Nothing moved yet; see {@link Choice#of}. */
    public LevenbergMarquardt(Field field, int tiles, int samplesPerTile) {
      this.field = field;
      this.samplesPerTile = samplesPerTile;
      damping = new float[tiles];
      Arrays.fill(damping, FIRST_DAMPING);
    }

    @Override
    public long floatsPerTile() {
      return floatsPerTile(field.spec(), samplesPerTile);
    }

    /** The same, before there is a field. */
    public static long floatsPerTile(FieldSpec spec, int samplesPerTile) {
      return spec.latent() * (2L * spec.width() + (long) samplesPerTile * spec.channels());
    }

    @Override
    public int rounds() {
      return 3;
    }

    @Override
    public float[] improve(int[] tiles, NDArray codes, NDArray samples, NDArray points) {
      int latent = field.spec().latent();
      Linearisation near = field.linearise(codes, points);
      NDArray residual = samples.reshape(tiles.length, -1).sub(near.values()); // (T,F)
      NDArray j = near.jacobian(); // (T,D,F)
      float[] normal = j.matMul(j.transpose(0, 2, 1)).toFloatArray(); // (T,D,D)
      float[] gradient = j.matMul(residual.reshape(tiles.length, -1, 1)).toFloatArray(); // (T,D)
      float[] before = residual.square().sum(new int[] {1}).toFloatArray();
      float[] old = codes.toFloatArray();
      float[] next = old.clone();
      for (int t = 0; t < tiles.length; t++) {
        double[] step = new double[latent];
        for (int i = 0; i < latent; i++) {
          step[i] = gradient[t * latent + i];
        }
        if (Cholesky.solve(normal, t * latent * latent, latent, damping[tiles[t]], step)) {
          for (int i = 0; i < latent; i++) {
            next[t * latent + i] += (float) step[i];
          }
        }
      }
      NDArray moved = codes.getManager().create(next, codes.getShape());
      float[] after =
          field
              .evaluate(moved, points)
              .reshape(tiles.length, -1)
              .sub(samples.reshape(tiles.length, -1))
              .square()
              .sum(new int[] {1})
              .toFloatArray();
      for (int t = 0; t < tiles.length; t++) {
        if (after[t] < before[t]) {
          damping[tiles[t]] /= 5;
        } else {
          damping[tiles[t]] *= 8;
          System.arraycopy(old, t * latent, next, t * latent, latent);
        }
      }
      return next;
    }

    @Override
    public Optional<DeviceCodeSteps> onDevice(Scope scope, float[] codes, boolean moving) {
      return !moving || DeviceLeastSquares.solves(scope)
          ? Optional.of(new DeviceLeastSquares(scope, field, codes, damping))
          : Optional.empty();
    }

    @Override
    public void save(Map<String, float[]> arrays) {
      arrays.put("damping", damping.clone());
    }

    @Override
    public void restore(SavedNumbers state) {
      float[] before = state.array("damping", damping.length);
      for (int t = 0; t < damping.length; t++) {
        damping[t] = before[t] > 0 ? before[t] : FIRST_DAMPING;
      }
    }
  }
}
