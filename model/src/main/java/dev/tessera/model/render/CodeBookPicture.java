package dev.tessera.model.render;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SliceTiles;
import java.util.Arrays;

/**
 * Code-books as small pictures (rows of tiles, columns of tiles, 3), sRGB in [0,1]: of an image, or
 * of a slice of a signal with more axes, such as a frame of a clip.
 */
public final class CodeBookPicture {
  private static final double GOLDEN = 0.618033988749895;

  private CodeBookPicture() {}

  /**
   * The first three principal components of the codes as red, green and blue, each scaled to its
   * own spread. Of codes that choose it is what they stand for, since the same number means
   * something else for each choice. All slices of a signal share their colours.
   *
   * @param tiles those of the field that are shown
   */
  public static Samples components(Fitted<GridTiling> field, SliceTiles tiles) {
    int all = field.codes().tiles();
    float[] rows = field.spec().form().vectors(field.weights(), field.codes());
    return picture(tiles, PrincipalColours.of(rows, all, rows.length / all));
  }

  /**
   * Which expert each tile chose: one colour per expert, neighbours in number far apart in hue.
   *
   * @param field with experts
   * @param tiles those of the field that are shown
   * @throws IllegalArgumentException if it has no experts
   */
  public static Samples choices(Fitted<GridTiling> field, SliceTiles tiles) {
    if (field.spec().form().choices(field.spec()) == 0) {
      throw new IllegalArgumentException("these codes choose nothing: " + field.spec());
    }
    int all = field.codes().tiles();
    float[] colours = new float[Math.multiplyExact(3, all)];
    for (int tile = 0; tile < all; tile++) {
      paint(Math.round(field.codes().get(tile, 0)), colours, 3 * tile);
    }
    return picture(tiles, colours);
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

  private static Samples picture(SliceTiles tiles, float[] colours) {
    GridTiling grid = tiles.grid();
    int from = 3 * tiles.tile(0);
    float[] shown = Arrays.copyOfRange(colours, from, from + 3 * grid.tileCount());
    return Samples.of(new int[] {grid.tilesAlong(0), grid.tilesAlong(1)}, 3, shown);
  }
}
