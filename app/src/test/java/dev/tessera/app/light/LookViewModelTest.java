package dev.tessera.app.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.StageService;
import dev.tessera.model.job.LightJob;
import dev.tessera.model.light.Focus;
import dev.tessera.model.light.SeenView;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.Samples;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LookViewModelTest {
  private final Looked looked = new Looked();
  private final LookViewModel model = looked.model;

  private static void assertSame(PixelImage shown, Samples wanted) {
    assertThat(shown.toArray()).isEqualTo(PixelImage.of(wanted).toArray());
  }

  @Test
  void oneBeginsInTheMiddleAndSeesWhatIsThere() {
    assertThat(model.place().get()).isEqualTo(new LookPlace(1, 2));
    assertSame(looked.image().pixels(), looked.view(1, 2));
    assertThat(model.aperture().get()).isZero();
  }

  @Test
  void oneLooksFromBetweenViewsAndNotFromBeyondThem() {
    model.goTo(new LookPlace(0.5, 3.25));
    looked.settle();
    assertSame(looked.image().pixels(), looked.view(0.5, 3.25));
    model.move(-4, 9);
    assertThat(model.place().get()).isEqualTo(new LookPlace(0, 4));
    model.toMiddle();
    assertThat(model.place().get()).isEqualTo(new LookPlace(1, 2));
  }

  /** A quarter of the picture to the right is one of the four steps between five views. */
  @Test
  void whatIsNearFollowsTheHand() {
    assertThat(looked.field.near()).as("near things move against the eye").isGreaterThan(0);
    model.drag(0, 0.25);
    assertThat(model.place().get()).isEqualTo(new LookPlace(1, 1));
    model.drag(-0.5, 0);
    assertThat(model.place().get()).isEqualTo(new LookPlace(2, 1));
  }

  @Test
  @SuppressWarnings("unchecked")
  void whileAViewIsPaintedOnlyTheNewestPlaceWaits() {
    StageService service = new StageService();
    LookViewModel held = new LookViewModel(TestTools.of(service).tools, () -> 0);
    held.look(Optional.of(looked.field));
    held.goTo(new LookPlace(0, 0));
    held.goTo(new LookPlace(0, 1));
    held.goTo(new LookPlace(0, 2));
    assertThat(service.asked()).hasSize(1);
    ((StageService.Asked<SeenView>) service.asked().get(0))
        .end(new Outcome.Done<>(new SeenView(looked.view(1, 2), looked.disparities(1, 2))));
    assertThat(service.asked()).as("two places were overtaken").hasSize(2);
    assertThat(service.asked().get(0).wishes()).as("what is begun is shown").isEmpty();
    assertThat(held.image().get().orElseThrow().wish().from()).isEqualTo(new LookPlace(1, 2));
  }

  @Test
  void aClickFocusesOnWhatIsThereThroughALensThatOpens() {
    model.goTo(new LookPlace(1, 2.5));
    looked.settle();
    model.choose(new LookPoint(12, 7));
    assertThat(model.aperture().get()).isEqualTo(2);
    float there = looked.disparities(1, 2.5).get(7L * 40 + 12, 0);
    assertThat(model.focus().orElseThrow()).isCloseTo(there, within(1e-6));
    looked.settle();
    assertThat(looked.image().exact()).isTrue();
    assertSame(
        looked.image().pixels(),
        Looked.made(
            LightJob.refocused(
                looked.told.tools.engine(),
                looked.fitted,
                new Focus(1, 2.5, model.focus().orElseThrow(), 2, true),
                new Latest<>())));
  }

  @Test
  void theFocusMovesOverViewsThatAreKept() {
    model.choose(new LookPoint(3, 3));
    looked.settle();
    double between = 0.4 * looked.field.far() + 0.6 * looked.field.near();
    model.focusOn(between);
    assertThat(looked.image().exact()).as("no job is needed for it").isFalse();
    assertThat(looked.image().wish().lens().disparity()).isCloseTo(between, within(1e-9));
  }

  @Test
  void theSweepGoesFromFarToNear() {
    model.player().position().set(0);
    assertThat(model.focus().orElseThrow()).isEqualTo(looked.field.far());
    model.player().position().set(1);
    assertThat(model.focus().orElseThrow()).isCloseTo(looked.field.near(), within(1e-9));
    assertThat(looked.field.near()).isGreaterThan(looked.field.far());
    model.togglePlaying();
    assertThat(model.player().playing().get()).isTrue();
    assertThat(model.aperture().get()).as("a pinhole has no focus").isEqualTo(2);
    model.choose(new LookPoint(1, 1));
    assertThat(model.player().playing().get()).isFalse();
  }

  @Test
  void theNearestViewOfTheFileIsComparedWith() {
    model.goTo(new LookPlace(0.6, 3.4));
    model.mode().set(LookMode.SPLIT);
    looked.settle();
    assertThat(looked.image().wish().from()).isEqualTo(new LookPlace(1, 3));
    assertSame(looked.image().pixels(), looked.view(1, 3));
    assertSame(
        looked.image().original().orElseThrow(),
        looked.session.signal().samples().slice(1).slice(3));
    assertThat(looked.image().psnr().orElseThrow()).isBetween(10.0, 60.0);
    assertThat(looked.field.isGiven(new LookPlace(1, 3))).isFalse();
    model.mode().set(LookMode.VIEW);
    looked.settle();
    assertSame(looked.image().pixels(), looked.view(0.6, 3.4));
  }

  @Test
  void depthColoursWhatIsNearAndFar() {
    model.mode().set(LookMode.DEPTH);
    looked.settle();
    float there = looked.disparities(1, 2).get(100, 0);
    assertThat(looked.image().pixels().argb(100))
        .isEqualTo(LookDrawing.DEPTH.argb(looked.field.share(there)));
    model.mode().set(LookMode.TILES);
    looked.settle();
    assertThat(looked.image().pixels().argb(100))
        .isNotEqualTo(PixelImage.of(looked.view(1, 2)).argb(100));
  }

  @Test
  void slicesGoThroughThePointThatWasClicked() {
    model.mode().set(LookMode.DEPTH);
    model.choose(new LookPoint(30, 5));
    looked.settle();
    PixelImage row = model.rowSlice().get().orElseThrow();
    assertThat(row.width()).isEqualTo(40);
    assertThat(row.height()).isEqualTo(4 * 8 + 1);
    PixelImage column = model.columnSlice().get().orElseThrow();
    assertThat(column.height()).isEqualTo(24);
    assertThat(column.width()).isEqualTo(2 * 8 + 1);
    PixelImage here = PixelImage.of(looked.view(1, 2));
    for (int x = 0; x < 40; x++) {
      assertNear(row.argb(x, 16), here.argb(x, 5));
    }
    for (int y = 0; y < 24; y++) {
      assertNear(column.argb(8, y), here.argb(30, y));
    }
    assertThat(model.aperture().get()).as("depth is not focused").isZero();
  }

  /** Equal but for rounding. */
  private static void assertNear(int one, int other) {
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat((one >>> shift & 255) - (other >>> shift & 255)).isBetween(-1, 1);
    }
  }

  @Test
  void whatIsFittedOnIsLookedAtFromTheSamePlaceAndNothingIsForgottenOfIt() {
    model.goTo(new LookPlace(2, 0));
    model.look(Optional.of(LookField.of(looked.session, GivenViews.ALL, looked.fitted)));
    assertThat(model.place().get()).isEqualTo(new LookPlace(2, 0));
    model.look(Optional.empty());
    assertThat(model.image().get()).isEmpty();
    model.move(1, 1);
    assertThat(model.place().get()).isEqualTo(new LookPlace(2, 0));
  }
}
