package dev.tessera.app.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.archive.codebook.CodingNetworks;
import dev.tessera.model.compare.RatePoint;
import dev.tessera.model.compare.RatedPicture;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our format among the others, on a picture of 64 x 48 pixels. */
final class CodeBookFilesTest {
  private static final GridSignal PICTURE = waves();
  private final CodeBookFiles files = new CodeBookFiles(PICTURE, CodingNetworks.shipped());

  /** Waves that become finer to the right, so that every size has something more to tell. */
  private static GridSignal waves() {
    float[] values = new float[64 * 48 * 3];
    for (int i = 0; i < values.length; i++) {
      double x = i / 3 % 64;
      double y = Math.floorDiv(i / 3, 64);
      values[i] = (float) (0.5 + 0.3 * Math.sin(x * x / 60) * Math.cos(y / 3 + i % 3));
    }
    return new GridSignal("waves.png", Samples.of(new int[] {48, 64}, 3, values), 8);
  }

  @Test
  void settingsGiveFilesFromSmallToLarge() throws IOException {
    List<RatePoint> points = new ArrayList<>();
    for (int setting : files.settings()) {
      points.add(files.at(setting, () -> false).point());
    }
    assertThat(points).isSortedAccordingTo(Comparator.comparingLong(RatePoint::bytes));
    assertThat(points.get(0).psnr()).isLessThan(points.get(points.size() - 1).psnr() - 5);
    assertThat(points).allMatch(point -> point.bitsPerPixel() == 8.0 * point.bytes() / (64 * 48));
  }

  @Test
  void theLargestFileThatFitsIsFound() throws IOException {
    long bytes = files.at(files.settings().get(4), () -> false).point().bytes();
    RatedPicture found = files.within(bytes, () -> false).orElseThrow();
    assertThat(found.point().bytes()).isLessThanOrEqualTo(bytes);
    assertThat(found.decoded().sameShape(PICTURE.samples())).isTrue();
    assertThat(files.within(20, () -> false)).isEmpty();
  }
}
