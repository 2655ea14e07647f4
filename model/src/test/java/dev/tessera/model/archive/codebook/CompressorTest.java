package dev.tessera.model.archive.codebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.assets.Assets;
import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CompressorTest {
  private static double psnr(GridSignal picture, Samples decoded) {
    float[] values = new float[(int) decoded.length()];
    byte[] bytes = CodedPictures.bytes(decoded);
    for (int i = 0; i < values.length; i++) {
      values[i] = (bytes[i] & 0xff) / 255f;
    }
    return Psnr.of(picture.samples(), Samples.of(decoded.extent(), decoded.channels(), values));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,17", "17,1", "8,8", "9,23", "40,33"})
  void aPictureOfAnySizeAndChannelsComesBackAsGoodAsIsSaid(int height, int width)
      throws ArchiveFormatException {
    for (int channels = 1; channels <= 4; channels++) {
      GridSignal picture = CodedPictures.photograph(height, width, channels);
      Compressed made = CodedPictures.compressed(picture, 6);
      byte[] file = CodeBookFile.bytes(made.book());
      assertThat(made.bytes()).isEqualTo(file.length);
      assertThat(made.bitsPerPixel()).isCloseTo(8.0 * file.length / height / width, within(1e-9));
      CodeBook read = CodeBookFile.read(file, "X.tsra", CodedPictures.MOST_PIXELS);
      Samples decoded = CodedPictures.decoded(read, 1);
      assertThat(decoded.sameShape(picture.samples())).isTrue();
      double found = psnr(picture, decoded);
      assertThat(found).isCloseTo(made.psnr(), within(0.01)).isGreaterThan(36);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.4, 1, 2.5})
  void bitsAreMetFromBelowToOnePart(double bits) throws Compressor.OutOfReach {
    GridSignal picture = CodedPictures.photograph(200, 240, 3);
    Compressed made =
        new Compressor(picture, CodedPictures.NETWORK).atMost(bits, CodingWatch.none());
    assertThat(made.bitsPerPixel()).isBetween(0.99 * bits, bits);
  }

  @ParameterizedTest
  @ValueSource(doubles = {36, 42, 48})
  void aPsnrIsMetFromAbove(double wanted) throws Compressor.OutOfReach {
    GridSignal picture = CodedPictures.photograph(200, 240, 3);
    Compressed made =
        new Compressor(picture, CodedPictures.NETWORK).atLeast(wanted, CodingWatch.none());
    assertThat(made.psnr()).isBetween(wanted, wanted + 0.2);
  }

  @Test
  void whatCannotBeHadIsToldWithWhatCan() throws IOException, ArchiveFormatException {
    GridSignal picture = CodedPictures.photograph(64, 64, 3);
    Compressor compressor = new Compressor(picture, CodedPictures.NETWORK);
    assertThatThrownBy(() -> compressor.atMost(1e-4, CodingWatch.none()))
        .isInstanceOf(Compressor.OutOfReach.class)
        .hasMessageMatching("This picture takes at least 0\\.\\d{4} bits per pixel\\.");
    Compressor cut = new Compressor(picture, photographs());
    assertThatThrownBy(() -> cut.atLeast(70, CodingWatch.none()))
        .isInstanceOf(Compressor.OutOfReach.class)
        .hasMessageMatching("This picture reaches at most \\d\\d\\.\\d\\d dB\\.");
  }

  /** Networks that were not trained for coding and keep 63 numbers of 192. */
  private static CodingNetwork photographs() throws IOException, ArchiveFormatException {
    try (InputStream stream = Assets.openNetworks(NetworkKind.PHOTO, "photo-8x64")) {
      return CodingNetwork.read(stream.readAllBytes(), "photo-8x64");
    }
  }

  @Test
  void aPictureWithLittleToTellNeedsLessThanItMayHave() throws Compressor.OutOfReach {
    float[] grey = new float[64 * 64 * 3];
    Arrays.fill(grey, 100 / 255f);
    GridSignal flat = new GridSignal("flat", Samples.of(new int[] {64, 64}, 3, grey), 8);
    Compressed made = new Compressor(flat, CodedPictures.NETWORK).atMost(3, CodingWatch.none());
    assertThat(made.bitsPerPixel()).isLessThan(2);
    assertThat(made.psnr()).isGreaterThan(55);
  }

  @Test
  void smallerStepsAreBetterAndLarger() {
    Compressor compressor =
        new Compressor(CodedPictures.photograph(96, 96, 3), CodedPictures.NETWORK);
    double psnr = Double.MAX_VALUE;
    long bytes = Long.MAX_VALUE;
    for (double step : new double[] {4, 12, 36, 108}) {
      Compressed made = compressor.withSteps(step, CodingWatch.none());
      assertThat(made.psnr()).isLessThan(psnr);
      assertThat(made.bytes()).isLessThan(bytes);
      psnr = made.psnr();
      bytes = made.bytes();
    }
  }

  @Test
  void anyNetworkOfExpertsForPicturesWillDo() throws IOException, ArchiveFormatException {
    CodingNetwork network = photographs();
    GridSignal picture = CodedPictures.photograph(64, 72, 3);
    Compressed made = new Compressor(picture, network).withSteps(10, CodingWatch.none());
    Samples decoded =
        new CodeBookDecoder(made.book(), CodingNetworks.of(made.book(), List.of(), "X"), "X")
            .decode(1, CodingWatch.none());
    assertThat(psnr(picture, decoded)).isCloseTo(made.psnr(), within(1e-6)).isGreaterThan(33);
  }

  @Test
  void atThreeTimesTheScaleEveryThirdPixelIsThatOfTheOriginal() throws ArchiveFormatException {
    // with steps so small that there is nothing to smooth
    CodeBook book = CodedPictures.compressed(CodedPictures.photograph(24, 33, 3), 0.5).book();
    Samples plain = CodedPictures.decoded(book, 1);
    Samples large = CodedPictures.decoded(book, 3);
    assertThat(large.extent()).containsExactly(72, 99);
    for (int y = 0; y < 24; y++) {
      for (int x = 0; x < 33; x++) {
        for (int c = 0; c < 3; c++) {
          assertThat(large.get((3L * y + 1) * 99 + 3L * x + 1, c))
              .isCloseTo(plain.get((long) y * 33 + x, c), within(2e-3f));
        }
      }
    }
  }

  @Test
  void itEndsOnceItIsCancelled() {
    Compressor compressor =
        new Compressor(CodedPictures.photograph(64, 64, 3), CodedPictures.NETWORK);
    CodingWatch impatient = new CodingWatch(() -> true, done -> {});
    assertThatThrownBy(() -> compressor.withSteps(20, impatient))
        .isInstanceOf(CancellationException.class);
  }
}
