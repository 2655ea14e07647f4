package dev.tessera.app.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.PictureFields;
import dev.tessera.model.archive.codebook.CodingNetworks;
import dev.tessera.model.compare.PictureCoder;
import dev.tessera.model.compare.RatePoint;
import dev.tessera.model.compare.RatedPicture;
import dev.tessera.model.signal.GridSignal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our format among the others, on a picture of 64 x 48 pixels. */
final class CodeBookFilesTest {
  private static final GridSignal PICTURE = PictureFields.signal("grey.png", 64, 48);
  private static final PictureCoder.Asked NOBODY = PictureCoder.Asked.unless(() -> false);

  private final CodeBookFiles files = new CodeBookFiles(PICTURE, CodingNetworks.shipped());

  @Test
  void settingsGiveFilesFromSmallToLarge() throws IOException {
    List<RatePoint> points = new ArrayList<>();
    for (int setting : files.settings()) {
      points.add(files.at(setting, NOBODY).point());
    }
    assertThat(points).isSortedAccordingTo(Comparator.comparingLong(RatePoint::bytes));
    assertThat(points.get(0).psnr()).isLessThan(points.get(points.size() - 1).psnr() - 5);
    assertThat(points).allMatch(point -> point.bitsPerPixel() == 8.0 * point.bytes() / (64 * 48));
  }

  @Test
  void theLargestFileThatFitsIsFound() throws IOException {
    long bytes = files.at(files.settings().get(4), NOBODY).point().bytes();
    RatedPicture found = files.within(bytes, NOBODY).orElseThrow();
    assertThat(found.point().bytes()).isLessThanOrEqualTo(bytes);
    assertThat(found.decoded().sameShape(PICTURE.samples())).isTrue();
    assertThat(files.within(20, NOBODY)).isEmpty();
  }
}
