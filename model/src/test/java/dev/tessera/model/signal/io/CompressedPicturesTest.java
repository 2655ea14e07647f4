package dev.tessera.model.signal.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.GridSignal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures and what independent decoders make of them; both by src/test/oracle/pictures.py. */
final class CompressedPicturesTest {
  /**
   * The tolerance is in 255ths: none for WebP; rounding for AVIF; for HEVC the two inverse
   * transforms agree and only the rounding of colours differs, as for coarse JPEG.
   */
  @ParameterizedTest
  @CsvSource({
    "waves.webp, 0",
    "waves-alpha.webp, 0",
    "waves-plain-alpha.webp, 0",
    "moving.webp, 0",
    "waves.avif, 1",
    "waves-alpha.avif, 1",
    "waves-limited-709.avif, 1",
    "waves-10-bit.avif, 1",
    "waves-grid.avif, 1",
    "waves-turned.avif, 1",
    "waves-cropped.avif, 1",
    "waves.heic, 1",
    "waves-coarse.jpg, 2"
  })
  void areReadAsOtherDecodersReadThem(String name, int tolerance) throws Exception {
    GridSignal expected = TestImages.read(TestImages.resource(name + ".png"));
    GridSignal read = TestImages.read(TestImages.resource(name));

    assertThat(read.height()).isEqualTo(expected.height());
    assertThat(read.width()).isEqualTo(expected.width());
    assertThat(read.samples().channels()).isEqualTo(expected.samples().channels());
    float[] wanted = TestImages.values(expected);
    float[] found = TestImages.values(read);
    int channels = read.samples().channels();
    for (int i = 0; i < wanted.length; i++) {
      boolean seen = channels < 4 || wanted[i / 4 * 4 + 3] > 0;
      if (seen) {
        assertThat(Math.abs(found[i] - wanted[i]) * 255)
            .as("%s, value %d: %s for %s", name, i, found[i], wanted[i])
            .isLessThanOrEqualTo(tolerance + 1e-3f);
      }
    }
  }
}
