package dev.tessera.model.signal.io;

import java.nio.ByteBuffer;

/**
 * The part of a coded picture that is shown.
 *
 * @param left pixels passed over
 * @param top pixels passed over
 * @param width pixels shown
 * @param height pixels shown
 */
record HeifCrop(int left, int top, int width, int height) {
  /**
   * The clean aperture of ISO/IEC 14496-12: a size and how far its middle lies from that of the
   * coded picture, each as a fraction.
   *
   * @throws BadImageException if it is not made of whole pixels inside the coded picture
   */
  static HeifCrop of(ByteBuffer aperture, int codedWidth, int codedHeight)
      throws BadImageException {
    if (aperture.remaining() < 32) {
      throw BadImageException.truncated();
    }
    double width = fraction(aperture, 0);
    double height = fraction(aperture, 8);
    double left = (codedWidth - width) / 2 + fraction(aperture, 16);
    double top = (codedHeight - height) / 2 + fraction(aperture, 24);
    HeifCrop crop = new HeifCrop((int) left, (int) top, (int) width, (int) height);
    boolean whole =
        crop.width == width && crop.height == height && crop.left == left && crop.top == top;
    boolean inside =
        width >= 1
            && height >= 1
            && left >= 0
            && top >= 0
            && left + width <= codedWidth
            && top + height <= codedHeight;
    if (!whole || !inside) {
      throw new BadImageException(
          "a part of the picture in whole pixels",
          width + " x " + height + " of " + codedWidth + " x " + codedHeight + " pixels");
    }
    return crop;
  }

  private static double fraction(ByteBuffer numbers, int at) {
    return numbers.getInt(at) / (double) numbers.getInt(at + 4);
  }
}
