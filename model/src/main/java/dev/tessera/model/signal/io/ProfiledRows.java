package dev.tessera.model.signal.io;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * RGB of an ICC profile, converted to sRGB a row at a time; alpha stays. Grey, as the palette of an
 * RGB image may be, is RGB of three equal parts and stays grey.
 */
final class ProfiledRows {
  private static final int SRGB_TOLERANCE = 2;

  private final PixelRows stored;
  private final ColorConvertOp conversion;
  private final WritableRaster before;
  private final WritableRaster after;
  private final float largest;
  private final int[] pixels;

  private ProfiledRows(PixelRows stored, ColorConvertOp conversion) {
    this.stored = stored;
    this.conversion = conversion;
    boolean bytes = stored.bitDepth() == 8;
    int type = bytes ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    before = Raster.createInterleavedRaster(type, stored.width(), 1, 3, null);
    after = before.createCompatibleWritableRaster();
    largest = bytes ? 255 : 65535;
    pixels = new int[3 * stored.width()];
  }

  /**
   * Rows in sRGB.
   *
   * @return the given rows if the profile is sRGB to within rounding
   * @throws BadProfileException if the profile is none of RGB, or damaged
   */
  static PixelRows of(PixelRows stored, ICC_Profile profile) throws BadProfileException {
    if (profile.getColorSpaceType() != ColorSpace.TYPE_RGB) {
      throw new BadProfileException("is not one of RGB");
    }
    try {
      ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
      ColorConvertOp conversion = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
      return isIdentity(conversion)
          ? stored
          : stored.changed(new ProfiledRows(stored, conversion)::convert);
    } catch (CMMException | IllegalArgumentException e) {
      throw new BadProfileException("is damaged");
    }
  }

  /** As above, of the bytes of a profile. */
  static PixelRows of(PixelRows stored, byte[] profile) throws BadProfileException {
    try {
      return of(stored, ICC_Profile.getInstance(profile));
    } catch (IllegalArgumentException e) {
      throw new BadProfileException("is damaged");
    }
  }

  /** As above; a profile that cannot be followed is noted and ignored. */
  static PixelRows of(PixelRows stored, byte[] profile, Decoding decoding) {
    try {
      return of(stored, profile);
    } catch (BadProfileException e) {
      decoding.note("its colour profile " + e.getMessage() + ", ignored");
      return stored;
    }
  }

  /** Whether a conversion leaves a coarse cube of colours where it is, to within rounding. */
  private static boolean isIdentity(ColorConvertOp conversion) {
    int side = 6;
    WritableRaster cube =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, side * side, side, 3, null);
    for (int i = 0; i < side * side * side; i++) {
      int[] colour = {51 * (i % side), 51 * (i / side % side), 51 * (i / side / side)};
      cube.setPixel(i % (side * side), i / (side * side), colour);
    }
    WritableRaster converted = cube.createCompatibleWritableRaster();
    conversion.filter(cube, converted);
    int[] before = cube.getPixels(0, 0, side * side, side, (int[]) null);
    int[] after = converted.getPixels(0, 0, side * side, side, (int[]) null);
    int most = 0;
    for (int i = 0; i < before.length; i++) {
      most = Math.max(most, Math.abs(before[i] - after[i]));
    }
    return most <= SRGB_TOLERANCE;
  }

  private void convert(float[] row) {
    int width = stored.width();
    int bands = stored.bands();
    boolean grey = stored.colours() == 1;
    for (int x = 0; x < width; x++) {
      for (int c = 0; c < 3; c++) {
        pixels[3 * x + c] = Math.round(row[x * bands + (grey ? 0 : c)] * largest);
      }
    }
    before.setPixels(0, 0, width, 1, pixels);
    conversion.filter(before, after);
    after.getPixels(0, 0, width, 1, pixels);
    for (int x = 0; x < width; x++) {
      for (int c = 0; c < stored.colours(); c++) {
        row[x * bands + c] = pixels[3 * x + (grey ? 1 : c)] / largest;
      }
    }
  }
}
