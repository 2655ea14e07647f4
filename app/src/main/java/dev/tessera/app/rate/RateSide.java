package dev.tessera.app.rate;

import dev.tessera.app.session.PixelImage;
import dev.tessera.model.compare.RatePoint;
import dev.tessera.model.compare.RatedPicture;
import java.util.Locale;

/**
 * A compressed picture that is looked at.
 *
 * @param name of its format
 * @param pixels as they are shown
 * @param point size of the file, and how good it is
 */
record RateSide(String name, PixelImage pixels, RatePoint point) {
  /** Takes half a second for 16 megapixels: not for the window's thread. */
  static RateSide of(String name, RatedPicture picture) {
    return new RateSide(name, PixelImage.of(picture.decoded()), picture.point());
  }

  /** Such as "JPEG: 0.60 bits per pixel, 29,520 bytes, 29.91 dB, SSIM 0.871". */
  String words() {
    return String.format(
        Locale.ROOT,
        "%s: %.2f bits per pixel, %,d bytes, %.2f dB, SSIM %.3f",
        name,
        point.bitsPerPixel(),
        point.bytes(),
        point.psnr(),
        point.ssim());
  }
}
