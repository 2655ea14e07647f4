package dev.tessera.model.field;

import dev.tessera.model.linear.GramSchmidt;
import dev.tessera.model.linear.Principal;
import java.util.List;
import java.util.Optional;

/**
 * A field with one expert, which is a principal component analysis: nothing that is linear in its
 * codes comes nearer to the tiles that were analysed. A code is a choice, which is 0, and D-1
 * coordinates.
 *
 * @param sides samples of a tile along each axis
 * @param channels C
 * @param latent D, 2 to 1024
 */
public record OneExpert(List<Integer> sides, int channels, int latent) {
  private static final int MOST_COSINES = 1024;

  /** Copies the list. */
  public OneExpert {
    sides = List.copyOf(sides);
  }

  private SeparableCosines cosines() {
    return new SeparableCosines(sides, channels);
  }

  /** Its spec; of a tile with more values than a field has cosines the slowest are kept. */
  public FieldSpec spec() {
    int width = Math.min(MOST_COSINES, cosines().size());
    return FieldSpec.ofExperts(sides.size(), channels, width, latent, 1);
  }

  /** Networks that know nothing yet: all weights are 0. */
  public Pretrained unlearned(String name) {
    FieldSpec spec = spec();
    return pretrained(name, Weights.of(spec, new float[WeightLayout.of(spec).length()]));
  }

  /**
   * Networks that know the tiles of an analysis.
   *
   * @param tiles analysed, with D-1 directions or as many as there are; codes of others are 0
   * @param points (S,d) local coordinates of the samples of a tile
   */
  public Pretrained of(String name, Principal tiles, float[] points) {
    FieldSpec spec = spec();
    int[] chosen = cosines().slowest(spec.width());
    float[] frequencies = cosines().frequencies(chosen);
    float[] colours = cosines().colours(chosen);
    float[] basis = SeparableCosines.at(points, frequencies, colours, channels);
    int found = tiles.deviations().length;
    float[] directions = amplitudes(tiles.directions(), found, basis, spec.width());
    GramSchmidt.orthonormalise(directions, 0, found, spec.width());
    double[] exact = tiles.mean();
    float[] mean = new float[exact.length];
    for (int j = 0; j < mean.length; j++) {
      mean[j] = (float) exact[j];
    }
    WeightLayout layout = WeightLayout.of(spec);
    float[] values = new float[layout.length()];
    put(frequencies, values, layout.named("cosine.frequency"));
    put(colours, values, layout.named("cosine.colour"));
    put(directions, values, layout.named("expert.directions"));
    put(amplitudes(mean, 1, basis, spec.width()), values, layout.named("expert.mean"));
    return pretrained(name, Weights.of(spec, values));
  }

  private Pretrained pretrained(String name, Weights weights) {
    return new Pretrained(name, sides, weights, Optional.empty());
  }

  private static void put(float[] from, float[] values, WeightLayout.Block block) {
    System.arraycopy(from, 0, values, block.offset(), from.length);
  }

  /** (rows,H) of rows of samples (rows,S*C): for an orthonormal basis, its analysis. */
  private static float[] amplitudes(float[] samples, int rows, float[] basis, int width) {
    int features = basis.length / width;
    float[] found = new float[rows * width];
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < features; j++) {
        float value = samples[r * features + j];
        for (int h = 0; h < width; h++) {
          found[r * width + h] += value * basis[j * width + h];
        }
      }
    }
    return found;
  }
}
