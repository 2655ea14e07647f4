package dev.tessera.model.signal.io;

import dev.tessera.model.signal.Samples;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.util.Vector;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Samples as an image for ImageIO's writers, quantised when a writer asks for rows. */
final class SamplesImage implements RenderedImage {
  private static final int STRIP = 64;

  private final Samples samples;
  private final int channels;
  private final boolean flatten;
  private final double largest;
  private final BooleanSupplier cancelled;
  private final ColorModel model;
  private final SampleModel sampleModel;

  /**
   * Prepares the view.
   *
   * @param samples (height, width, C)
   * @param bitDepth 8 or 16
   * @param flatten whether alpha is laid over white instead of kept
   * @param cancelled asked once per row
   */
  SamplesImage(Samples samples, int bitDepth, boolean flatten, BooleanSupplier cancelled) {
    this.samples = samples;
    this.flatten = flatten && samples.channels() == 4;
    this.channels = this.flatten ? 3 : samples.channels();
    this.largest = (1 << bitDepth) - 1;
    this.cancelled = cancelled;
    int type = bitDepth == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    int space = channels == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
    boolean alpha = channels == 4;
    int transparency = alpha ? ColorModel.TRANSLUCENT : ColorModel.OPAQUE;
    this.model =
        new ComponentColorModel(ColorSpace.getInstance(space), alpha, false, transparency, type);
    this.sampleModel = model.createCompatibleSampleModel(getWidth(), getTileHeight());
  }

  @Override
  public int getWidth() {
    return samples.extent(1);
  }

  @Override
  public int getHeight() {
    return samples.extent(0);
  }

  @Override
  public ColorModel getColorModel() {
    return model;
  }

  @Override
  public SampleModel getSampleModel() {
    return sampleModel;
  }

  @Override
  public Raster getData(Rectangle area) {
    WritableRaster raster =
        Raster.createWritableRaster(
            model.createCompatibleSampleModel(area.width, area.height), new Point(area.x, area.y));
    fill(raster);
    return raster;
  }

  @Override
  public Raster getData() {
    return getData(new Rectangle(0, 0, getWidth(), getHeight()));
  }

  @Override
  public Raster getTile(int tileX, int tileY) {
    int top = tileY * STRIP;
    return getData(new Rectangle(0, top, getWidth(), Math.min(STRIP, getHeight() - top)));
  }

  @Override
  public WritableRaster copyData(@Nullable WritableRaster raster) {
    WritableRaster target =
        raster == null
            ? Raster.createWritableRaster(
                model.createCompatibleSampleModel(getWidth(), getHeight()), new Point())
            : raster;
    fill(target);
    return target;
  }

  private void fill(WritableRaster raster) {
    int width = raster.getWidth();
    int c = samples.channels();
    float[] row = new float[width * c];
    int[] pixels = new int[width * channels];
    for (int y = raster.getMinY(); y < raster.getMinY() + raster.getHeight(); y++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      samples.copyTo(((long) y * getWidth() + raster.getMinX()) * c, row, 0, row.length);
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = quantise(flatten ? overWhite(row, i) : row[i]);
      }
      raster.setPixels(raster.getMinX(), y, width, 1, pixels);
    }
  }

  private static float overWhite(float[] row, int i) {
    float alpha = Math.max(0, Math.min(1, row[i / 3 * 4 + 3]));
    return row[i / 3 * 4 + i % 3] * alpha + (1 - alpha);
  }

  private int quantise(float value) {
    return (int) (Math.max(0.0, Math.min(1.0, value)) * largest + 0.5);
  }

  @Override
  public int getTileWidth() {
    return getWidth();
  }

  @Override
  public int getTileHeight() {
    return Math.min(STRIP, getHeight());
  }

  @Override
  public int getNumXTiles() {
    return 1;
  }

  @Override
  public int getNumYTiles() {
    return (getHeight() + STRIP - 1) / STRIP;
  }

  @Override
  public int getMinX() {
    return 0;
  }

  @Override
  public int getMinY() {
    return 0;
  }

  @Override
  public int getMinTileX() {
    return 0;
  }

  @Override
  public int getMinTileY() {
    return 0;
  }

  @Override
  public int getTileGridXOffset() {
    return 0;
  }

  @Override
  public int getTileGridYOffset() {
    return 0;
  }

  @Override
  @SuppressWarnings("JdkObsolete")
  public @Nullable Vector<RenderedImage> getSources() {
    return null;
  }

  @Override
  public Object getProperty(String name) {
    return java.awt.Image.UndefinedProperty;
  }

  @Override
  public String @Nullable [] getPropertyNames() {
    return null;
  }
}
