package dev.tessera.model.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.LossyFormat;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LossyFilesTest {
  private static LossyFiles files(int channels, LossyFormat format) {
    Samples picture = TestPictures.drawn(96, 64, channels).samples();
    return new LossyFiles(picture, format);
  }

  @ParameterizedTest
  @CsvSource({"JPEG,3", "JPEG,1", "WEBP,3", "WEBP,1"})
  void theBestThatFitsIsFound(LossyFormat format, int channels) throws IOException {
    LossyFiles files = files(channels, format);
    long bytes = files.at(60, () -> false).point().bytes() + 10;

    RatedPicture found = files.within(bytes, () -> false).orElseThrow();

    assertThat(found.point().bytes()).isLessThanOrEqualTo(bytes);
    assertThat(found.decoded().channels()).isEqualTo(channels);
    assertThat(files.at(found.point().setting() + 1, () -> false).point().bytes())
        .isGreaterThan(bytes);
    assertThat(found.point().psnr()).isGreaterThan(20);
  }

  @Test
  void nothingFitsInNothing() throws IOException {
    assertThat(files(3, LossyFormat.JPEG).within(20, () -> false)).isEmpty();
  }

  @Test
  void transparencyIsNotCompared() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> files(4, LossyFormat.WEBP))
        .withMessageStartingWith("pictures without transparency are compared");
  }

  /**
   * Four greys, one of them off by 0.1: a mean square of 0.0025, 26.02 dB; 3 bytes are 6 bits each.
   */
  @Test
  void aPointIsWhatItsDefinitionSays() {
    Samples original = Samples.of(new int[] {2, 2}, 1, new float[] {0.2f, 0.4f, 0.6f, 0.8f});
    Samples decoded = Samples.of(new int[] {2, 2}, 1, new float[] {0.2f, 0.4f, 0.7f, 0.8f});
    RatePoint point = RatePoint.of(7, original, decoded, 3, () -> false);

    assertThat(point.setting()).isEqualTo(7);
    assertThat(point.bitsPerPixel()).isEqualTo(6);
    assertThat(point.psnr()).isCloseTo(26.0206, within(1e-3));
    assertThat(point.ssim()).isBetween(0.9, 1.0);
  }

  @Test
  void theSmallestFileComesFirst() {
    RatePoint small = new RatePoint(0, 100, 1, 30, 0.9);
    RatePoint large = new RatePoint(0, 300, 3, 40, 1);
    RatePoint between = new RatePoint(0, 200, 2, 38, 0.95);

    assertThat(new RateCurve("JPEG", List.of(large, small)).with(between).points())
        .containsExactly(small, between, large);
  }

  @Test
  void aMeasurementThatNobodyWantsEnds() {
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () -> {
              Samples picture = TestPictures.drawn(96, 64, 1).samples();
              RatePoint.of(7, picture, picture, 3, () -> true);
            });
  }
}
