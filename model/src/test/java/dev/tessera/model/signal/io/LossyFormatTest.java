package dev.tessera.model.signal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LossyFormatTest {
  private static Samples flat(int height, int width, float... colour) {
    float[] values = new float[height * width * colour.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = colour[i % colour.length];
    }
    return Samples.of(new int[] {height, width}, colour.length, values);
  }

  @ParameterizedTest
  @EnumSource(LossyFormat.class)
  void coloursComeBackAsTheyWere(LossyFormat format) throws Exception {
    Samples found =
        format.decode(format.encode(flat(13, 22, 0.8f, 0.4f, 0.2f), 95, () -> false), () -> false);

    assertThat(found.extent()).containsExactly(13, 22);
    for (int i = 0; i < found.count(); i++) {
      assertThat(found.get(i, 0)).isCloseTo(0.8f, within(3 / 255f));
      assertThat(found.get(i, 1)).isCloseTo(0.4f, within(3 / 255f));
      assertThat(found.get(i, 2)).isCloseTo(0.2f, within(3 / 255f));
    }
  }

  @ParameterizedTest
  @EnumSource(LossyFormat.class)
  void alphaIsLaidOverWhite(LossyFormat format) throws Exception {
    Samples half = flat(16, 16, 0, 0.5f, 1, 0.5f);
    Samples found = format.decode(format.encode(half, 95, () -> false), () -> false);

    assertThat(found.channels()).isEqualTo(3);
    assertThat(found.get(100, 0)).isCloseTo(0.5f, within(3 / 255f));
    assertThat(found.get(100, 1)).isCloseTo(0.75f, within(3 / 255f));
    assertThat(found.get(100, 2)).isCloseTo(1, within(3 / 255f));
  }

  @ParameterizedTest
  @EnumSource(LossyFormat.class)
  void betterIsLarger(LossyFormat format) throws Exception {
    Samples picture = TestPictures.drawn(160, 120, 3).samples();
    byte[] poor = format.encode(picture, 20, () -> false);
    byte[] good = format.encode(picture, 85, () -> false);

    assertThat(good).hasSizeGreaterThan(poor.length);
    assertThat(Psnr.of(picture, format.decode(good, () -> false)))
        .isGreaterThan(Psnr.of(picture, format.decode(poor, () -> false)) + 2);
  }

  @Test
  void filesAreWhatTheyAreCalled() throws Exception {
    Samples picture = TestPictures.drawn(40, 24, 3).samples();
    byte[] jpeg = LossyFormat.JPEG.encode(picture, 50, () -> false);
    byte[] webp = LossyFormat.WEBP.encode(picture, 50, () -> false);

    assertThat(ImageFormat.sniff(Arrays.copyOf(jpeg, 12))).contains(ImageFormat.JPEG);
    assertThat(ImageFormat.sniff(Arrays.copyOf(webp, 12))).contains(ImageFormat.WEBP);
    assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(40);
    assertThat(new String(webp, 12, 4, StandardCharsets.US_ASCII)).as("lossy").isEqualTo("VP8 ");
  }

  @ParameterizedTest
  @EnumSource(LossyFormat.class)
  void itCanBeCancelled(LossyFormat format) {
    Samples picture = TestPictures.drawn(40, 24, 3).samples();
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> format.encode(picture, 50, () -> true));
  }

  @Test
  void aPictureThatIsTooLargeIsRefused() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> LossyFormat.WEBP.encode(flat(1, 16_384, 1), 50, () -> false))
        .withMessage("a side of a WebP has at most 16,383 pixels, found 16384 x 1");
  }
}
