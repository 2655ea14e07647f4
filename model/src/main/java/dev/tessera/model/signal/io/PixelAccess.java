package dev.tessera.model.signal.io;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/** Chooses how the pixels of an image that Java holds are read. */
final class PixelAccess {
  private static final int LARGEST_OF_A_BYTE = 255;

  private PixelAccess() {}

  /**
   * Rows of an image. Grey and sRGB values are read as stored; a grey profile is ignored; RGB of
   * another profile is converted to sRGB, at 8 or 16 bits.
   */
  static PixelRows of(BufferedImage image) throws BadImageException {
    ColorModel model = image.getColorModel();
    if (model instanceof IndexColorModel palette) {
      return indexed(image.getRaster(), palette);
    }
    int space = model.getColorSpace().getType();
    if (space != ColorSpace.TYPE_GRAY && space != ColorSpace.TYPE_RGB) {
      requireWholeNumbers(image);
      return converted(image);
    }
    return of(image, BandLayout.of(model));
  }

  /** As above for grey or RGB, where the bands are known better than Java's colour model. */
  static PixelRows of(BufferedImage image, BandLayout layout) throws BadImageException {
    requireWholeNumbers(image);
    PixelRows rows = direct(image.getRaster(), layout);
    ColorSpace space = image.getColorModel().getColorSpace();
    if (rows.colours() != 3 || space.isCS_sRGB() || !(space instanceof ICC_ColorSpace profiled)) {
      return rows;
    }
    try {
      return ProfiledRows.of(rows, profiled.getProfile());
    } catch (BadProfileException unusable) {
      return rows;
    }
  }

  private static void requireWholeNumbers(BufferedImage image) throws BadImageException {
    int type = image.getRaster().getTransferType();
    for (int bits : image.getColorModel().getComponentSize()) {
      if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE || bits > 16) {
        throw new BadImageException("an image of 1 to 16 bits", "floating-point or wider samples");
      }
    }
  }

  /** Rows read straight from the raster, past Java's colour conversions. */
  static PixelRows direct(Raster raster, BandLayout layout) {
    int width = raster.getWidth();
    int stored = raster.getNumBands();
    int colours = layout.colours();
    int alpha = layout.alpha();
    float[] largest = new float[layout.largest().size()];
    for (int b = 0; b < largest.length; b++) {
      largest[b] = layout.largest().get(b);
    }
    int[] pixels = new int[width * stored];
    PixelRows rows =
        new PixelRows(
            width,
            raster.getHeight(),
            colours,
            alpha >= 0,
            largest[0] > LARGEST_OF_A_BYTE ? 16 : 8,
            (y, row) -> {
              raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, pixels);
              int at = 0;
              for (int x = 0; x < width; x++) {
                for (int b = 0; b < colours; b++) {
                  row[at++] = pixels[x * stored + b] / largest[b];
                }
                if (alpha >= 0) {
                  row[at++] = pixels[x * stored + alpha] / largest[colours];
                }
              }
            });
    return layout.associated() ? rows.divided() : rows;
  }

  /** Rows of an indexed image; grey if its whole palette is, as that of a 1-bit image. */
  static PixelRows indexed(Raster raster, IndexColorModel model) {
    int[] palette = new int[model.getMapSize()];
    model.getRGBs(palette);
    boolean grey = Arrays.stream(palette).allMatch(PixelAccess::isGrey);
    int[] indices = new int[raster.getWidth()];
    return new PixelRows(
        raster.getWidth(),
        raster.getHeight(),
        grey ? 1 : 3,
        model.hasAlpha(),
        8,
        (y, row) -> {
          int top = raster.getMinY() + y;
          raster.getSamples(raster.getMinX(), top, indices.length, 1, 0, indices);
          for (int i = 0; i < indices.length; i++) {
            indices[i] = indices[i] < palette.length ? palette[indices[i]] : 0xFF000000;
          }
          put(indices, grey, model.hasAlpha(), row);
        });
  }

  private static boolean isGrey(int argb) {
    int green = argb >> 8 & 0xFF;
    return (argb >> 16 & 0xFF) == green && (argb & 0xFF) == green;
  }

  /** Rows of an image of an unusual colour space, through Java's own 8-bit conversion to sRGB. */
  private static PixelRows converted(BufferedImage image) {
    int[] argb = new int[image.getWidth()];
    boolean alpha = image.getColorModel().hasAlpha();
    return new PixelRows(
        argb.length,
        image.getHeight(),
        3,
        alpha,
        8,
        (y, row) -> {
          image.getRGB(0, y, argb.length, 1, argb, 0, argb.length);
          put(argb, false, alpha, row);
        });
  }

  private static void put(int[] argb, boolean grey, boolean alpha, float[] row) {
    int at = 0;
    for (int pixel : argb) {
      if (!grey) {
        row[at++] = (pixel >> 16 & 0xFF) / 255f;
        row[at++] = (pixel >> 8 & 0xFF) / 255f;
      }
      row[at++] = (pixel & 0xFF) / 255f;
      if (alpha) {
        row[at++] = (pixel >>> 24) / 255f;
      }
    }
  }
}
