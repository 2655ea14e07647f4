package dev.tessera.model.signal.io;

import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Rows of an RGB image with an ICC profile, converted to sRGB a strip at a time. */
final class ProfiledRows implements PixelRows {
  private static final int STRIP = 64;

  private final Raster raster;
  private final ColorConvertOp conversion;
  private final PixelRows stored;
  private final WritableRaster strip;
  private final float largest;
  private final int[] pixels;
  private int stripStart = -STRIP;

  ProfiledRows(Raster raster, ColorModel model, ICC_Profile profile, ICC_Profile srgb) {
    this.raster = raster;
    conversion = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
    stored = new DirectRows(raster, model);
    int type = stored.bitDepth() == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    strip = Raster.createInterleavedRaster(type, raster.getWidth(), STRIP, 3, null);
    largest = stored.bitDepth() == 8 ? 255f : 65535f;
    pixels = new int[raster.getWidth() * 3];
  }

  @Override
  public int colours() {
    return 3;
  }

  @Override
  public boolean hasAlpha() {
    return stored.hasAlpha();
  }

  @Override
  public int bitDepth() {
    return stored.bitDepth();
  }

  @Override
  public void read(int y, float[] row) {
    if (y < stripStart || y >= stripStart + STRIP) {
      convert(y);
    }
    if (stored.hasAlpha()) {
      stored.read(y, row);
    }
    strip.getPixels(0, y - stripStart, raster.getWidth(), 1, pixels);
    for (int x = 0; x < raster.getWidth(); x++) {
      for (int b = 0; b < 3; b++) {
        row[x * bands() + b] = pixels[x * 3 + b] / largest;
      }
    }
  }

  private void convert(int y) {
    int rows = Math.min(STRIP, raster.getHeight() - y);
    int width = raster.getWidth();
    int[] colours = {0, 1, 2};
    Raster source =
        raster.createChild(raster.getMinX(), raster.getMinY() + y, width, rows, 0, 0, colours);
    conversion.filter(source, strip.createWritableChild(0, 0, width, rows, 0, 0, null));
    stripStart = y;
  }
}
