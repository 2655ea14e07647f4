package dev.tessera.model.signal.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What formats cannot hold, told before anything is written. */
final class FormatLimitTest {
  @Test
  void aSideOfAJpegHasSixteenBits() {
    assertThat(ImageFormat.JPEG.problem(65_535, 1)).isEmpty();
    assertThat(ImageFormat.JPEG.problem(1, 65_536))
        .contains("a side of a JPEG has at most 65,535 pixels, found 1 x 65536");
    assertThat(ImageFormat.PNG.problem(65_536, 65_536)).isEmpty();
    assertThat(ImageFormat.TIFF.problem(65_536, 65_536)).isEmpty();
  }

  @Test
  void aVideoHasAsManyBlocksAsItsLevelAllows() {
    assertThat(FrameFormat.MP4.problem(4096, 2304)).isEmpty();
    assertThat(FrameFormat.MP4.problem(2304, 4096)).isEmpty();
    assertThat(FrameFormat.MP4.problem(4097, 2304)).isPresent();
    assertThat(FrameFormat.MP4.problem(1 << 30, 1 << 30)).isPresent();
    assertThat(FrameFormat.GIF.problem(65_535, 2)).isEmpty();
    assertThat(FrameFormat.GIF.problem(2, 65_536)).isPresent();
    assertThat(FrameFormat.PNG_SEQUENCE.problem(1 << 20, 1 << 20)).isEmpty();
  }
}
