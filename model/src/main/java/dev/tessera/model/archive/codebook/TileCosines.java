package dev.tessera.model.archive.codebook;

import java.util.Arrays;

/**
 * A tile from pixels to cosines and back. H cosines with frequencies (u_h, v_h) and colours, which
 * are orthonormal over the pixels of a tile, so that going back is the transpose.
 */
final class TileCosines {
  private static final double CLOSE = 2e-2;

  private final int tile;
  private final int[] rows;
  private final int[] columns;
  private final float[] colours;
  private final CosineTable centres;

  /** (tile, tile, 3): amplitudes by frequency and channel, of the tile at hand. */
  private final float[] grid;

  private final float[] across;

  /**
   * Takes cosines of a network.
   *
   * @param frequencies (H,2) whole, each less than tile
   * @param colours (H,3)
   * @throws IllegalArgumentException if they are not orthonormal over a tile
   */
  TileCosines(int tile, float[] frequencies, float[] colours) {
    this.tile = tile;
    this.colours = colours;
    rows = new int[frequencies.length / 2];
    columns = new int[rows.length];
    for (int h = 0; h < rows.length; h++) {
      rows[h] = whole(frequencies[2 * h]);
      columns[h] = whole(frequencies[2 * h + 1]);
    }
    centres = CosineTable.centres(tile);
    grid = new float[tile * tile * Sizes.CHANNELS];
    across = new float[tile * Sizes.CHANNELS];
    requireOrthonormal();
  }

  private int whole(float frequency) {
    int u = Math.round(frequency);
    if (Math.abs(frequency - u) > 1e-3 || u < 0 || u >= tile) {
      throw new IllegalArgumentException(
          "frequencies are whole numbers less than " + tile + ", found " + frequency);
    }
    return u;
  }

  /** Cosines of different frequencies are; those of one differ by their colours only. */
  private void requireOrthonormal() {
    for (int h = 0; h < rows.length; h++) {
      for (int g = 0; g <= h; g++) {
        if (rows[h] == rows[g] && columns[h] == columns[g]) {
          double product = 0;
          for (int c = 0; c < Sizes.CHANNELS; c++) {
            product += (double) colours[Sizes.CHANNELS * h + c] * colours[Sizes.CHANNELS * g + c];
          }
          product *= energy(rows[h]) * energy(columns[h]);
          if (!(Math.abs(product - (h == g ? 1 : 0)) < CLOSE)) {
            throw new IllegalArgumentException(
                "cosines " + g + " and " + h + " are not orthonormal over a tile");
          }
        }
      }
    }
  }

  private double energy(int frequency) {
    return frequency == 0 ? tile : tile / 2.0;
  }

  /** H. */
  int count() {
    return rows.length;
  }

  /**
   * Adds the cosines of a tile of one colour.
   *
   * @param mean RGB
   * @param cosines (H)
   */
  void addLevel(float[] mean, float[] cosines) {
    for (int h = 0; h < rows.length; h++) {
      if (rows[h] == 0 && columns[h] == 0) {
        float sum = 0;
        for (int c = 0; c < Sizes.CHANNELS; c++) {
          sum += mean[c] * colours[Sizes.CHANNELS * h + c];
        }
        cosines[h] += sum * tile * tile;
      }
    }
  }

  /** Whether a cosine is constant over a tile. */
  boolean constant(int cosine) {
    return rows[cosine] == 0 && columns[cosine] == 0;
  }

  /**
   * Cosines of the tile that begins at (top, left).
   *
   * @param to receives H values from an offset on
   */
  void analyse(Canvas picture, int top, int left, float[] to, int offset) {
    Arrays.fill(grid, 0);
    float[] pixel = new float[Sizes.CHANNELS];
    for (int y = 0; y < tile; y++) {
      Arrays.fill(across, 0);
      for (int x = 0; x < tile; x++) {
        picture.read(top + y, left + x, pixel, 0);
        for (int v = 0; v < tile; v++) {
          Axpy.add(centres.at(x, v), pixel, 0, across, Sizes.CHANNELS * v, Sizes.CHANNELS);
        }
      }
      for (int u = 0; u < tile; u++) {
        Axpy.add(centres.at(y, u), across, 0, grid, u * across.length, across.length);
      }
    }
    for (int h = 0; h < rows.length; h++) {
      int at = (rows[h] * tile + columns[h]) * Sizes.CHANNELS;
      float sum = 0;
      for (int c = 0; c < Sizes.CHANNELS; c++) {
        sum += grid[at + c] * colours[Sizes.CHANNELS * h + c];
      }
      to[offset + h] = sum;
    }
  }

  /**
   * Pixels of a tile from its cosines.
   *
   * @param down where its rows lie
   * @param side where its columns lie
   * @param top first row on the canvas
   * @param left first column on the canvas
   */
  void synthesise(
      float[] cosines, CosineTable down, CosineTable side, Canvas canvas, int top, int left) {
    pixels(cosines, down, side, (y, x, r, g, b) -> canvas.put(top + y, left + x, r, g, b));
  }

  /** Takes pixels of a tile. */
  @FunctionalInterface
  private interface Pixels {
    void accept(int y, int x, float red, float green, float blue);
  }

  private void pixels(float[] cosines, CosineTable down, CosineTable side, Pixels pixels) {
    Arrays.fill(grid, 0);
    for (int h = 0; h < rows.length; h++) {
      int at = (rows[h] * tile + columns[h]) * Sizes.CHANNELS;
      Axpy.add(cosines[h], colours, Sizes.CHANNELS * h, grid, at, Sizes.CHANNELS);
    }
    for (int y = 0; y < down.points(); y++) {
      Arrays.fill(across, 0);
      for (int u = 0; u < tile; u++) {
        Axpy.add(down.at(y, u), grid, u * across.length, across, 0, across.length);
      }
      for (int x = 0; x < side.points(); x++) {
        float red = 0;
        float green = 0;
        float blue = 0;
        for (int v = 0; v < tile; v++) {
          float wave = side.at(x, v);
          red += wave * across[3 * v];
          green += wave * across[3 * v + 1];
          blue += wave * across[3 * v + 2];
        }
        pixels.accept(y, x, red, green, blue);
      }
    }
  }

  /** Adds the pixels of a tile to those on a canvas. */
  void add(float[] cosines, Canvas canvas, int top, int left) {
    pixels(cosines, centres, centres, (y, x, r, g, b) -> canvas.add(top + y, left + x, r, g, b));
  }

  /** As above, at the centres of the pixels. */
  void synthesise(float[] cosines, Canvas canvas, int top, int left) {
    synthesise(cosines, centres, centres, canvas, top, left);
  }
}
