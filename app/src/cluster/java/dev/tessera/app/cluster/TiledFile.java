package dev.tessera.app.cluster;

import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.SaveException;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A TIFF in tiles, of which parts are read without the rest. */
final class TiledFile {
  private TiledFile() {}

  /**
   * The pieces that cover it, told by its header.
   *
   * @param side pixels of a piece's side at most
   * @throws SignalFormatException with one clear sentence if it is no tiled TIFF
   */
  static List<Piece> pieces(Path picture, int side) throws SignalFormatException {
    return read(
        picture,
        reader -> {
          if (!reader.isImageTiled(0)) {
            throw new SignalFormatException(picture.toString(), "a TIFF in tiles", "one in strips");
          }
          return Piece.covering(reader.getWidth(0), reader.getHeight(0), side);
        });
  }

  /**
   * Writes some of them; each appears whole, and the same however often it is written.
   *
   * @return how many
   */
  static int cut(Path picture, List<Piece> pieces, Path folder)
      throws SignalFormatException, SaveException {
    for (Piece piece : pieces) {
      BufferedImage image = read(picture, reader -> part(reader, piece));
      Path file = folder.resolve(piece.name(String.valueOf(picture.getFileName())));
      AtomicFile.stream(
          file,
          out -> {
            if (!ImageIO.write(image, "png", out)) {
              throw new IOException("pixels of this kind are not kept as PNG");
            }
          });
    }
    return pieces.size();
  }

  private static BufferedImage part(ImageReader reader, Piece piece) throws IOException {
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceRegion(
        new Rectangle(
            piece.column() * piece.side(),
            piece.row() * piece.side(),
            piece.width(),
            piece.height()));
    return reader.read(0, param);
  }

  /** The reader of Java itself: others fail where a part is not the whole. */
  private static ImageReader ofJava() {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("tiff");
    ImageReader reader = readers.next();
    while (!reader.getClass().getName().startsWith("com.sun.")) {
      reader = readers.next();
    }
    return reader;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T of(ImageReader reader) throws IOException, SignalFormatException;
  }

  private static <T> T read(Path picture, Reading<T> reading) throws SignalFormatException {
    try (ImageInputStream in = ImageIO.createImageInputStream(picture.toFile())) {
      if (in == null) {
        throw new SignalFormatException(
            picture.toString(), "a TIFF in tiles", "no file that can be read");
      }
      ImageReader reader = ofJava();
      try {
        reader.setInput(in);
        return reading.of(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw new SignalFormatException(
          picture.toString(), "a TIFF in tiles", String.valueOf(e.getMessage()), e);
    }
  }
}
