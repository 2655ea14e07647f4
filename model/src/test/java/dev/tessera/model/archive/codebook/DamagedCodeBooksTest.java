package dev.tessera.model.archive.codebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.model.archive.ArchiveFormatException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Compressed code-books with some bytes changed: each is decoded, or refused in one sentence; the
 * profile "damage" makes 10,000 of each kind in a heap of 1 GB.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class DamagedCodeBooksTest {
  private static final int USUAL = 1000;
  private static final int OF_EACH = Integer.getInteger("tessera.damaged", USUAL);

  private static final byte[] FILE =
      CodeBookFile.bytes(CodedPictures.compressed(CodedPictures.photograph(40, 48, 3), 20).book());

  @Test
  void anAlteredFileIsRefused() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < OF_EACH; i++) {
      byte[] altered = FILE.clone();
      altered[random.nextInt(altered.length)] ^= (byte) (1 + random.nextInt(255));
      assertThatThrownBy(() -> CodeBookFile.read(altered, "X.tsra", CodedPictures.MOST_PIXELS))
          .isInstanceOf(ArchiveFormatException.class);
    }
  }

  /** Whoever alters a file on purpose mends its checksum, too. */
  @Test
  void anAlteredFileOfTheRightChecksumIsDecodedOrRefused() {
    SplittableRandom random = new SplittableRandom(2);
    CodingNetwork network = CodingNetworks.shipped();
    int refused = 0;
    for (int i = 0; i < OF_EACH; i++) {
      byte[] altered = FILE.clone();
      int changes = 1 + random.nextInt(4);
      for (int c = 0; c < changes; c++) {
        int among = random.nextBoolean() ? 64 : altered.length - 4;
        altered[random.nextInt(among)] = (byte) random.nextInt(256);
      }
      try {
        CodeBook book = CodeBookFile.read(CodedPictures.sealed(altered), "X.tsra", 1 << 16);
        if (book.network().equals(network.hash())) {
          new CodeBookDecoder(book, network, "X.tsra").decode(1, CodingWatch.none());
        }
      } catch (ArchiveFormatException e) {
        assertThat(e).hasMessageStartingWith("Cannot read X.tsra: expected ");
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
