package dev.tessera.app.session;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import java.util.SplittableRandom;

/** Small pictures and fields for tests. */
public final class PictureFields {
  /** Of the paper. */
  public static final FieldSpec PAPER = new FieldSpec(2, 3, 16, 2, 6, 7, 3);

  /** With experts. */
  public static final FieldSpec EXPERTS = FieldSpec.ofExperts(2, 3, 8, 5, 4);

  private PictureFields() {}

  /** A session with a picture of slopes. */
  public static Session session(String name, int width, int height) {
    return Session.of(signal(name, width, height), Origin.none());
  }

  /** A picture of slopes. */
  public static GridSignal signal(String name, int width, int height) {
    float[] values = new float[width * height * 3];
    for (int i = 0; i < values.length; i++) {
      int x = i / 3 % width;
      int y = i / 3 / width;
      values[i] = (x + i % 3 * 5) / (width + 10f) * (y + 3) / (height + 3f);
    }
    return new GridSignal(name, Samples.of(new int[] {height, width}, 3, values), 8);
  }

  /** A field with random codes over a picture in tiles of 8. */
  public static Fitted<GridTiling> field(
      FieldSpec spec, int width, int height, int overlap, long seed) {
    GridTiling grid = GridCut.cube(8, overlap).of(height, width);
    SplittableRandom random = new SplittableRandom(seed);
    float[] codes = new float[grid.tileCount() * spec.latent()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (float) random.nextGaussian();
      if (spec.form().choices(spec) > 0 && i % spec.latent() == 0) {
        codes[i] = random.nextInt(spec.form().choices(spec));
      }
    }
    return new Fitted<>(grid, weights(spec), Codes.of(grid.tileCount(), spec.latent(), codes));
  }

  /** The same weights for the same spec. */
  public static Weights weights(FieldSpec spec) {
    if (spec.form().choices(spec) == 0) {
      return Initialisation.weights(spec, 5);
    }
    SplittableRandom random = new SplittableRandom(7);
    float[] values = new float[WeightLayout.of(spec).length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() / 4;
    }
    return Weights.of(spec, values);
  }
}
