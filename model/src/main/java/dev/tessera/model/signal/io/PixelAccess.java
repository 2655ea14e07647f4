package dev.tessera.model.signal.io;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Chooses how the pixels of a decoded image are read. */
final class PixelAccess {
  private static final int SRGB_TOLERANCE = 2;

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
    requireWholeNumbers(image);
    ColorSpace space = model.getColorSpace();
    if (space.getType() == ColorSpace.TYPE_GRAY) {
      return new DirectRows(image.getRaster(), model);
    }
    if (space.getType() != ColorSpace.TYPE_RGB) {
      return new ConvertedRows(image);
    }
    if (space.isCS_sRGB() || !(space instanceof ICC_ColorSpace profiled)) {
      return new DirectRows(image.getRaster(), model);
    }
    ICC_Profile profile = profiled.getProfile();
    ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
    if (model.isAlphaPremultiplied() || !fillsItsType(model) || !isUsable(profile, srgb)) {
      return new DirectRows(image.getRaster(), model);
    }
    return new ProfiledRows(image.getRaster(), model, profile, srgb);
  }

  private static void requireWholeNumbers(BufferedImage image) throws BadImageException {
    int type = image.getRaster().getTransferType();
    for (int bits : image.getColorModel().getComponentSize()) {
      if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE || bits > 16) {
        throw new BadImageException("an image of 1 to 16 bits", "floating-point or wider samples");
      }
    }
  }

  private static boolean fillsItsType(ColorModel model) {
    int bits = model.getComponentSize(0);
    return (bits == 8 && model.getTransferType() == DataBuffer.TYPE_BYTE)
        || (bits == 16 && model.getTransferType() == DataBuffer.TYPE_USHORT);
  }

  private static boolean isUsable(ICC_Profile profile, ICC_Profile srgb) {
    try {
      return !isSrgb(profile, srgb);
    } catch (CMMException | IllegalArgumentException damagedProfile) {
      return false;
    }
  }

  /** Whether a profile leaves a coarse cube of colours where it is, to within rounding. */
  private static boolean isSrgb(ICC_Profile profile, ICC_Profile srgb) {
    int side = 6;
    WritableRaster cube =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, side * side, side, 3, null);
    for (int i = 0; i < side * side * side; i++) {
      int[] colour = {51 * (i % side), 51 * (i / side % side), 51 * (i / side / side)};
      cube.setPixel(i % (side * side), i / (side * side), colour);
    }
    WritableRaster converted = cube.createCompatibleWritableRaster();
    new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null).filter(cube, converted);
    int[] before = cube.getPixels(0, 0, side * side, side, (int[]) null);
    int[] after = converted.getPixels(0, 0, side * side, side, (int[]) null);
    int largest = 0;
    for (int i = 0; i < before.length; i++) {
      largest = Math.max(largest, Math.abs(before[i] - after[i]));
    }
    return largest <= SRGB_TOLERANCE;
  }
}
