package dev.tessera.app.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.app.play.Repeat;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.PictureRenders;
import dev.tessera.app.session.PixelImage;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.service.DirectModelService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PictureWayViewModelTest {
  @TempDir private Path folder;

  private final DirectModelService service = new DirectModelService();

  @Test
  void atTheSecondPictureItsOwnIsSeen() throws Exception {
    PicturePage page = PicturePage.ready(service, folder);
    assertThat(page.way.ready()).isTrue();
    page.way.player().position().set(1);
    service.runToIdle();
    PixelImage seen = page.page.picture().get().orElseThrow();
    PixelImage alone =
        PictureRenders.whole(
            new Engine(new EngineSettings(DeviceChoice.AUTO, 0)),
            page.second.codes().get().orElseThrow());
    assertThat(seen.toArray()).isEqualTo(alone.toArray());
    page.way.player().position().set(0);
    assertThat(page.page.picture().get()).isEmpty();
  }

  @Test
  void aPictureIsSeenCoarseFirstAndThenInFull() throws Exception {
    PicturePage page = PicturePage.ready(service, folder);
    List<Integer> widths = new ArrayList<>();
    page.page.picture().subscribe(now -> now.ifPresent(p -> widths.add(p.width())));
    page.way.player().position().set(0.3);
    page.way.player().position().set(0.5);
    service.runToIdle();
    assertThat(widths.get(0)).isEqualTo(PicturePage.WIDTH / 4);
    assertThat(widths.get(widths.size() - 1)).isEqualTo(PicturePage.WIDTH);
    int before = widths.size();
    page.way.player().position().set(0.6);
    service.runToIdle();
    assertThat(widths.get(before)).as("a fast engine").isGreaterThan(PicturePage.WIDTH / 4);
  }

  @Test
  void aFastEngineLetsEveryAnswerFinishWhileTheSliderMovesOn() throws Exception {
    PicturePage page = PicturePage.ready(service, folder);
    page.way.player().position().set(0.3);
    service.runToIdle();
    List<Integer> widths = new ArrayList<>();
    page.way.player().position().set(0.4);
    page.page.picture().subscribe((before, now) -> now.ifPresent(p -> widths.add(p.width())));
    page.way.player().position().set(0.5);
    page.way.player().position().set(0.6);
    service.runToIdle();
    assertThat(widths)
        .as("of 0.4 and of the newest")
        .containsExactly(PicturePage.WIDTH, PicturePage.WIDTH);
  }

  @Test
  void whatTakesLongIsSeenCoarser() throws Exception {
    PicturePage page = PicturePage.ready(service, folder);
    List<Integer> widths = new ArrayList<>();
    page.page.picture().subscribe(now -> now.ifPresent(p -> widths.add(p.width())));
    page.way.player().position().set(0.3);
    while (service.turn()) {
      page.now += 400_000_000L;
    }
    page.way.player().position().set(0.5);
    service.runToIdle();
    assertThat(widths).contains(PicturePage.WIDTH / 8);
  }

  @Test
  void bothWaysMeetAtTheEndsOnly() throws Exception {
    PicturePage page = PicturePage.ready(service, folder);
    page.way.player().position().set(0.5);
    service.runToIdle();
    int[] straight = page.page.picture().get().orElseThrow().toArray();
    page.way.mix().set(WayMix.SPHERICAL);
    service.runToIdle();
    assertThat(page.page.picture().get().orElseThrow().toArray()).isNotEqualTo(straight);
  }

  @Test
  void aChangeOfTheFirstPictureShowsItAndCountsInTheMorph() throws Exception {
    PicturePage page = PicturePage.ready(service, folder);
    page.way.player().position().set(0.5);
    service.runToIdle();
    page.codes.pointer().select(2);
    page.codes.editor().nudge(1, 3);
    assertThat(page.way.player().position().get()).isZero();
    PictureWay pictures = page.pictures(service, IoPool.direct());
    assertThat(pictures.pictures().orElseThrow().a().codes().get(2, 1)).isEqualTo(3);
  }

  @Test
  void playingMovesToAndFroOrStopsAtTheEnd() throws Exception {
    PicturePage page = PicturePage.ready(service, folder);
    page.way.player().seconds().set(3.0);
    page.way.togglePlaying();
    assertThat(page.way.player().playing().get()).isTrue();
    for (int i = 0; i < 40; i++) {
      page.now += 100_000_000L;
      page.way.poll();
      service.runToIdle();
    }
    assertThat(page.way.player().position().get())
        .as("4 s of 3 s a way")
        .isCloseTo(2 / 3.0, within(0.05));
    assertThat(page.way.player().playing().get()).isTrue();
    page.way.player().repeat().set(Repeat.ONCE);
    page.way.togglePlaying();
    page.way.togglePlaying();
    for (int i = 0; i < 40; i++) {
      page.now += 100_000_000L;
      page.way.poll();
      service.runToIdle();
    }
    assertThat(page.way.player().position().get()).isEqualTo(1);
    assertThat(page.way.player().playing().get()).isFalse();
  }

  @Test
  void withoutASecondPictureNothingPlays() {
    PicturePage page = PicturePage.fitted(service);
    page.way.togglePlaying();
    page.way.player().position().set(0.5);
    service.runToIdle();
    assertThat(page.way.player().playing().get()).isFalse();
    assertThat(page.page.picture().get()).isEmpty();
  }
}
