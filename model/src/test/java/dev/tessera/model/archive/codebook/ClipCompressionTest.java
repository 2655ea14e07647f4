package dev.tessera.model.archive.codebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClipCompressionTest {
  private static final int FRAMES = 5;

  private static Compressor compressor(GridSignal clip) {
    ClipTimes times = ClipTimes.constant(clip.samples().extent(0), 25);
    return new Compressor(clip, times, CodedPictures.NETWORK);
  }

  private static List<Samples> decoded(CodeBook book, double scale) throws ArchiveFormatException {
    List<Samples> frames = new ArrayList<>();
    new CodeBookDecoder(book, CodedPictures.NETWORK, "X.tsra")
        .decode(scale, (frame, picture) -> frames.add(picture), CodingWatch.none());
    return frames;
  }

  private static double psnr(GridSignal clip, int frame, Samples decoded) {
    byte[] bytes = CodedPictures.bytes(decoded);
    float[] values = new float[bytes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (bytes[i] & 0xff) / 255f;
    }
    Samples rounded = Samples.of(decoded.extent(), decoded.channels(), values);
    return Math.min(100, Psnr.of(CodedPictures.frame(clip, frame).samples(), rounded));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,17", "17,1", "8,8", "9,23", "40,33"})
  void aClipOfAnySizeAndChannelsComesBackAsGoodAsIsSaid(int height, int width)
      throws ArchiveFormatException {
    for (int channels = 1; channels <= 4; channels++) {
      GridSignal clip = CodedPictures.clip(FRAMES, height, width, channels);
      Compressed made = compressor(clip).withSteps(8, CodingWatch.none());
      byte[] file = CodeBookFile.bytes(made.book());
      assertThat(made.bytes()).isEqualTo(file.length);
      assertThat(made.bitsPerPixel())
          .isCloseTo(8.0 * file.length / height / width / FRAMES, within(1e-9));
      CodeBook read = CodeBookFile.read(file, "X.tsra", CodedPictures.MOST_PIXELS);
      List<Samples> frames = decoded(read, 1);
      assertThat(frames).hasSize(FRAMES);
      double sum = 0;
      for (int f = 0; f < FRAMES; f++) {
        assertThat(frames.get(f).extent()).containsExactly(height, width);
        sum += psnr(clip, f, frames.get(f));
      }
      assertThat(sum / FRAMES).isCloseTo(made.psnr(), within(0.01)).isGreaterThan(34);
    }
  }

  @Test
  void whatMovesIsNotToldAgain() {
    GridSignal clip = CodedPictures.clip(6, 64, 72, 3);
    Compressed whole = compressor(clip).withSteps(24, CodingWatch.none());
    long alone = 0;
    double sum = 0;
    for (int f = 0; f < 6; f++) {
      Compressed frame = CodedPictures.compressed(CodedPictures.frame(clip, f), 24);
      alone += frame.bytes();
      sum += frame.psnr();
    }
    assertThat(whole.psnr()).isGreaterThan(sum / 6 - 0.2);
    assertThat(whole.bytes()).isLessThan(alone / 2);
  }

  @Test
  void aFrameIsDecodedByItself() throws ArchiveFormatException {
    GridSignal clip = CodedPictures.clip(FRAMES, 24, 40, 4);
    CodeBook book = compressor(clip).withSteps(16, CodingWatch.none()).book();
    List<Samples> plain = decoded(book, 1);
    CodeBookDecoder decoder = new CodeBookDecoder(book, CodedPictures.NETWORK, "X.tsra");
    for (int f = 0; f < FRAMES; f++) {
      assertThat(CodedPictures.bytes(decoder.decode(f, 1, CodingWatch.none())))
          .isEqualTo(CodedPictures.bytes(plain.get(f)));
    }
    // with nothing to smooth every third pixel would be the same to rounding
    Samples large = decoder.decode(FRAMES - 1, 3, CodingWatch.none());
    assertThat(large.extent()).containsExactly(72, 120);
    double sum = 0;
    for (int i = 0; i < 24 * 40; i++) {
      int y = i / 40;
      int x = i % 40;
      float difference =
          large.get((3L * y + 1) * 120 + 3L * x + 1, 0) - plain.get(FRAMES - 1).get(i, 0);
      sum += Math.abs(difference);
    }
    assertThat(sum / (24 * 40)).isLessThan(2.0 / 255);
  }

  @Test
  void bitsAreMetFromBelowAndAPsnrFromAbove() throws Compressor.OutOfReach {
    Compressor compressor = compressor(CodedPictures.clip(FRAMES, 96, 112, 3));
    Compressed small = compressor.atMost(0.5, CodingWatch.none());
    assertThat(small.bitsPerPixel()).isBetween(0.49, 0.5);
    Compressed good = compressor.atLeast(36, CodingWatch.none());
    assertThat(good.psnr()).isBetween(36.0, 36.3);
    assertThatThrownBy(() -> compressor.atMost(1e-4, CodingWatch.none()))
        .isInstanceOf(Compressor.OutOfReach.class)
        .hasMessageMatching("This clip takes at least 0\\.\\d{4} bits per pixel\\.");
  }

  @Test
  void timesAreKeptToTheMicrosecondOrByTheirRate() throws ArchiveFormatException {
    GridSignal clip = CodedPictures.clip(3, 8, 8, 1);
    ClipTimes even = ClipTimes.constant(3, 30000 / 1001.0);
    ClipTimes uneven = ClipTimes.of(new double[] {0, 0.04, 0.1033333}, 0.2, 1e-3, 0);
    for (ClipTimes times : List.of(even, uneven)) {
      CodeBook book =
          new Compressor(clip, times, CodedPictures.NETWORK)
              .withSteps(40, CodingWatch.none())
              .book();
      ClipTimes read = CodeBookFile.read(CodeBookFile.bytes(book), "X", 64).times().orElseThrow();
      assertThat(read.rate()).isEqualTo(times.rate());
      for (int f = 0; f < 3; f++) {
        assertThat(read.seconds(f)).isCloseTo(times.seconds(f), within(1e-6));
      }
      assertThat(read.duration()).isCloseTo(times.duration(), within(1e-6));
    }
  }

  @Test
  void whatIsNoClipOfSoManyFramesIsRefused() {
    GridSignal clip = CodedPictures.clip(3, 8, 8, 1);
    CodingNetwork network = CodedPictures.NETWORK;
    assertThatThrownBy(() -> new Compressor(clip, ClipTimes.constant(4, 25), network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a clip of 4 frames");
    assertThatThrownBy(() -> new Compressor(clip, network))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itEndsOnceItIsCancelled() {
    Compressor compressor = compressor(CodedPictures.clip(3, 64, 64, 3));
    CodingWatch impatient = new CodingWatch(() -> true, done -> {});
    assertThatThrownBy(() -> compressor.withSteps(20, impatient))
        .isInstanceOf(CancellationException.class);
  }
}
