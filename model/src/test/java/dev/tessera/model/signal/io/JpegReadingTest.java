package dev.tessera.model.signal.io;

import static dev.tessera.model.signal.io.TestImages.bytes;
import static dev.tessera.model.signal.io.TestImages.encode;
import static dev.tessera.model.signal.io.TestImages.photo;
import static dev.tessera.model.signal.io.TestImages.read;
import static dev.tessera.model.signal.io.TestImages.values;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What three components mean, which libjpeg decides: its rule is everyone's. */
final class JpegReadingTest {
  private static final int JFIF_END = 20;

  @Test
  void jfifMeansYcbcrWhateverAdobeSays() throws Exception {
    byte[] plain = jpeg();
    byte[] adobe = bytes(0xFF, 0xEE, 0, 14, "Adobe", 0, 100, 0, 0, 0, 0, 0);
    byte[] marked = bytes(Arrays.copyOf(plain, JFIF_END), adobe, tail(plain, JFIF_END));

    assertThat(values(read(marked))).containsExactly(values(read(plain)));
  }

  @Test
  void adobeAloneMeansRgbWhereItSaysSo() throws Exception {
    byte[] plain = jpeg();
    byte[] adobe = bytes(0xFF, 0xEE, 0, 14, "Adobe", 0, 100, 0, 0, 0, 0, 0);
    byte[] marked = bytes(0xFF, 0xD8, adobe, tail(plain, JFIF_END));

    assertThat(values(read(marked))).isNotEqualTo(values(read(plain)));
  }

  @Test
  void unknownNamesOfComponentsMeanYcbcr() throws Exception {
    byte[] plain = jpeg();
    byte[] named = bytes(0xFF, 0xD8, tail(plain, JFIF_END));
    int frame = find(named, 0xC0);
    int scan = find(named, 0xDA);
    for (int c = 0; c < 3; c++) {
      named[frame + 10 + 3 * c] = (byte) "YCc".charAt(c);
      named[scan + 5 + 2 * c] = (byte) "YCc".charAt(c);
    }

    assertThat(values(read(named))).containsExactly(values(read(plain)));
  }

  /** Begins with the marks SOI and JFIF, of 2 and 18 bytes. */
  private static byte[] jpeg() throws IOException {
    byte[] jpeg = encode(photo(BufferedImage.TYPE_3BYTE_BGR, 16, 16), "jpeg");
    assertThat(Arrays.copyOfRange(jpeg, 6, 10)).isEqualTo(bytes("JFIF"));
    return jpeg;
  }

  private static byte[] tail(byte[] file, int from) {
    return Arrays.copyOfRange(file, from, file.length);
  }

  private static int find(byte[] file, int marker) {
    int at = 0;
    while (file[at] != (byte) 0xFF || file[at + 1] != (byte) marker) {
      at++;
    }
    return at;
  }
}
