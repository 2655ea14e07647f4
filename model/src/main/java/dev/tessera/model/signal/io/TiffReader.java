package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.SplicedStream.Piece;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * TIFF: a library decodes the samples; which of them are colours, alpha or something else is taken
 * from the directory of the file, where grey, RGB and palettes are concerned.
 */
final class TiffReader {
  private static final int ASSOCIATED_ALPHA = 1;
  private static final int UNASSOCIATED_ALPHA = 2;
  private static final int SEPARATE_PLANES = 2;

  private final Decoding decoding;
  private final TiffDirectory directory;
  private final int photometric;
  private final int colours;
  private final int samples;
  private final int bits;

  private TiffReader(Decoding decoding) throws IOException {
    this.decoding = decoding;
    directory = TiffDirectory.read(decoding.in(), 0);
    photometric = directory.photometric();
    colours = photometric == TiffHeader.RGB || isLab() ? 3 : 1;
    samples = (int) directory.value(TiffDirectory.SAMPLES_PER_PIXEL, 1);
    bits = (int) directory.value(TiffDirectory.BITS_PER_SAMPLE, 1);
  }

  private boolean isLab() {
    return photometric == TiffHeader.LAB || photometric == TiffHeader.ICC_LAB;
  }

  static PixelRows rows(Decoding decoding) throws IOException {
    TiffReader reader = new TiffReader(decoding);
    if (reader.directory.isFollowed()) {
      decoding.note("the first of several images in the file is read");
    }
    return switch (reader.photometric) {
      case TiffHeader.WHITE_IS_ZERO -> reader.fromWhite();
      case TiffHeader.BLACK_IS_ZERO, TiffHeader.RGB -> reader.layered(reader.image(decoding.in()));
      case TiffHeader.PALETTE -> reader.profiled(reader.indexed());
      case TiffHeader.LAB, TiffHeader.ICC_LAB -> reader.lab();
      default -> PixelAccess.of(reader.image(decoding.in()));
    };
  }

  /**
   * The library of first choice decodes 4-bit colours wrongly, loses planes beyond the fourth, and
   * refuses palettes with more samples; Java's own reader has other depths than 8 and 16 wrong.
   */
  private BufferedImage image(ImageInputStream in) throws IOException {
    boolean further = samples > colours;
    if (bits > 8 && bits < 16 && further) {
      throw new BadImageException(
          "channels beyond grey or RGB at 8 or 16 bits", "some of " + bits + " bits");
    }
    boolean separate =
        directory.value(TiffDirectory.PLANAR_CONFIGURATION, 1) == SEPARATE_PLANES && samples > 4;
    boolean narrow = bits < 8 && samples > 1;
    boolean extendedPalette = photometric == TiffHeader.PALETTE && samples > 1;
    boolean wholeBytes = bits == 16 || bits <= 8;
    return wholeBytes && (separate || narrow || extendedPalette)
        ? ImageIoDecoder.decodeByJava(decoding, in)
        : ImageIoDecoder.decode(decoding, in);
  }

  /**
   * Grey that is stored as its negative. The library turns alpha over with it, and other depths
   * than 8 and 16 as if they were 16: it is told that black is zero, and grey is turned here.
   */
  private PixelRows fromWhite() throws IOException {
    Optional<Long> place = directory.placeOfShort(TiffDirectory.PHOTOMETRIC);
    boolean trusted = samples == 1 && (bits <= 8 || bits == 16);
    if (trusted || place.isEmpty()) {
      return layered(image(decoding.in()));
    }
    return layered(imageAs(TiffHeader.BLACK_IS_ZERO, place.get())).negative();
  }

  /** The library halves the colours of Lab at 16 bits: it is told that they are RGB. */
  private PixelRows lab() throws IOException {
    Optional<Long> place = directory.placeOfShort(TiffDirectory.PHOTOMETRIC);
    if (samples < colours || (bits != 8 && bits != 16) || place.isEmpty()) {
      throw new BadImageException(
          "Lab in three samples of 8 or 16 bits", samples + " of " + bits + " bits");
    }
    Raster raster = imageAs(TiffHeader.RGB, place.get()).getRaster();
    BandLayout bands = layout(raster.getNumBands(), (1 << bits) - 1);
    return LabRows.of(PixelAccess.direct(raster, bands), photometric == TiffHeader.LAB);
  }

