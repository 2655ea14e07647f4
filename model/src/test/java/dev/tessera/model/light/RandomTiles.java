package dev.tessera.model.light;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.field.ShearedShape.ViewSize;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.tile.GridTiling;
import java.util.SplittableRandom;

/** Tiles of a light field with random planes and amplitudes, two in each cell. */
final class RandomTiles {
  static final ShearedShape SHAPE =
      new ShearedShape(
          new ViewGrid(/* rows= */ 3, /* columns= */ 5),
          /* step= */ 1,
          new ViewSize(/* height= */ 24, /* width= */ 40),
          /* cell= */ 8,
          /* margin= */ 2,
          /* near= */ 1);

  private static final int COSINES = 30;

  private RandomTiles() {}

  static Fitted<GridTiling> of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] energies = random.doubles(15L * 12 * 12 * ShearedShape.CHANNELS).toArray();
    CosineChoice cosines = CosineChoice.of(SHAPE, energies, COSINES);
    int rows = SHAPE.view().height() / SHAPE.cell();
    int columns = SHAPE.view().width() / SHAPE.cell();
    int tiles = 2 * rows * columns;
    int latent = ShearedShape.HEAD + COSINES;
    float[] codes = new float[tiles * latent];
    for (int t = 0; t < tiles; t++) {
      for (int i = 0; i < latent; i++) {
        codes[t * latent + i] = (float) random.nextDouble(-1, 1);
      }
      double disparity = random.nextDouble(-2, 2);
      new DisparityPlane(t / 2 / columns, t / 2 % columns, disparity, 0.02, -0.03)
          .to(codes, t * latent);
    }
    return new Fitted<>(SHAPE.tiling(tiles), cosines.weights(), Codes.of(tiles, latent, codes));
  }
}
