package dev.tessera.model.signal.io;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;

/** Chooses how the pixels of an image that Java holds are read. */
final class PixelAccess {
  private PixelAccess() {}

  /**
   * Rows of an image. Grey and sRGB values are read as stored; a grey profile is ignored; RGB of
   * another profile is converted to sRGB, at 8 or 16 bits.
   */
  static PixelRows of(BufferedImage image) throws BadImageException {
    ColorModel model = image.getColorModel();
    if (model instanceof IndexColorModel palette) {
      return new PaletteRows(image.getRaster(), palette);
    }
    int space = model.getColorSpace().getType();
    if (space != ColorSpace.TYPE_GRAY && space != ColorSpace.TYPE_RGB) {
      requireWholeNumbers(image);
      return new ConvertedRows(image);
    }
    return of(image, BandLayout.of(model));
  }

  /** As above for grey or RGB, where the bands are known better than Java's colour model. */
  static PixelRows of(BufferedImage image, BandLayout layout) throws BadImageException {
    requireWholeNumbers(image);
    PixelRows rows = new DirectRows(image.getRaster(), layout);
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
}
