package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.ArchiveFormatException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Alters a compressed code-book many times, with its checksum mended and not, and decodes what is
 * not refused. Prints how many were; anything but a refusal ends it with a trace.
 */
public final class HostileCodeBooks {
  private static final int MOST_PIXELS = 1 << 20;

  private HostileCodeBooks() {}

  /** Arguments: how often, 10000 if not given, and a seed. */
  public static void main(String[] arguments) {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    byte[] file =
        CodeBookFile.bytes(
            CodedPictures.compressed(CodedPictures.photograph(40, 48, 4), 20).book());
    CodingNetwork network = CodingNetworks.shipped();
    SplittableRandom random = new SplittableRandom(seed);
    int refused = 0;
    int decoded = 0;
    long slowest = 0;
    for (int i = 0; i < count; i++) {
      byte[] altered = altered(file, random);
      long start = System.nanoTime();
      try {
        CodeBook book = CodeBookFile.read(altered, "X.tsra", MOST_PIXELS);
        new CodeBookDecoder(book, CodingNetworks.of(book, List.of(), "X.tsra"), "X.tsra")
            .decode(1, CodingWatch.none());
        decoded++;
      } catch (ArchiveFormatException e) {
        refused++;
      }
      slowest = Math.max(slowest, System.nanoTime() - start);
    }
    System.out.printf(
        Locale.ROOT,
        "%d alterations of %d bytes for %s: %d refused, %d decoded, slowest %.3f s%n",
        count,
        file.length,
        network.name(),
        refused,
        decoded,
        slowest * 1e-9);
  }

  private static byte[] altered(byte[] file, SplittableRandom random) {
    byte[] altered = file.clone();
    if (random.nextInt(4) == 0) {
      altered = Arrays.copyOf(altered, 4 + random.nextInt(altered.length));
    }
    int changes = 1 + random.nextInt(6);
    for (int c = 0; c < changes; c++) {
      int among = random.nextBoolean() ? Math.min(64, altered.length) : altered.length;
      altered[random.nextInt(among)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0 ? altered : CodedPictures.sealed(altered);
  }
}
