package dev.tessera.model.field;

import java.util.SplittableRandom;

/** Mosaics for tests. */
final class MosaicExamples {
  static final int SIDE = 4;

  /** Cells of 4 x 4 samples, whole bases, so that the experts alone decide what can be held. */
  static final MosaicShape CELLS = new MosaicShape(5, 12, 4, 2, 2);

  private MosaicExamples() {}

  /** Experts with random directions over the cosines of a picture's tile. */
  static Weights random(int latent) {
    SplittableRandom random = new SplittableRandom(4);
    FieldSpec pictures =
        FieldSpec.ofExperts(2, 3, CosineBasis.size(SIDE), CELLS.amplitudes() + 1, CELLS.experts());
    WeightLayout layout = WeightLayout.of(pictures);
    float[] values = new float[layout.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.2 * random.nextGaussian());
    }
    float[] frequencies = CosineBasis.frequencies(SIDE);
    float[] colours = CosineBasis.colours(SIDE);
    System.arraycopy(
        frequencies, 0, values, layout.named("cosine.frequency").offset(), frequencies.length);
    System.arraycopy(colours, 0, values, layout.named("cosine.colour").offset(), colours.length);
    return CELLS.weights(Weights.of(pictures, values), latent);
  }

  /** The middles of all samples of a tile, (S,3). */
  static float[] lattice() {
    int frames = CELLS.frames();
    int rows = SIDE * CELLS.rows();
    int columns = SIDE * CELLS.columns();
    float[] points = new float[frames * rows * columns * 3];
    for (int i = 0; i < points.length; i += 3) {
      int sample = i / 3;
      points[i] = middle(sample / (rows * columns), frames);
      points[i + 1] = middle(sample / columns % rows, rows);
      points[i + 2] = middle(sample % columns, columns);
    }
    return points;
  }

  private static float middle(int position, int count) {
    return (2f * position + 1) / count - 1;
  }
}
