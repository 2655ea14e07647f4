package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.archive.FitReport;
import dev.tessera.model.shown.SlicePsnr;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.ViewGrid;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LightFieldSessionTest {
  private static final ViewGrid GRID = new ViewGrid(2, 3);
  private static final SlicePsnr PSNR = new SlicePsnr(30, 20, 32, 21, 22, 25);

  @Test
  void meansAreOfTheViewsThatWereGivenAndOfTheOthers() {
    FitReport.Views views = LightFieldSession.views(PSNR, GRID, GivenViews.EVEN);

    assertThat(views.psnrGiven()).isEqualTo(31); // row 0, columns 0 and 2
    assertThat(views.psnrLeftOut()).isEqualTo((20 + 21 + 22 + 25) / 4.0);
    assertThat(views.psnrOfViews())
        .containsExactly(List.of(30.0, 20.0, 32.0), List.of(21.0, 22.0, 25.0));
  }

  @Test
  void ofViewsThatWereAllGivenNoneIsLeftOut() {
    FitReport.Views views = LightFieldSession.views(PSNR, GRID, GivenViews.ALL);

    assertThat(views.psnrGiven()).isEqualTo(25);
    assertThat(views.psnrLeftOut()).isNull();
  }
}