  private BufferedImage imageAs(int told, long place) throws IOException {
    SourceStream in = decoding.in();
    long after = place + Short.BYTES;
    boolean little = in.getByteOrder() == ByteOrder.LITTLE_ENDIAN;
    Piece changed = Piece.given(little ? told : 0, little ? 0 : told);
    List<Piece> pieces = List.of(Piece.of(0, place), changed, Piece.of(after, in.length() - after));
    try (SplicedStream file = new SplicedStream(in, pieces)) {
      return image(file);
    }
  }

  private PixelRows layered(BufferedImage image) throws IOException {
    int bands = image.getRaster().getNumBands();
    if (bands < colours || image.getColorModel() instanceof IndexColorModel) {
      return PixelAccess.of(image);
    }
    int largest = (1 << image.getColorModel().getComponentSize(0)) - 1;
    return PixelAccess.of(image, layout(bands, largest));
  }

  private BandLayout layout(int bands, int largest) {
    int alpha = alpha(bands - colours);
    boolean associated =
        alpha >= 0 && directory.values(TiffDirectory.EXTRA_SAMPLES)[alpha] == ASSOCIATED_ALPHA;
    return BandLayout.of(colours, alpha < 0 ? -1 : colours + alpha, associated, largest);
  }

  /** Colours of a palette, in sRGB if the file has a profile of RGB. */
  private PixelRows profiled(PixelRows rows) {
    long[] numbers = directory.values(TiffDirectory.PROFILE);
    byte[] profile = new byte[numbers.length];
    for (int i = 0; i < profile.length; i++) {
      profile[i] = (byte) numbers[i];
    }
    return profile.length == 0 ? rows : ProfiledRows.of(rows, profile, decoding);
  }

  private PixelRows indexed() throws IOException {
    BufferedImage image = image(decoding.in());
    long[] map = directory.values(TiffDirectory.COLOUR_MAP);
    if (image.getColorModel() instanceof IndexColorModel) {
      return PixelAccess.of(image);
    }
    if (bits > 8 || map.length != 3 << bits) {
      throw new BadImageException(
          "a palette of " + (1 << Math.min(bits, 8)) + " colours", "one of " + map.length / 3);
    }
    Raster raster = image.getRaster();
    int alpha = alpha(raster.getNumBands() - 1);
    PixelRows shown = PixelAccess.indexed(raster, palette(map));
    return alpha < 0
        ? shown
        : shown.withAlphaOf(
            PixelAccess.direct(raster, BandLayout.of(1, 1 + alpha, false, (1 << bits) - 1)));
  }

  private IndexColorModel palette(long[] map) {
    int size = map.length / 3;
    byte[][] colours = new byte[3][size];
    for (int i = 0; i < map.length; i++) {
      colours[i / size][i % size] = (byte) (map[i] >> 8);
    }
    return new IndexColorModel(bits, size, colours[0], colours[1], colours[2]);
  }

  /** Which of the extra samples is alpha, -1 if none is; says which are passed over. */
  private int alpha(int present) {
    long[] extra = directory.values(TiffDirectory.EXTRA_SAMPLES);
    int alpha = -1;
    for (int i = 0; i < Math.min(extra.length, present) && alpha < 0; i++) {
      if (extra[i] == ASSOCIATED_ALPHA || extra[i] == UNASSOCIATED_ALPHA) {
        alpha = i;
      }
    }
    int passedOver = present - (alpha < 0 ? 0 : 1);
    if (passedOver > 0) {
      decoding.note(
          passedOver == 1
              ? "one more channel, of no stated meaning, is passed over"
              : passedOver + " more channels, of no stated meaning, are passed over");
    }
    return alpha;
  }
}
