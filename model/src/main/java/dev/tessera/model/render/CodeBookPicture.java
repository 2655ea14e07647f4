package dev.tessera.model.render;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SliceTiles;
import java.util.Arrays;

/**
 * Code-books as small pictures (rows of tiles, columns of tiles, 3), sRGB in [0,1]: of an image, or
 * of a slice such as a frame of a clip; of a line there is none.
 */
public final class CodeBookPicture {
  private static final double GOLDEN = 0.618033988749895;

  private CodeBookPicture() {}

  /**
   * The first three principal components of the codes as red, green and blue, each scaled to its
   * own spread. Of codes that choose it is what they stand for, since the same number means
   * something else for each choice.
   *
   * @param field of two axes or more; the colours are those of all its codes
   * @param slice whose tiles are shown; 0 of an image
   * @throws IllegalArgumentException if there is no such slice
   */
  public static Samples components(Fitted<GridTiling> field, int slice) {
    int tiles = field.codes().tiles();
    float[] rows = field.spec().form().vectors(field.weights(), field.codes());
    return picture(field, slice, PrincipalColours.of(rows, tiles, rows.length / tiles));
  }

  /**
   * Which expert each tile chose: one colour per expert, neighbours in number far apart in hue.
   *
   * @param field of two axes or more, with experts
   * @param slice whose tiles are shown; 0 of an image
   * @throws IllegalArgumentException if there are no experts, or there is no such slice
   */
  public static Samples choices(Fitted<GridTiling> field, int slice) {
    if (field.spec().form().choices(field.spec()) == 0) {
      throw new IllegalArgumentException("these codes choose nothing: " + field.spec());
    }
    int tiles = field.codes().tiles();
    float[] colours = new float[Math.multiplyExact(3, tiles)];
    for (int tile = 0; tile < tiles; tile++) {
      paint(Math.round(field.codes().get(tile, 0)), colours, 3 * tile);
    }
    return picture(field, slice, colours);
  }

  /** Steps of the golden ratio around the circle of hues, darker and paler in turn. */
  private static void paint(int expert, float[] colours, int at) {
    double hue = 6 * (expert * GOLDEN % 1);
    double value = 0.95 - 0.2 * (expert % 3);
    for (int c = 0; c < 3; c++) {
      double distance = Math.abs((hue + 2 * (3 - c)) % 6 - 3) - 1;
      double pure = Math.max(0, Math.min(1, distance));
      colours[at + c] = (float) (value * (0.25 + 0.75 * pure));
    }
  }

  /** Of the colours of all tiles those of a slice. */
  private static Samples picture(Fitted<GridTiling> field, int slice, float[] colours) {
    if (field.tiling().dimensions() < 2) {
      throw new IllegalArgumentException(
          "the code-book of a picture has two axes, found " + field.tiling());
    }
    SliceTiles tiles = SliceTiles.of(field.tiling(), slice);
    GridTiling flat = tiles.grid();
    int first = 3 * tiles.tile(0);
    float[] shown = Arrays.copyOfRange(colours, first, first + 3 * flat.tileCount());
    return Samples.of(new int[] {flat.tilesAlong(0), flat.tilesAlong(1)}, 3, shown);
  }
}
