package dev.tessera.app.load;

import dev.tessera.app.AppDirs;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.codebook.CodeBook;
import dev.tessera.model.archive.codebook.CodeBookDecoder;
import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.codebook.CodingNetworks;
import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Reads compressed code-books as the pictures that they hold. For the I/O pool. */
final class CodeBookReading {
  private static final int RGBA = 4;

  private CodeBookReading() {}

  /**
   * The picture of a file, (height, width, C), C 1, 3 or 4.
   *
   * @param name of the signal
   * @param maxSamples largest signal that is read, bytes of its float samples
   * @throws ArchiveFormatException if the file is not sound, too large, or its network is not here
   */
  static GridSignal signal(Path file, String name, long maxSamples, BooleanSupplier cancelled)
      throws ArchiveFormatException {
    CodeBook book = CodeBookFile.read(file, maxSamples / RGBA / Float.BYTES);
    CodingNetwork network = CodingNetworks.of(book, AppDirs.networks(file), file.toString());
    Samples samples =
        new CodeBookDecoder(book, network, file.toString())
            .decode(1, new CodingWatch(cancelled, done -> {}));
    return new GridSignal(name, coloured(samples), book.picture().bitDepth());
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
