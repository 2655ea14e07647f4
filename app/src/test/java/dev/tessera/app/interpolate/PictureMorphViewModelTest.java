package dev.tessera.app.interpolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.app.session.PixelImage;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.render.CodeMorph;
import dev.tessera.model.service.DirectModelService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PictureMorphViewModelTest {
  @TempDir private Path folder;

  private final DirectModelService service = new DirectModelService();

  @Test
  void atTheSecondPictureItsOwnIsSeen() throws Exception {
    Morphs page = Morphs.ready(service, folder);
    assertThat(page.morph.ready()).isTrue();
    page.morph.position().set(1);
    service.runToIdle();
    PixelImage seen = page.morph.picture().get().orElseThrow();
    PixelImage alone =
        Renders.whole(
            new Engine(EngineSettings.defaults()), page.second.codes().get().orElseThrow());
    assertThat(seen.toArray()).isEqualTo(alone.toArray());
    page.morph.position().set(0);
    assertThat(page.morph.picture().get()).isEmpty();
  }

  @Test
  void aPictureIsSeenCoarseFirstAndThenInFull() throws Exception {
    Morphs page = Morphs.ready(service, folder);
    List<Integer> widths = new ArrayList<>();
    page.morph.picture().subscribe(now -> now.ifPresent(p -> widths.add(p.width())));
    page.morph.position().set(0.3);
    page.morph.position().set(0.5);
    service.runToIdle();
    assertThat(widths.get(0)).isEqualTo(Morphs.WIDTH / 4);
    assertThat(widths.get(widths.size() - 1)).isEqualTo(Morphs.WIDTH);
    int before = widths.size();
    page.morph.position().set(0.6);
    service.runToIdle();
    assertThat(widths.get(before)).as("a fast engine").isGreaterThan(Morphs.WIDTH / 4);
  }

  @Test
  void aFastEngineLetsEveryAnswerFinishWhileTheSliderMovesOn() throws Exception {
    Morphs page = Morphs.ready(service, folder);
    page.morph.position().set(0.3);
    service.runToIdle();
    List<Integer> widths = new ArrayList<>();
    page.morph.position().set(0.4);
    page.morph.picture().subscribe((before, now) -> now.ifPresent(p -> widths.add(p.width())));
    page.morph.position().set(0.5);
    page.morph.position().set(0.6);
    service.runToIdle();
    assertThat(widths).as("of 0.4 and of the newest").containsExactly(Morphs.WIDTH, Morphs.WIDTH);
  }

  @Test
  void whatTakesLongIsSeenCoarser() throws Exception {
    Morphs page = Morphs.ready(service, folder);
    List<Integer> widths = new ArrayList<>();
    page.morph.picture().subscribe(now -> now.ifPresent(p -> widths.add(p.width())));
    page.morph.position().set(0.3);
    while (service.turn()) {
      page.now += 400_000_000L;
    }
    page.morph.position().set(0.5);
    service.runToIdle();
    assertThat(widths).contains(Morphs.WIDTH / 8);
  }

  @Test
  void bothWaysMeetAtTheEndsOnly() throws Exception {
    Morphs page = Morphs.ready(service, folder);
    page.morph.position().set(0.5);
    service.runToIdle();
    int[] straight = page.morph.picture().get().orElseThrow().toArray();
    page.morph.way().set(CodeMorph.Way.ARC);
    service.runToIdle();
    assertThat(page.morph.picture().get().orElseThrow().toArray()).isNotEqualTo(straight);
  }

  @Test
  void aChangeOfTheFirstPictureShowsItAndCountsInTheMorph() throws Exception {
    Morphs page = Morphs.ready(service, folder);
    page.morph.position().set(0.5);
    service.runToIdle();
    page.codes.select(2);
    page.codes.editor().nudge(1, 3);
    assertThat(page.morph.position().get()).isZero();
    assertThat(page.morph.ends().orElseThrow().a().codes().get(2, 1)).isEqualTo(3);
  }

  @Test
  void playingMovesToAndFroOrStopsAtTheEnd() throws Exception {
    Morphs page = Morphs.ready(service, folder);
    page.morph.togglePlaying();
    assertThat(page.morph.playing().get()).isTrue();
    for (int i = 0; i < 40; i++) {
      page.now += 100_000_000L;
      page.morph.poll();
      service.runToIdle();
    }
    assertThat(page.morph.position().get()).as("4 s of 3 s a way").isCloseTo(2 / 3.0, within(0.05));
    assertThat(page.morph.playing().get()).isTrue();
    page.morph.loop().set(false);
    page.morph.togglePlaying();
    page.morph.togglePlaying();
    for (int i = 0; i < 40; i++) {
      page.now += 100_000_000L;
      page.morph.poll();
      service.runToIdle();
    }
    assertThat(page.morph.position().get()).isEqualTo(1);
    assertThat(page.morph.playing().get()).isFalse();
  }

  @Test
  void withoutASecondPictureNothingPlays() {
    Morphs page = Morphs.fitted(service);
    page.morph.togglePlaying();
    page.morph.position().set(0.5);
    service.runToIdle();
    assertThat(page.morph.playing().get()).isFalse();
    assertThat(page.morph.picture().get()).isEmpty();
  }
}
