package dev.tessera.model.signal.io;

/**
 * What the header of an image file says.
 *
 * @param format family of the file
 * @param width pixels from left to right, after the orientation has been applied
 * @param height pixels from top to bottom, after the orientation has been applied
 * @param channels of the signal when alpha is kept: 1, 3 or 4
 * @param bitDepth bits per stored channel, 1 to 16
 * @param orientation EXIF orientation 1 to 8, 1 upright; 5 to 8 swap the stored sides
 * @param colour "grey", "RGB", "CMYK", "YCbCr", "Lab" or "indexed", as stored
 */
public record ImageInfo(
    ImageFormat format,
    int width,
    int height,
    int channels,
    int bitDepth,
    int orientation,
    String colour) {

  /** Memory of the signal as float samples; Long.MAX_VALUE if it is beyond that. */
  public long estimatedBytes() {
    long pixels = (long) width * height;
    long perPixel = 4L * channels;
    return pixels > Long.MAX_VALUE / perPixel ? Long.MAX_VALUE : pixels * perPixel;
  }
}
