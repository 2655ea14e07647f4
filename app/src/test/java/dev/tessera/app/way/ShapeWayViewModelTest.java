package dev.tessera.app.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.EndsSource;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.StageService;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Pretend;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.job.BareSurfaceJob;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.signal.mesh.UpAxis;
import dev.tessera.model.tile.SparseTiling;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ShapeWayViewModelTest {
  private final StageService service = new StageService();
  private final ShapesModel shapes = new ShapesModel(new ProjectModel(1L << 30));
  private final TestTools told = TestTools.of(service);
  private final List<Notice> notices = told.notices;
  private final ShapeWayViewModel model = new ShapeWayViewModel(told.tools, shapes);
  private final OpenShape small = ShapePage.open("small.obj", 1);
  private final OpenShape large = ShapePage.open("large.obj", 3);

  private void dropBoth() {
    model.ends().takeShapes(true);
    shapes.open(small);
    shapes.open(large);
  }

  private List<StageService.Asked<?>> fits() {
    return service.asked().stream()
        .filter(a -> a.job() instanceof FitJob && a.job().name().contains(" and "))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private void fitted(int fit) {
    ((StageService.Asked<FitResult<FittedPair<SparseTiling>>>) fits().get(fit))
        .end(new Outcome.Done<>(ShapePage.result()));
  }

  private ShapeFields fields() {
    return model.fields().get().orElseThrow();
  }

  private List<String> names() {
    return model.ends().ends().get().stream().map(ShapeEnd::name).toList();
  }

  @Test
  void aFamilyIsOneClickAway() {
    assertThat(model.fields().get()).isEmpty();
    model.ends().source().set(EndsSource.FAMILY);
    assertThat(names()).hasSize(2).doesNotHaveDuplicates().allMatch(n -> n.startsWith("vase-"));
    assertThat(fields().mix()).isEqualTo(WayMix.LINEAR);
    assertThat(ShapePage.asked(service, BareSurfaceJob.class)).hasSize(1);
    assertThat(fits()).isEmpty();
    assertThat(notices).isEmpty();
  }

  @Test
  void anotherFamilyBringsItsOwnMembers() {
    model.ends().source().set(EndsSource.FAMILY);
    model.ends().familyName().set("chairs");
    assertThat(names()).hasSize(2).doesNotHaveDuplicates().allMatch(n -> n.startsWith("chair-"));
    assertThat(fields().mix()).isEqualTo(WayMix.LINEAR);
    assertThat(notices).isEmpty();
  }

  @Test
  void aTriangleHasThreeDifferentMembersAndTheSliderGoesAround() {
    model.ends().source().set(EndsSource.FAMILY);
    model.ends().triangle().set(true);
    assertThat(names()).hasSize(3).doesNotHaveDuplicates();
    model.way().player().position().set(0.5);
    assertThat(model.way().place().get()).isEqualTo(new WayPlace(0.5, 0.5));
    model.way().goTo(new WayPlace(0.2, 0.3));
    assertThat(model.way().place().get()).isEqualTo(new WayPlace(0.2, 0.3));
    model.ends().shuffle();
    assertThat(names()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void twoDroppedMeshesAreBlendedAtOnceAndMixedOnceTheyAreFitted() {
    dropBoth();
    assertThat(names()).containsExactly("small.obj", "large.obj");
    assertThat(model.ends().source().get()).isEqualTo(EndsSource.SHAPES);
    assertThat(fields().mix()).isEqualTo(WayMix.BLEND);
    assertThat(model.caption().get()).startsWith("Blend of distances, until");
    assertThat(fits()).hasSize(1);
    assertThat(model.pair().run().state().get()).isEqualTo(RunState.LOADING);
    fitted(0);
    assertThat(fields().mix()).isEqualTo(WayMix.LINEAR);
    assertThat(fields().ends()).allMatch(e -> e.fitted().isPresent());
    model.way().mix().set(WayMix.SPHERICAL);
    assertThat(model.caption().get()).isEqualTo("Codes, spherical");
    model.way().mix().set(WayMix.BLEND);
    assertThat(fields().mix()).isEqualTo(WayMix.BLEND);
  }

  @Test
  void aThirdMeshTakesThePlaceOfTheOldest() {
    dropBoth();
    shapes.open(ShapePage.open("third.obj", 2));
    assertThat(names()).containsExactly("large.obj", "third.obj");
    assertThat(fits()).hasSize(2);
    assertThat(fits().get(0).wishes()).contains("cancel");
  }

  @Test
  void aPairThatWasFittedIsRememberedUntilAShapeIsClosed() {
    dropBoth();
    fitted(0);
    model.ends().source().set(EndsSource.FAMILY);
    assertThat(fields().ends()).allMatch(e -> e.shape().isEmpty());
    model.ends().source().set(EndsSource.SHAPES);
    assertThat(fits()).hasSize(1);
    assertThat(fields().mix()).isEqualTo(WayMix.LINEAR);
    shapes.close(small);
    assertThat(model.fields().get()).isEmpty();
    assertThat(model.frame().surface().get()).isEmpty();
  }

  @Test
  void theOtherWayRoundIsAnotherFit() {
    dropBoth();
    fitted(0);
    model.ends().swap();
    assertThat(names()).containsExactly("large.obj", "small.obj");
    assertThat(fits()).hasSize(2);
  }

  @Test
  void shapesThatAreOpenedElsewhereAreLeftAlone() {
    shapes.open(small);
    shapes.open(large);
    assertThat(model.ends().source().get()).isEqualTo(EndsSource.NONE);
    assertThat(service.asked()).isEmpty();
    model.ends().takeShapes(true);
    model.ends().source().set(EndsSource.SHAPES);
    assertThat(names()).containsExactly("small.obj", "large.obj");
  }

  @Test
  void aFitThatFailsIsToldAndDistancesStay() {
    dropBoth();
    fits().get(0).end(new Outcome.Failed<>(new IllegalStateException("no")));
    assertThat(notices).hasSize(1);
    assertThat(fields().mix()).isEqualTo(WayMix.BLEND);
    assertThat(model.pair().run().state().get()).isEqualTo(RunState.FAILED);
  }

  @Test
  void theShapeThatBecomesACodeBookIsSeenOnItsWay() {
    dropBoth();
    Snapshot<FittedPair<SparseTiling>> fit =
        Pretend.snapshot(
            5,
            20,
            new Snapshot.Live<>(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ShapePage.pair())));
    model.pair().run().snapshots().orElseThrow().publish(fit);
    model.poll();
    assertThat(model.pair().run().state().get()).isEqualTo(RunState.RUNNING);
    assertThat(ShapePage.asked(service, BareSurfaceJob.class)).hasSize(2);
    ShapePage.previewed(service);
    assertThat(model.live().picture().get()).isPresent();
    fitted(0);
    assertThat(model.live().picture().get()).isEmpty();
  }

  @Test
  void aSmallPictureLeadsToItsFrameAndHaltsPlaying() {
    model.ends().source().set(EndsSource.FAMILY);
    model.way().player().playing().set(true);
    model.way().goToStop(3);
    assertThat(model.way().player().playing().get()).isFalse();
    assertThat(model.way().place().get()).isEqualTo(new WayPlace(0.5, 0));
    model.way().goToStop(6);
    assertThat(model.way().place().get()).isEqualTo(new WayPlace(1, 0));
  }

  @Test
  void smallPicturesAreMadeOneByOneWhenThePreviewIsThere() {
    model.ends().source().set(EndsSource.FAMILY);
    model.poll();
    assertThat(ShapePage.asked(service, BareSurfaceJob.class)).hasSize(1);
    ShapePage.previewed(service);
    for (int i = 0; i < StillsViewModel.STOPS; i++) {
      model.poll();
      ShapePage.previewed(service);
      assertThat(model.way().stills().picture(i).get()).isPresent();
    }
    model.poll();
    assertThat(ShapePage.asked(service, BareSurfaceJob.class)).hasSize(1 + StillsViewModel.STOPS);
    model.ends().shuffle();
    model.ends().source().set(EndsSource.NONE);
    assertThat(model.way().stills().picture(0).get()).isEmpty();
  }

  @Test
  void leavingThePageHaltsPlaying() {
    model.watched(true);
    model.ends().source().set(EndsSource.FAMILY);
    model.way().player().playing().set(true);
    model.watched(false);
    assertThat(model.way().player().playing().get()).isFalse();
  }

  @Test
  void aFrameBetweenFilesLiesBetweenTheirUnits() {
    dropBoth();
    Placement a = small.signal().placement();
    Placement b = large.signal().placement();
    Optional<Placement> half = fields().placement(new WayPlace(0.5, 0));
    assertThat(1 / half.orElseThrow().scale())
        .isCloseTo((1 / a.scale() + 1 / b.scale()) / 2, within(1e-12));
    assertThat(half.get().up()).isEqualTo(UpAxis.Y);
    model.ends().source().set(EndsSource.FAMILY);
    assertThat(fields().placement(WayPlace.start())).isEmpty();
  }
}
