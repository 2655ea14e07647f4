package dev.tessera.app.load;

import dev.tessera.app.AppDirs;
import dev.tessera.app.session.OpenClip;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.Session;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.codebook.CodeBook;
import dev.tessera.model.archive.codebook.CodeBookDecoder;
import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.codebook.CodingNetworks;
import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SamplesBuilder;
import dev.tessera.model.signal.io.clip.ClipChoice;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Reads compressed code-books as the pictures and clips that they hold. For the I/O pool. */
final class CodeBookReading {
  private static final int RGBA = 4;

  /** Larger ones take seconds to decode, however small they are shown. */
  private static final long MOST_SMALL_PIXELS = 16_000_000;

  private CodeBookReading() {}

  /**
   * The picture of a file, or of a clip its first frame, (height, width, C), C 1, 3 or 4.
   *
   * @param name of the signal
   * @param maxSamples largest signal that is read, bytes of its float samples
   * @throws ArchiveFormatException if the file is not sound, too large, or its network is not here
   */
  static GridSignal signal(Path file, String name, long maxSamples, BooleanSupplier cancelled)
      throws ArchiveFormatException {
    CodeBook book = book(file, maxSamples);
    Samples samples = decoder(book, file).decode(1, new CodingWatch(cancelled, done -> {}));
    return new GridSignal(name, coloured(samples), book.picture().bitDepth());
  }

  /**
   * What a file holds as something to look at, a clip with 8 bits per channel.
   *
   * @param name of the signal
   * @param maxSamples as above; samples of a clip are bytes
   * @throws ArchiveFormatException as above
   */
  static Session session(
      Path file, String name, Origin origin, long maxSamples, BooleanSupplier cancelled)
      throws ArchiveFormatException {
    CodeBook book = book(file, maxSamples);
    if (book.times().isEmpty()) {
      return Session.of(signal(file, name, maxSamples, cancelled), origin);
    }
    CodeBook.Picture picture = book.picture();
    int channels = picture.channels() == 2 ? RGBA : picture.channels();
    if (book.pixels() * channels > maxSamples) {
      throw new ArchiveFormatException(
          file.toString(),
          "a clip of at most " + maxSamples / channels + " pixels in all, which fits in memory",
          book.frames() + " frames of " + picture.width() + " x " + picture.height(),
          "header");
    }
    int[] extent = {book.frames(), picture.height(), picture.width()};
    SamplesBuilder frames = SamplesBuilder.eightBit(extent, channels);
    int length = (int) picture.pixels() * channels;
    float[] values = new float[length];
    decoder(book, file)
        .decode(
            1,
            (frame, decoded) -> {
              coloured(decoded).copyTo(0, values, 0, length);
              frames.put((long) frame * length, values, 0, length);
            },
            new CodingWatch(cancelled, done -> {}));
    GridSignal signal = new GridSignal(name, frames.build(), Byte.SIZE);
    OpenClip clip = new OpenClip(book.times().get(), ClipChoice.ALL, 0, Optional.empty());
    return Session.of(signal, clip, origin);
  }

  /**
   * The picture of a file, or of a clip its first frame, made small as it is decoded.
   *
   * @param side pixels of its longer side at most
   * @throws ArchiveFormatException as above
   */
  static PixelImage small(Path file, int side, BooleanSupplier cancelled)
      throws ArchiveFormatException {
    CodeBook book = CodeBookFile.read(file, MOST_SMALL_PIXELS);
    int longer = Math.max(book.picture().width(), book.picture().height());
    CodingWatch watch = new CodingWatch(cancelled, done -> {});
    double scale = Math.min(1, side / (double) longer);
    return PixelImage.of(coloured(decoder(book, file).decode(scale, watch)));
  }

  private static CodeBook book(Path file, long maxSamples) throws ArchiveFormatException {
    return CodeBookFile.read(file, maxSamples / RGBA / Float.BYTES);
  }

  private static CodeBookDecoder decoder(CodeBook book, Path file) throws ArchiveFormatException {
    CodingNetwork network = CodingNetworks.of(book, AppDirs.networks(file), file.toString());
    return new CodeBookDecoder(book, network, file.toString());
  }

  /** Grey with alpha becomes RGBA, as it does of other files. */
  private static Samples coloured(Samples samples) {
    if (samples.channels() != 2) {
      return samples;
    }
    float[] values = new float[Math.toIntExact(RGBA * samples.count())];
    for (int i = 0; i < values.length; i++) {
      values[i] = samples.get(i / RGBA, i % RGBA == RGBA - 1 ? 1 : 0);
    }
    return Samples.of(samples.extent(), RGBA, values);
  }
}
