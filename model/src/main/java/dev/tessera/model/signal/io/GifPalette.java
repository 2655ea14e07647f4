package dev.tessera.model.signal.io;

import java.awt.image.IndexColorModel;
import java.util.Arrays;

/**
 * The 256 colours of one frame and the index of the nearest for each pixel.
 *
 * <p>A frame of at most 256 colours keeps them exactly. Else boxes of a histogram with 32 steps per
 * channel are split along their widest axis, always the one with the greatest squared error, their
 * colours are moved to the means of the pixels nearest to them, and pixels are dithered with an
 * ordered pattern, which does not crawl from frame to frame as error diffusion does, by as much as
 * the colours are apart. Where pixels are clear they take the first of the 256.
 */
final class GifPalette {
  /** Stands for a clear pixel among colours 0xRRGGBB. */
  static final int CLEAR = -1;

  /** The index of clear pixels: that of the background, as decoders want it to clear a frame. */
  static final int CLEAR_INDEX = 0;

  private static final int SIZE = 256;

  /** Half the distance of two colours over the error of those between them, spread evenly. */
  private static final double HALF_OF_ERROR = Math.sqrt(3);

  private static final int[] BAYER = {
    0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5,
  };

  private final int[] colours;
  private final boolean exact;

  /** The index of the first colour, behind that of clear pixels if there is one. */
  private final int first;

  /** Half the height of the dither, in steps of 255. */
  private final int dither;

  /** Index + 1 of the nearest colour to the middle of each cell of 4 steps; 0 where unknown. */
  private final short[] nearest = new short[1 << 18];

  private GifPalette(int[] colours, boolean exact, boolean clear, double error) {
    this.colours = colours;
    this.exact = exact;
    first = clear ? CLEAR_INDEX + 1 : 0;
    dither = (int) Math.round(HALF_OF_ERROR * error);
  }

  /**
   * The palette that suits a frame of 0xRRGGBB.
   *
   * @param rgb its colours, {@link #CLEAR} among them
   * @param clear whether there is to be an index for that
   */
  static GifPalette of(int[] rgb, boolean clear) {
    int[] opaque = Arrays.stream(rgb).filter(colour -> colour != CLEAR).toArray();
    int most = clear ? SIZE - 1 : SIZE;
    int[] few = few(opaque);
    if (few.length <= most) {
      return new GifPalette(few, true, clear, 0);
    }
    ColourHistogram histogram = ColourHistogram.of(opaque);
    ColourMeans means = ColourMeans.of(histogram, new ColourBoxes(histogram).split(most));
    return new GifPalette(means.colours(), false, clear, means.error());
  }

  /** The different colours in ascending order; more than 256 only if there are more. */
  private static int[] few(int[] rgb) {
    int[] found = new int[SIZE + 1];
    int count = 0;
    int last = -1;
    for (int colour : rgb) {
      if (colour == last) {
        continue;
      }
      last = colour;
      int at = Arrays.binarySearch(found, 0, count, colour);
      if (at < 0) {
        System.arraycopy(found, -at - 1, found, -at, count + at + 1);
        found[-at - 1] = colour;
        if (++count > SIZE) {
          break;
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Red, green and blue of the palette as Java's images want them. */
  IndexColorModel colourModel() {
    byte[] red = new byte[SIZE];
    byte[] green = new byte[SIZE];
    byte[] blue = new byte[SIZE];
    for (int i = 0; i < colours.length; i++) {
      red[first + i] = (byte) (colours[i] >> 16);
      green[first + i] = (byte) (colours[i] >> 8);
      blue[first + i] = (byte) colours[i];
    }
    return first > 0
        ? new IndexColorModel(8, SIZE, red, green, blue, CLEAR_INDEX)
        : new IndexColorModel(8, SIZE, red, green, blue);
  }

  /** The index of each pixel of a frame in rows of the given width. */
  byte[] indices(int[] rgb, int width) {
    byte[] indices = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      indices[i] = (byte) (rgb[i] == CLEAR ? CLEAR_INDEX : first + index(rgb[i], i, width));
    }
    return indices;
  }

  private int index(int rgb, int position, int width) {
    return exact ? Arrays.binarySearch(colours, rgb) : dithered(rgb, position, width);
  }

  private int dithered(int rgb, int position, int width) {
    int step = BAYER[(position / width & 3) * 4 + (position % width & 3)];
    int shift = (2 * step - 15) * dither / 15;
    int red = clamp((rgb >> 16) + shift);
    int green = clamp((rgb >> 8 & 0xFF) + shift);
    int blue = clamp((rgb & 0xFF) + shift);
    int cell = red >> 2 << 12 | green >> 2 << 6 | blue >> 2;
    if (nearest[cell] == 0) {
      nearest[cell] = (short) (1 + search((red & ~3) + 2, (green & ~3) + 2, (blue & ~3) + 2));
    }
    return nearest[cell] - 1;
  }

  private int search(int red, int green, int blue) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < colours.length; i++) {
      int r = (colours[i] >> 16) - red;
      int g = (colours[i] >> 8 & 0xFF) - green;
      int b = (colours[i] & 0xFF) - blue;
      int distance = r * r + g * g + b * b;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
