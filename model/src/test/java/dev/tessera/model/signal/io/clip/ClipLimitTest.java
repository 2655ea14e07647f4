package dev.tessera.model.signal.io.clip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.ClipTimes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is offered of a clip that does not fit does. */
final class ClipLimitTest {
  /** Frames that come sooner and sooner, of 300 bytes each. */
  private static final ClipInfo CLIP =
      new ClipInfo(
          ClipFormat.MP4,
          new ClipPicture("h264", 10, 10, 1, false, new ClipColour("rgb24", "RGB", true, true, 8)),
          ClipTimes.of(new double[] {0, 2, 3, 3.5, 3.7, 3.8}, 0.1, 1e-3, 0),
          Optional.empty(),
          List.of());

  private static final ClipLimit LIMIT = new ClipLimit(900, (frames, size) -> 0);

  @Test
  void aRangeIsOfferedByTheTimesOfItsFrames() {
    assertThat(LIMIT.offer(CLIP, ClipChoice.ALL))
        .isEqualTo("3.5 s of it, every 2nd frame, or 7 x 7 pixels");
    assertThat(CLIP.plan(ClipChoice.ALL.during(0, 3.5)).frames()).isEqualTo(3);
    assertThat(CLIP.plan(ClipChoice.ALL.every(2)).frames()).isEqualTo(3);
    assertThat(LIMIT.allows(CLIP.plan(ClipChoice.ALL.sized(7, 7)))).isTrue();
  }

  @Test
  void itBeginsWhereTheChoiceDoes() {
    ClipChoice late = ClipChoice.ALL.during(1.5, Double.POSITIVE_INFINITY);

    assertThat(LIMIT.offer(CLIP, late)).startsWith("2.2 s of it, every 2nd frame");
    assertThat(CLIP.plan(ClipChoice.ALL.during(1.5, 2.2)).frames()).isEqualTo(3);
  }
}
