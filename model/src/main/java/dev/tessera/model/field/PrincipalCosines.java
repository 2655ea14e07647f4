package dev.tessera.model.field;

import dev.tessera.model.linear.Principal;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Starting weights with which a field of one sine layer, or one whose further layers add nothing
 * yet, IS the principal component analysis of its tiles, so that training can only improve on it.
 *
 * <p>A cosine of the discrete cosine transform is a sum of plane waves, cos a cos b = (cos(a+b) +
 * cos(a-b)) / 2, and a plane wave is a sine unit. Its amplitude is a linear function t of the code,
 * which may be negative where a gate may not: a pair of units with opposite colours and the gates
 * relu(t) and relu(-t) gives exactly t. (One unit with a gate t + bias would need the constant wave
 * that the bias adds to be taken away by another, and would clip tiles of high contrast.) Cosines
 * are taken in the order of the energy that mean and principal directions have there until the
 * width is used up; units that are left over start with random gates and without colour.
 *
 * <p>Codes are those of {@link Principal#encoder}.
 */
public final class PrincipalCosines {
  private final FieldSpec whole;
  private final FieldSpec spec;
  private final int tile;
  private final int features;
  private final int latent;
  private final long seed;

  /** Rows of unit length, (D,F), and the tiles' standard deviation along each. */
  private final float[] directions;

  private final double[] deviations;
  private final double[] scales;
  private final float[] mean;

  /** What one cosine of the transform costs and brings. */
  private record Cosine(int index, double energy, int units) {}

  /** Whether a field can start as a principal component analysis. */
  public static boolean suits(FieldSpec spec, int tile) {
    return spec.form().beginsAs(spec).isPresent()
        && spec.dimensions() == 2
        && spec.channels() == TrainingImage.CHANNELS
        && spec.latent() <= CosineBasis.size(tile);
  }

  /**
   * From a finished analysis.
   *
   * @param spec a field for which {@link #suits} holds
   * @param tile samples of a tile's side
   * @param tiles directions of tiles (tile,tile,3), as many as the field's codes are long
   * @param seed of units that are left over
   */
  public PrincipalCosines(FieldSpec spec, int tile, Principal tiles, long seed) {
    whole = spec;
    this.spec = spec.form().beginsAs(spec).orElseThrow();
    this.tile = tile;
    this.seed = seed;
    features = CosineBasis.size(tile);
    latent = spec.latent();
    directions = tiles.directions();
    deviations = tiles.deviations();
    scales = tiles.scales();
    mean = new float[features];
    double[] exact = tiles.mean();
    for (int j = 0; j < features; j++) {
      mean[j] = (float) exact[j];
    }
  }

  /** A field that gives a tile's projection on the principal directions for the encoder's code. */
  public Weights weights() {
    float[] values = Initialisation.weights(spec, seed).toArray();
    WeightLayout layout = WeightLayout.of(spec);
    float[] frequencies = CosineBasis.frequencies(tile);
    float[] colours = CosineBasis.colours(tile);
    float[] basis = samples(frequencies, colours);
    int unit = 0;
    for (Cosine cosine : cosines(basis, frequencies, spec.width())) {
      int i = cosine.index();
      int waves = cosine.units() / 2;
      for (int u = 0; u < cosine.units(); u++) {
        int sign = u % 2 == 0 ? 1 : -1;
        wave(values, layout, unit, frequencies[2 * i], (u < 2 ? 1 : -1) * frequencies[2 * i + 1]);
        for (int d = 0; d < latent; d++) {
          values[layout.layer(0, 2).offset() + unit * latent + d] =
              (float) (sign * scales[d] * along(basis, i, directions, d));
        }
        values[layout.layer(0, 3).offset() + unit] = (float) (sign * along(basis, i, mean, 0));
        for (int c = 0; c < spec.channels(); c++) {
          values[layout.outputWeight().offset() + c * spec.width() + unit] =
              sign * colours[i * spec.channels() + c] / waves;
        }
        unit++;
      }
    }
    for (; unit < spec.width(); unit++) {
      SplittableRandom random = new SplittableRandom(seed + 2 + unit);
      int most = Math.min(tile, 8);
      wave(values, layout, unit, random.nextInt(most), random.nextInt(1 - most, most));
      for (int c = 0; c < spec.channels(); c++) {
        values[layout.outputWeight().offset() + c * spec.width() + unit] = 0;
      }
    }
    return whole.form().begun(whole, Weights.of(spec, values), seed);
  }

  /** Unit h becomes cos(pi/2 (u (y+1) + v (x+1))), written as a sine. */
  private void wave(float[] values, WeightLayout layout, int unit, double u, double v) {
    double omega = spec.firstOmega();
    int weight = layout.layer(0, 0).offset() + 2 * unit;
    values[weight] = (float) (Math.PI / 2 * u / omega);
    values[weight + 1] = (float) (Math.PI / 2 * v / omega);
    double phase = Math.PI / 2 * (u + v + 1);
    values[layout.layer(0, 1).offset() + unit] =
        (float) (Math.IEEEremainder(phase, 2 * Math.PI) / omega);
  }

  /** The cosines worth their units, most energy of the principal components first. */
  private List<Cosine> cosines(float[] basis, float[] frequencies, int width) {
    List<Cosine> all =
        IntStream.range(0, features)
            .mapToObj(
                i -> {
                  double energy = Math.pow(along(basis, i, mean, 0), 2);
                  for (int d = 0; d < latent; d++) {
                    double part = along(basis, i, directions, d) * deviations[d];
                    energy += part * part;
                  }
                  boolean plane = frequencies[2 * i] == 0 || frequencies[2 * i + 1] == 0;
                  return new Cosine(i, energy, plane ? 2 : 4);
                })
            .sorted(Comparator.comparingDouble(c -> -c.energy()))
            .toList();
    List<Cosine> chosen = new ArrayList<>();
    int used = 0;
    for (Cosine cosine : all) {
      if (used + cosine.units() <= width) {
        used += cosine.units();
        chosen.add(cosine);
      }
    }
    return chosen;
  }

  /** Cosine i, a row of {@code basis}, times a row of {@code vectors}. */
  private double along(float[] basis, int i, float[] vectors, int row) {
    double sum = 0;
    for (int j = 0; j < features; j++) {
      sum += (double) basis[i * features + j] * vectors[row * features + j];
    }
    return sum;
  }

  /** The cosines at the samples of a tile, one row each: orthonormal, (F,S*C). */
  private float[] samples(float[] frequencies, float[] colours) {
    float[] rows = new float[features * features];
    int channels = spec.channels();
    for (int i = 0; i < features; i++) {
      for (int s = 0; s < tile * tile; s++) {
        double y = Math.floorDiv(s, tile) + 0.5;
        double x = s % tile + 0.5;
        double value =
            Math.cos(Math.PI / tile * frequencies[2 * i] * y)
                * Math.cos(Math.PI / tile * frequencies[2 * i + 1] * x);
        for (int c = 0; c < channels; c++) {
          rows[i * features + s * channels + c] = (float) (value * colours[i * channels + c]);
        }
      }
    }
    return rows;
  }
}
