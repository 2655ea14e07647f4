package dev.tessera.model.field;

import dev.tessera.model.linear.Principal;
import java.util.Optional;

/**
 * Starting weights with which a field of one sine layer IS, nearly, the principal component
 * analysis of tiles, for any number of axes.
 *
 * <p>The mean tile and the D principal directions are written as sums of H/2 {@link RandomWaves} by
 * least squares, in short steps; the amplitude of a wave is then a linear function t of the code.
 * It may be negative where a gate may not: a pair of units of opposite sign with the gates relu(t)
 * and relu(-t) gives exactly t. With twice as many waves as directions the error of the waves is a
 * twentieth of that of the analysis, measured on tiles of distances.
 *
 * <p>Codes are those of {@link Principal#encoder}.
 */
public final class PrincipalSines {
  private static final int DIRECTIONS_AT_ONCE = 16;

  private final FieldSpec spec;
  private final float[] points;
  private final long seed;
  private final int features;
  private final float[] directions;
  private final double[] mean;
  private final double[] scales;
  private final WeightLayout layout;
  private final float[] values;
  private Optional<RandomWaves> waves = Optional.empty();
  private int written;

  /** Whether a field can start as a principal component analysis of so many tiles and points. */
  public static boolean suits(FieldSpec spec, int tiles, int points) {
    return spec.form().oneGatedLayer(spec)
        && spec.channels() == 1
        && spec.width() >= 2 * spec.latent()
        && spec.latent() <= points / 2
        && tiles >= 4 * spec.latent();
  }

  /**
   * From a finished analysis.
   *
   * @param spec a field that {@link #suits}
   * @param points local coordinates of the samples of a tile, (S,d)
   * @param tiles directions of tiles (S), as many as the field's codes are long
   * @param seed of the waves
   */
  public PrincipalSines(FieldSpec spec, float[] points, Principal tiles, long seed) {
    this.spec = spec;
    this.points = points;
    this.seed = seed;
    features = points.length / spec.dimensions();
    directions = tiles.directions();
    mean = tiles.mean();
    scales = tiles.scales();
    layout = WeightLayout.of(spec);
    values = Initialisation.weights(spec, seed).toArray();
  }

  /**
   * Does a part of the work of {@link #weights}.
   *
   * @return whether there is more to do
   */
  public boolean step() {
    if (waves.isEmpty()) {
      RandomWaves drawn = new RandomWaves(spec.width() / 2, spec.dimensions(), points, seed);
      writeWaves(drawn);
      waves = Optional.of(drawn);
      return true;
    }
    for (int i = 0; i < DIRECTIONS_AT_ONCE && written <= spec.latent(); i++) {
      writeAmplitudes(waves.get().amplitudes(wanted(written)), written);
      written++;
    }
    return written <= spec.latent();
  }

  private void writeWaves(RandomWaves drawn) {
    int d = spec.dimensions();
    for (int h = 0; h < spec.width(); h++) {
      int w = h / 2;
      boolean used = w < drawn.count();
      values[layout.outputWeight().offset() + h] = !used ? 0 : h % 2 == 0 ? 1 : -1;
      for (int a = 0; used && a < d; a++) {
        values[layout.layer(0, 0).offset() + h * d + a] =
            (float) (drawn.frequency(w, a) / spec.firstOmega());
      }
      if (used) {
        values[layout.layer(0, 1).offset() + h] = (float) (drawn.phase(w) / spec.firstOmega());
      }
    }
    values[layout.outputBias().offset()] = 0;
  }

  /** A direction, or the mean for the number after the last direction. */
  private double[] wanted(int direction) {
    if (direction == spec.latent()) {
      return mean;
    }
    double[] wanted = new double[features];
    for (int s = 0; s < features; s++) {
      wanted[s] = directions[direction * features + s];
    }
    return wanted;
  }

  private void writeAmplitudes(double[] amplitudes, int direction) {
    for (int h = 0; h < 2 * amplitudes.length; h++) {
      double amplitude = (h % 2 == 0 ? 1 : -1) * amplitudes[h / 2];
      if (direction == spec.latent()) {
        values[layout.layer(0, 3).offset() + h] = (float) amplitude;
      } else {
        values[layout.layer(0, 2).offset() + h * spec.latent() + direction] =
            (float) (amplitude * scales[direction]);
      }
    }
  }

  /**
   * After the last step: a field that gives a tile's projection on the principal directions for the
   * encoder's code.
   */
  public Weights weights() {
    if (written <= spec.latent()) {
      throw new IllegalStateException("the weights are not complete");
    }
    return Weights.of(spec, values.clone());
  }
}
