package dev.tessera.model.archive.codebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.signal.ClipTimes;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compressed code-books with some bytes changed: each is decoded, or refused in one sentence; the
 * profile "damage" makes 10,000 of each kind in a heap of 1 GB.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class DamagedCodeBooksTest {
  private static final int USUAL = 1000;
  private static final int OF_EACH = Integer.getInteger("tessera.damaged", USUAL);

  private static final byte[] PICTURE =
      CodeBookFile.bytes(CodedPictures.compressed(CodedPictures.photograph(40, 48, 3), 20).book());

  private static final byte[] CLIP =
      CodeBookFile.bytes(
          new Compressor(
                  CodedPictures.clip(4, 24, 32, 3),
                  ClipTimes.of(new double[] {0, 0.04, 0.1, 0.2}, 0.1, 1e-3, 0),
                  CodingNetworks.shipped())
              .withSteps(20, CodingWatch.none())
              .book());

  static Stream<byte[]> files() {
    return Stream.of(PICTURE, CLIP);
  }

  @ParameterizedTest
  @MethodSource("files")
  void anAlteredFileIsRefused(byte[] file) {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < OF_EACH; i++) {
      byte[] altered = file.clone();
      altered[random.nextInt(altered.length)] ^= (byte) (1 + random.nextInt(255));
      assertThatThrownBy(() -> CodeBookFile.read(altered, "X.tsra", CodedPictures.MOST_PIXELS))
          .isInstanceOf(ArchiveFormatException.class);
    }
  }

  /** Whoever alters a file on purpose mends its checksum, too. */
  @ParameterizedTest
  @MethodSource("files")
  void anAlteredFileOfTheRightChecksumIsDecodedOrRefused(byte[] file) {
    SplittableRandom random = new SplittableRandom(2);
    CodingNetwork network = CodingNetworks.shipped();
    int refused = 0;
    for (int i = 0; i < OF_EACH; i++) {
      byte[] altered = file.clone();
      int changes = 1 + random.nextInt(4);
      for (int c = 0; c < changes; c++) {
        int among = random.nextBoolean() ? 100 : altered.length - 4;
        altered[random.nextInt(among)] = (byte) random.nextInt(256);
      }
      try {
        CodeBook book = CodeBookFile.read(CodedPictures.sealed(altered), "X.tsra", 1 << 16);
        if (book.network().equals(network.hash())) {
          new CodeBookDecoder(book, network, "X.tsra")
              .decode(1, (frame, picture) -> {}, CodingWatch.none());
        }
      } catch (ArchiveFormatException e) {
        assertThat(e).hasMessageStartingWith("Cannot read X.tsra: expected ");
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
