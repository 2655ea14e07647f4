package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.signal.Samples;
import java.util.Optional;

/**
 * Pictures of compressed code-books: codes are decoded, and the network they belong to gives the
 * picture, at any scale. The same on every machine, bit for bit: entropy coding and contexts are
 * whole numbers, and pixels are floats added in one order, with cosines as Java prescribes them.
 */
public final class CodeBookDecoder {
  private final CodeBook book;
  private final CodingNetwork network;
  private final String name;

  /**
   * Prepares.
   *
   * @param network whose hash the code-book names
   * @param name of the file, for messages
   * @throws IllegalArgumentException if it is another network
   */
  public CodeBookDecoder(CodeBook book, CodingNetwork network, String name) {
    if (!network.hash().equals(book.network())) {
      throw new IllegalArgumentException(
          "the code-book needs the network " + book.network() + ", found " + network.hash());
    }
    this.book = book;
    this.network = network;
    this.name = name;
  }

  /**
   * Decodes.
   *
   * @param scale pixels of the result per pixel of the picture, more than 0
   * @return (height, width, C) sRGB-encoded in [0,1]; of each side, at least 1
   * @throws ArchiveFormatException if the codes are damaged
   * @throws java.util.concurrent.CancellationException once the watch says so
   */
  public Samples decode(double scale, CodingWatch watch) throws ArchiveFormatException {
    CodeBook.Picture picture = book.picture();
    Plane size = Scaling.of(picture, scale);
    int channels = picture.channels();
    float[] values = new float[Math.multiplyExact(size.height() * channels, size.width())];
    Optional<PlaneCode> alpha = book.alpha();
    CodingWatch first = alpha.isEmpty() ? watch : watch.part(0, 0.5);
    size.take(canvas(book.colour(), scale, first), values, channels, 0, picture.colours());
    if (alpha.isPresent()) {
      Canvas canvas = canvas(alpha.get(), scale, watch.part(0.5, 1));
      size.take(canvas, values, channels, picture.colours(), 1);
    }
    return Samples.of(new int[] {size.height(), size.width()}, channels, values);
  }

  private Canvas canvas(PlaneCode code, double scale, CodingWatch watch)
      throws ArchiveFormatException {
    int tile = network.sizes().tile();
    Canvas canvas = book.picture().plane().canvas(tile);
    Canvas shown = canvas;
    try {
      if (scale == 1) {
        PlaneDecoder.decode(network, code, canvas, (row, column, cosines) -> {}, watch);
      } else {
        Scaling scaling = new Scaling(network, scale, canvas);
        shown = scaling.canvas();
        PlaneDecoder.decode(network, code, canvas, scaling, watch);
      }
    } catch (PlaneDecoder.Damaged e) {
      throw new ArchiveFormatException(
          name, "codes of a picture", String.valueOf(e.getMessage()), "codes", e);
    }
    book.smoothing().apply(shown, tile, scale, code.steps().length());
    return shown;
  }
}
