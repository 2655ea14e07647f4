package dev.tessera.model.signal.io;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;

/**
 * TIFF: a library decodes the samples; which of them are colours, alpha or something else is taken
 * from the directory of the file, where grey and RGB are concerned.
 */
final class TiffReader {
  private static final int ASSOCIATED_ALPHA = 1;
  private static final int UNASSOCIATED_ALPHA = 2;

  private TiffReader() {}

  static PixelRows rows(Decoding decoding) throws IOException {
    TiffDirectory directory = TiffDirectory.read(decoding.in(), 0);
    int photometric = (int) directory.value(TiffDirectory.PHOTOMETRIC, 1);
    long[] extra = directory.values(TiffDirectory.EXTRA_SAMPLES);
    BufferedImage image = ImageIoDecoder.decode(decoding, decoding.in());
    int colours = photometric == TiffHeader.RGB ? 3 : 1;
    int bands = image.getRaster().getNumBands();
    if (photometric > TiffHeader.RGB
        || bands < colours
        || image.getColorModel() instanceof IndexColorModel) {
      return PixelAccess.of(image);
    }
    int alpha = alpha(extra, bands - colours);
    int passedOver = bands - colours - (alpha < 0 ? 0 : 1);
    if (passedOver > 0) {
      decoding.note(
          passedOver == 1
              ? "one more channel, of no stated meaning, is passed over"
              : passedOver + " more channels, of no stated meaning, are passed over");
    }
    boolean associated = alpha >= 0 && extra[alpha] == ASSOCIATED_ALPHA;
    int largest = (1 << image.getColorModel().getComponentSize(0)) - 1;
    return PixelAccess.of(
        image, BandLayout.of(colours, alpha < 0 ? -1 : colours + alpha, associated, largest));
  }

  /** Which of the extra samples is alpha, -1 if none is. */
  private static int alpha(long[] extra, int present) {
    for (int i = 0; i < Math.min(extra.length, present); i++) {
      if (extra[i] == ASSOCIATED_ALPHA || extra[i] == UNASSOCIATED_ALPHA) {
        return i;
      }
    }
    return -1;
  }
}
