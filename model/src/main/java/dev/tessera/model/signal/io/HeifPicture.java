package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What an AVIF or HEIC file says of its picture.
 *
 * @param items the file's
 * @param item the picture to show
 * @param width pixels as coded
 * @param height pixels as coded
 * @param alpha the item that holds its alpha
 */
record HeifPicture(HeifItems items, long item, int width, int height, Optional<Long> alpha) {
  private static final int LARGEST_SIDE = 1 << 16;

  static HeifPicture of(SourceStream in) throws IOException {
    HeifItems items = HeifItems.of(in);
    long item = items.primary();
    String type = items.type(item);
    if (!List.of("av01", "hvc1", "hev1", "grid").contains(type)) {
      throw new BadImageException(
          "a picture compressed as AV1 or HEVC, or a grid of them", "one of the kind " + type);
    }
    IsoBox extents =
        items
            .property(item, "ispe")
            .orElseThrow(() -> new BadImageException("a complete header", "no size in it"));
    ByteBuffer size = ByteBuffer.wrap(items.bytes(extents));
    if (size.remaining() < 12) {
      throw BadImageException.truncated();
    }
    long width = size.getInt(4) & 0xFFFF_FFFFL;
    long height = size.getInt(8) & 0xFFFF_FFFFL;
    if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
      throw new BadImageException(
          "an image of 1 to 65536 pixels a side", "one of " + width + " x " + height);
    }
    return new HeifPicture(items, item, (int) width, (int) height, alpha(items, item));
  }

  private static Optional<Long> alpha(HeifItems items, long item) throws IOException {
    for (long other : items.referring("auxl", item)) {
      Optional<IsoBox> kind = items.property(other, "auxC");
      if (kind.isPresent()) {
        String urn = new String(items.bytes(kind.get()), StandardCharsets.ISO_8859_1);
        if (urn.contains(":alpha") || urn.contains("hevc:2015:auxid:1")) {
          return Optional.of(other);
        }
      }
    }
    return Optional.empty();
  }

  static ImageInfo info(SourceStream in, ImageFormat format) throws IOException {
    HeifPicture picture = of(in);
    int depth = picture.depth();
    boolean grey = picture.channels() == 1;
    HeifCrop crop = picture.crop();
    return Headers.info(
        format,
        crop.width(),
        crop.height(),
        picture.alpha.isPresent() ? 4 : grey ? 1 : 3,
        depth,
        picture.orientation(),
        grey ? "grey" : "YCbCr");
  }

  /** The part of the coded picture to show. */
  HeifCrop crop() throws IOException {
    Optional<IsoBox> aperture = items.property(item, "clap");
    return aperture.isEmpty()
        ? new HeifCrop(0, 0, width, height)
        : HeifCrop.of(ByteBuffer.wrap(items.bytes(aperture.get())), width, height);
  }

  private int channels() throws IOException {
    Optional<IsoBox> pixels = items.property(item, "pixi");
    byte[] bytes = pixels.isEmpty() ? new byte[0] : items.bytes(pixels.get());
    return bytes.length > IsoBox.FULL ? bytes[IsoBox.FULL] : 3;
  }

  private int depth() throws IOException {
    Optional<IsoBox> pixels = items.property(item, "pixi");
    byte[] bytes = pixels.isEmpty() ? new byte[0] : items.bytes(pixels.get());
    return bytes.length > IsoBox.FULL + 1 ? Math.min(16, bytes[IsoBox.FULL + 1] & 0xFF) : 8;
  }

  /**
   * The turns and mirrors of the file, in their order, as an EXIF orientation. "irot" turns against
   * the clock by quarters; "imir" exchanges top and bottom (0) or left and right (1).
   */
  int orientation() throws IOException {
    int orientation = Orientation.UPRIGHT;
    for (IsoBox property : items.properties(item)) {
      boolean turns = property.type().equals("irot");
      if (turns || property.type().equals("imir")) {
        byte[] bytes = items.bytes(property);
        int value = bytes.length == 0 ? 0 : bytes[0];
        int step = turns ? Orientation.QUARTER_LEFT : mirror(value);
        for (int times = turns ? value & 3 : 1; times > 0; times--) {
          orientation = Orientation.combined(orientation, step);
        }
      }
    }
    return orientation;
  }

  private static int mirror(int axis) {
    return (axis & 1) == 0 ? Orientation.UPSIDE_DOWN_MIRRORED : Orientation.MIRRORED;
  }
}
