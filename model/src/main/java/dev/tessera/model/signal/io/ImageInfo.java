package dev.tessera.model.signal.io;

import java.util.List;

/**
 * What an image file says of itself.
 *
 * @param format family of the file
 * @param width pixels from left to right, after the orientation has been applied
 * @param height pixels from top to bottom, after the orientation has been applied
 * @param channels of the signal when alpha is kept: 1, 3 or 4; from the header alone 4 if there may
 *     be alpha, though it may turn out to be opaque everywhere
 * @param bitDepth bits per stored channel, 1 to 16
 * @param orientation EXIF orientation 1 to 8, 1 upright; 5 to 8 swap the stored sides
 * @param colour "grey", "RGB", "CMYK", "YCbCr", "Lab" or "indexed", as stored
 * @param notes what a reader should know, such as "its profile is damaged, ignored"; lower case, no
 *     full stop
 */
public record ImageInfo(
    ImageFormat format,
    int width,
    int height,
    int channels,
    int bitDepth,
    int orientation,
    String colour,
    List<String> notes) {
  /** Copies the notes. */
  public ImageInfo {
    notes = List.copyOf(notes);
  }

  /** The same, once the pixels were read. */
  ImageInfo read(int realChannels, List<String> found) {
    return new ImageInfo(format, width, height, realChannels, bitDepth, orientation, colour, found);
  }

  /** Pixels from left to right, as stored. */
  int storedWidth() {
    return orientation >= 5 ? height : width;
  }

  /** Pixels from top to bottom, as stored. */
  int storedHeight() {
    return orientation >= 5 ? width : height;
  }

  /** Memory of the signal as float samples; Long.MAX_VALUE if it is beyond that. */
  public long estimatedBytes() {
    long pixels = (long) width * height;
    long perPixel = 4L * channels;
    return pixels > Long.MAX_VALUE / perPixel ? Long.MAX_VALUE : pixels * perPixel;
  }
}
