package dev.tessera.app.morph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.StageService;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.job.BareSurfaceJob;
import dev.tessera.model.job.DistanceSurfaceJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MorphSurfaceViewModelTest {
  private static final long REST = 300_000_000L;

  private final StageService service = new StageService();
  private final List<Long> time = new ArrayList<>(List.of(0L));
  private final MorphSurfaceViewModel model = new MorphSurfaceViewModel(service, () -> time.get(0));
  private final MorphFields fields =
      new MorphFields(
          new Engine(EngineSettings.defaults()),
          List.of(MorphEnd.of(Morphs.open("a.obj", 1)), MorphEnd.of(Morphs.open("b.obj", 2))),
          MorphMix.BLEND);

  private void pass(long nanos) {
    time.set(0, time.get(0) + nanos);
    model.poll();
    model.rest();
  }

  private int previews() {
    return Morphs.asked(service, BareSurfaceJob.class).size();
  }

  private int refinements() {
    return Morphs.asked(service, DistanceSurfaceJob.class).size();
  }

  private MorphSurface shown() {
    return model.surface().get().orElseThrow();
  }

  @Test
  void onlyTheNewestOfThePlacesThatWaitIsShown() {
    model.show(fields, new MorphPlace(0.1, 0));
    for (int i = 2; i < 9; i++) {
      model.show(fields, new MorphPlace(i / 10.0, 0));
    }
    assertThat(previews()).isEqualTo(1);
    assertThat(service.asked().get(0).lane()).isEqualTo(Lane.VIEW);
    Morphs.previewed(service);
    assertThat(shown().place().second()).isEqualTo(0.1);
    assertThat(previews()).isEqualTo(2);
    Morphs.previewed(service);
    assertThat(shown().place().second()).isEqualTo(0.8);
    assertThat(previews()).isEqualTo(2);
    assertThat(model.idle()).isTrue();
  }

  @Test
  void aFrameIsRefinedOnceTheHandRests() {
    model.show(fields, MorphPlace.start());
    Morphs.previewed(service);
    pass(REST / 2);
    assertThat(refinements()).isZero();
    pass(REST);
    pass(REST);
    assertThat(refinements()).isEqualTo(1);
    assertThat(model.progress().get()).isZero();
    Morphs.refined(service);
    assertThat(shown().resolution()).isEqualTo(128);
    assertThat(shown().normals()).isPresent();
    pass(REST);
    assertThat(refinements()).isEqualTo(1);
    model.resolution().set(256);
    assertThat(refinements()).isEqualTo(2);
  }

  @Test
  void aMovingHandEndsTheRefinementAndNoPreview() {
    model.show(fields, MorphPlace.start());
    Morphs.previewed(service);
    pass(REST);
    model.show(fields, new MorphPlace(0.5, 0));
    assertThat(service.asked().get(1).wishes()).containsExactly("cancel");
    assertThat(previews()).isEqualTo(2);
    model.show(fields, new MorphPlace(0.6, 0));
    assertThat(service.asked().get(2).wishes()).isEmpty();
  }

  @Test
  void nothingIsRefinedWhileFramesFollowEachOther() {
    model.moving(true);
    model.show(fields, MorphPlace.start());
    Morphs.previewed(service);
    pass(REST);
    assertThat(refinements()).isZero();
    model.moving(false);
    pass(REST);
    assertThat(refinements()).isEqualTo(1);
  }

  @Test
  void theRateIsThatOfPreviews() {
    model.show(fields, MorphPlace.start());
    time.set(0, 50_000_000L);
    Morphs.previewed(service);
    assertThat(model.framesPerSecond().get()).isEqualTo(20);
  }

  @Test
  void aFrameThatFailsIsToldOnce() {
    List<Throwable> told = new ArrayList<>();
    model.setOnFailure(told::add);
    model.show(fields, MorphPlace.start());
    service.asked().get(0).end(new Outcome.Failed<>(new IllegalStateException("broken")));
    pass(REST);
    pass(REST);
    assertThat(told).hasSize(1);
    assertThat(service.asked()).hasSize(1);
  }

  @Test
  void nothingIsShownOnceThereAreNoEnds() {
    model.show(fields, MorphPlace.start());
    model.clear();
    assertThat(service.asked().get(0).wishes()).containsExactly("cancel");
    Morphs.previewed(service);
    assertThat(model.surface().get()).isEmpty();
  }
}
