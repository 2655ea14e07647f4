package dev.tessera.model.signal.io;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.nio.charset.StandardCharsets;

/** Chooses how the pixels of a decoded image are read. */
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
    if (isSrgb(profile) || model.isAlphaPremultiplied() || !fillsItsType(model)) {
      return new DirectRows(image.getRaster(), model);
    }
    ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
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

  private static boolean isSrgb(ICC_Profile profile) {
    byte[] description = profile.getData(ICC_Profile.icSigProfileDescriptionTag);
    if (description == null) {
      return false;
    }
    String text = new String(description, StandardCharsets.ISO_8859_1).replace("\0", "");
    return text.contains("sRGB");
  }
}
