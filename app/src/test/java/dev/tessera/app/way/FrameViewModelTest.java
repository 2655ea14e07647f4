package dev.tessera.app.way;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.StageService;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.job.BareSurfaceJob;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FrameViewModelTest {
  private static final long REST = 300_000_000L;

  private final StageService service = new StageService();
  private final List<Long> time = new ArrayList<>(List.of(0L));
  private final FrameViewModel model = new FrameViewModel(service, () -> time.get(0));
  private final ShapeFields fields =
      new ShapeFields(
          new EndDistances(new Engine(new EngineSettings(DeviceChoice.AUTO, 0))),
          List.of(ShapeEnd.of(ShapePage.open("a.obj", 1)), ShapeEnd.of(ShapePage.open("b.obj", 2))),
          WayMix.BLEND);

  private void pass(long nanos) {
    time.set(0, time.get(0) + nanos);
    model.poll();
    model.frames().rest();
  }

  private int previews() {
    return ShapePage.asked(service, BareSurfaceJob.class).size();
  }

  private int refinements() {
    return ShapePage.asked(service, SurfaceJob.class).size();
  }

  private ShownFrame shown() {
    return model.surface().get().orElseThrow();
  }

  @Test
  void onlyTheNewestOfThePlacesThatWaitIsShown() {
    model.frames().show(fields, new WayPlace(0.1, 0));
    for (int i = 2; i < 9; i++) {
      model.frames().show(fields, new WayPlace(i / 10.0, 0));
    }
    assertThat(previews()).isEqualTo(1);
    assertThat(service.asked().get(0).lane()).isEqualTo(Lane.VIEW);
    ShapePage.previewed(service);
    assertThat(shown().place().second()).isEqualTo(0.1);
    assertThat(previews()).isEqualTo(2);
    ShapePage.previewed(service);
    assertThat(shown().place().second()).isEqualTo(0.8);
    assertThat(previews()).isEqualTo(2);
    assertThat(model.frames().idle()).isTrue();
  }

  @Test
  void aFrameIsRefinedOnceTheHandRests() {
    model.frames().show(fields, WayPlace.start());
    ShapePage.previewed(service);
    pass(REST / 2);
    assertThat(refinements()).isZero();
    pass(REST);
    pass(REST);
    assertThat(refinements()).isEqualTo(1);
    assertThat(model.progress().get()).isZero();
    ShapePage.refined(service);
    assertThat(shown().resolution()).isEqualTo(128);
    assertThat(shown().normals()).isPresent();
    pass(REST);
    assertThat(refinements()).isEqualTo(1);
    model.resolution().set(256);
    assertThat(refinements()).isEqualTo(2);
  }

  @Test
  void aMovingHandEndsTheRefinementAndNoPreview() {
    model.frames().show(fields, WayPlace.start());
    ShapePage.previewed(service);
    pass(REST);
    model.frames().show(fields, new WayPlace(0.5, 0));
    assertThat(service.asked().get(1).wishes()).containsExactly("cancel");
    assertThat(previews()).isEqualTo(2);
    model.frames().show(fields, new WayPlace(0.6, 0));
    assertThat(service.asked().get(2).wishes()).isEmpty();
  }

  @Test
  void nothingIsRefinedWhileFramesFollowEachOther() {
    model.frames().moving(true);
    model.frames().show(fields, WayPlace.start());
    ShapePage.previewed(service);
    pass(REST);
    assertThat(refinements()).isZero();
    model.frames().moving(false);
    pass(REST);
    assertThat(refinements()).isEqualTo(1);
  }

  @Test
  void theRateIsThatOfPreviews() {
    model.frames().show(fields, WayPlace.start());
    time.set(0, 900_000_000L);
    ShapePage.previewed(service);
    assertThat(model.framesPerSecond().get()).as("what all need is made once").isZero();
    model.frames().show(fields, new WayPlace(0.5, 0));
    time.set(0, 950_000_000L);
    ShapePage.previewed(service);
    assertThat(model.framesPerSecond().get()).isEqualTo(20);
  }

  @Test
  void aFrameThatFailsIsToldOnce() {
    List<Throwable> told = new ArrayList<>();
    model.setOnFailure(told::add);
    model.frames().show(fields, WayPlace.start());
    service.asked().get(0).end(new Outcome.Failed<>(new IllegalStateException("broken")));
    pass(REST);
    pass(REST);
    assertThat(told).hasSize(1);
    assertThat(service.asked()).hasSize(1);
  }

  @Test
  void nothingIsShownOnceThereAreNoEnds() {
    model.frames().show(fields, WayPlace.start());
    model.clear();
    assertThat(service.asked().get(0).wishes()).containsExactly("cancel");
    ShapePage.previewed(service);
    assertThat(model.surface().get()).isEmpty();
  }
}
