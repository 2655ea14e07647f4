package dev.tessera.app.morph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.StageService;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.PairSnapshot;
import dev.tessera.model.fit.ShapePair;
import dev.tessera.model.fit.ShapeSnapshot;
import dev.tessera.model.job.BareSurfaceJob;
import dev.tessera.model.job.PairJob;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.signal.mesh.UpAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MorphViewModelTest {
  private final StageService service = new StageService();
  private final ShapesModel shapes = new ShapesModel();
  private final List<Notice> notices = new ArrayList<>();
  private final MorphViewModel model =
      new MorphViewModel(
          service,
          new Engine(EngineSettings.defaults()),
          IoPool.direct(),
          shapes,
          notices::add,
          file -> {});
  private final OpenShape small = Morphs.open("small.obj", 1);
  private final OpenShape large = Morphs.open("large.obj", 3);

  private void dropBoth() {
    model.ends().takeShapes(true);
    shapes.open(small);
    shapes.open(large);
  }

  private List<StageService.Asked<?>> fits() {
    return Morphs.asked(service, PairJob.class);
  }

  @SuppressWarnings("unchecked")
  private void fitted(int fit) {
    ((StageService.Asked<ShapePair>) fits().get(fit)).end(new Outcome.Done<>(Morphs.pair()));
  }

  private MorphFields fields() {
    return model.fields().get().orElseThrow();
  }

  private List<String> names() {
    return model.ends().ends().get().stream().map(MorphEnd::name).toList();
  }

  @Test
  void aFamilyIsOneClickAway() {
    assertThat(model.fields().get()).isEmpty();
    model.ends().source().set(MorphSource.FAMILY);
    assertThat(names()).hasSize(2).doesNotHaveDuplicates().allMatch(n -> n.startsWith("vase-"));
    assertThat(fields().mix()).isEqualTo(MorphMix.LINEAR);
    assertThat(Morphs.asked(service, BareSurfaceJob.class)).hasSize(1);
    assertThat(fits()).isEmpty();
    assertThat(notices).isEmpty();
  }

  @Test
  void anotherFamilyBringsItsOwnMembers() {
    model.ends().source().set(MorphSource.FAMILY);
    model.ends().familyName().set("chairs");
    assertThat(names()).hasSize(2).doesNotHaveDuplicates().allMatch(n -> n.startsWith("chair-"));
    assertThat(fields().mix()).isEqualTo(MorphMix.LINEAR);
    assertThat(notices).isEmpty();
  }

  @Test
  void aTriangleHasThreeDifferentMembersAndTheSliderGoesAround() {
    model.ends().source().set(MorphSource.FAMILY);
    model.ends().triangle().set(true);
    assertThat(names()).hasSize(3).doesNotHaveDuplicates();
    model.player().position().set(0.5);
    assertThat(model.place().get()).isEqualTo(new MorphPlace(0.5, 0.5));
    model.goTo(new MorphPlace(0.2, 0.3));
    assertThat(model.place().get()).isEqualTo(new MorphPlace(0.2, 0.3));
    model.ends().shuffle();
    assertThat(names()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void twoDroppedMeshesAreBlendedAtOnceAndMixedOnceTheyAreFitted() {
    dropBoth();
    assertThat(names()).containsExactly("small.obj", "large.obj");
    assertThat(model.ends().source().get()).isEqualTo(MorphSource.SHAPES);
    assertThat(fields().mix()).isEqualTo(MorphMix.BLEND);
    assertThat(model.caption().get()).startsWith("Blend of distances, until");
    assertThat(fits()).hasSize(1);
    assertThat(model.pair().state().get()).isEqualTo(RunState.LOADING);
    fitted(0);
    assertThat(fields().mix()).isEqualTo(MorphMix.LINEAR);
    assertThat(fields().ends()).allMatch(e -> e.fitted().isPresent());
    model.mix().set(MorphMix.SPHERICAL);
    assertThat(model.caption().get()).isEqualTo("Codes, spherical");
    model.mix().set(MorphMix.BLEND);
    assertThat(fields().mix()).isEqualTo(MorphMix.BLEND);
  }

  @Test
  void aThirdMeshTakesThePlaceOfTheOldest() {
    dropBoth();
    shapes.open(Morphs.open("third.obj", 2));
    assertThat(names()).containsExactly("large.obj", "third.obj");
    assertThat(fits()).hasSize(2);
    assertThat(fits().get(0).wishes()).contains("cancel");
  }

  @Test
  void aPairThatWasFittedIsRememberedUntilAShapeIsClosed() {
    dropBoth();
    fitted(0);
    model.ends().source().set(MorphSource.FAMILY);
    assertThat(fields().ends()).allMatch(e -> e.shape().isEmpty());
    model.ends().source().set(MorphSource.SHAPES);
    assertThat(fits()).hasSize(1);
    assertThat(fields().mix()).isEqualTo(MorphMix.LINEAR);
    shapes.close(small);
    assertThat(model.fields().get()).isEmpty();
    assertThat(model.surface().surface().get()).isEmpty();
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
    assertThat(model.ends().source().get()).isEqualTo(MorphSource.NONE);
    assertThat(service.asked()).isEmpty();
    model.ends().takeShapes(true);
    model.ends().source().set(MorphSource.SHAPES);
    assertThat(names()).containsExactly("small.obj", "large.obj");
  }

  @Test
  void aFitThatFailsIsToldAndDistancesStay() {
    dropBoth();
    fits().get(0).end(new Outcome.Failed<>(new IllegalStateException("no")));
    assertThat(notices).hasSize(1);
    assertThat(fields().mix()).isEqualTo(MorphMix.BLEND);
    assertThat(model.pair().state().get()).isEqualTo(RunState.FAILED);
  }

  @Test
  void theShapeThatBecomesACodeBookIsSeenOnItsWay() {
    dropBoth();
    ShapeSnapshot fit =
        new ShapeSnapshot(
            1,
            5,
            1,
            20,
            0.01,
            5,
            100,
            9,
            1 << 20,
            FitCurve.empty(),
            Optional.of(Morphs.pair().first()),
            0);
    model.pair().snapshots().orElseThrow().publish(new PairSnapshot(true, fit));
    model.poll();
    assertThat(model.pair().state().get()).isEqualTo(RunState.RUNNING);
    assertThat(Morphs.asked(service, BareSurfaceJob.class)).hasSize(2);
    Morphs.previewed(service);
    assertThat(model.live().picture().get()).isPresent();
    fitted(0);
    assertThat(model.live().picture().get()).isEmpty();
  }

  @Test
  void aSmallPictureLeadsToItsFrameAndHaltsPlaying() {
    model.ends().source().set(MorphSource.FAMILY);
    model.player().playing().set(true);
    model.goToStop(3);
    assertThat(model.player().playing().get()).isFalse();
    assertThat(model.place().get()).isEqualTo(new MorphPlace(0.5, 0));
    model.goToStop(6);
    assertThat(model.place().get()).isEqualTo(new MorphPlace(1, 0));
  }

  @Test
  void smallPicturesAreMadeOneByOneWhenThePreviewIsThere() {
    model.ends().source().set(MorphSource.FAMILY);
    model.poll();
    assertThat(Morphs.asked(service, BareSurfaceJob.class)).hasSize(1);
    Morphs.previewed(service);
    for (int i = 0; i < MorphStripViewModel.STOPS; i++) {
      model.poll();
      Morphs.previewed(service);
      assertThat(model.strip().picture(i).get()).isPresent();
    }
    model.poll();
    assertThat(Morphs.asked(service, BareSurfaceJob.class)).hasSize(1 + MorphStripViewModel.STOPS);
    model.ends().shuffle();
    model.ends().source().set(MorphSource.NONE);
    assertThat(model.strip().picture(0).get()).isEmpty();
  }

  @Test
  void leavingThePageHaltsPlaying() {
    model.watched(true);
    model.ends().source().set(MorphSource.FAMILY);
    model.player().playing().set(true);
    model.watched(false);
    assertThat(model.player().playing().get()).isFalse();
  }

  @Test
  void aFrameBetweenFilesLiesBetweenTheirUnits() {
    dropBoth();
    Placement a = small.signal().placement();
    Placement b = large.signal().placement();
    Optional<Placement> half = fields().placement(new MorphPlace(0.5, 0));
    assertThat(1 / half.orElseThrow().scale())
        .isCloseTo((1 / a.scale() + 1 / b.scale()) / 2, within(1e-12));
    assertThat(half.get().up()).isEqualTo(UpAxis.Y);
    model.ends().source().set(MorphSource.FAMILY);
    assertThat(fields().placement(MorphPlace.start())).isEmpty();
  }
}
