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
import dev.tessera.model.flow.Flow;
import dev.tessera.model.job.BareSurfaceJob;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.job.FlowJob;
import dev.tessera.model.job.FlowLinesJob;
import dev.tessera.model.job.SurfaceJob;
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

  private List<StageService.Asked<?>> flows() {
    return ShapePage.asked(service, FlowJob.class);
  }

  @SuppressWarnings("unchecked")
  private void found(int search) {
    ((StageService.Asked<Flow>) flows().get(search)).end(new Outcome.Done<>(FlowFixture.flow()));
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
  void twoDroppedMeshesAreBlendedUntilTheFlowBetweenThemIsFound() {
    dropBoth();
    assertThat(names()).containsExactly("small.obj", "large.obj");
    assertThat(model.ends().source().get()).isEqualTo(EndsSource.SHAPES);
    assertThat(model.way().mix().get()).isEqualTo(WayMix.FLOW);
    assertThat(fields().mix()).isEqualTo(WayMix.BLEND);
    assertThat(model.caption().get())
        .isEqualTo("Blend of distances, while the flow is being found");
    assertThat(flows()).hasSize(1);
    assertThat(fits()).as("codes are not what is looked at").isEmpty();
    found(0);
    assertThat(fields().mix()).isEqualTo(WayMix.FLOW);
    assertThat(model.caption().get()).isEqualTo("Flow");
    assertThat(fields().flow().orElseThrow().turned()).isFalse();
    assertThat(fits()).isEmpty();
    assertThat(notices).isEmpty();
  }

  @Test
  void codesAreFittedOnceTheyAreWhatIsToBeMixed() {
    dropBoth();
    model.way().mix().set(WayMix.LINEAR);
    assertThat(fits()).hasSize(1);
    assertThat(fields().mix()).isEqualTo(WayMix.BLEND);
    assertThat(model.caption().get()).startsWith("Blend of distances, until both");
    assertThat(model.pair().run().state().get()).isEqualTo(RunState.LOADING);
    fitted(0);
    assertThat(fields().mix()).isEqualTo(WayMix.LINEAR);
    assertThat(fields().ends()).allMatch(e -> e.fitted().isPresent());
    model.way().mix().set(WayMix.SPHERICAL);
    assertThat(model.caption().get()).isEqualTo("Codes, spherical");
    model.way().mix().set(WayMix.BLEND);
    assertThat(fields().mix()).isEqualTo(WayMix.BLEND);
    assertThat(model.caption().get()).isEqualTo("Blend of distances");
    assertThat(fits()).hasSize(1);
  }

  @Test
  void endsThatAreExchangedOrChosenAgainNeedNoOtherSearch() {
    dropBoth();
    found(0);
    Flow flow = fields().flow().orElseThrow().flow();
    model.ends().swap();
    assertThat(names()).containsExactly("large.obj", "small.obj");
    assertThat(fields().flow()).contains(new FoundFlow(flow, true));
    model.ends().source().set(EndsSource.FAMILY);
    assertThat(model.flow().state().get()).isEqualTo(FlowState.IMPOSSIBLE);
    model.ends().source().set(EndsSource.SHAPES);
    assertThat(fields().flow()).contains(new FoundFlow(flow, true));
    shapes.project().undo();
    shapes.project().undo();
    shapes.project().undo();
    assertThat(names()).containsExactly("small.obj", "large.obj");
    assertThat(fields().flow()).contains(new FoundFlow(flow, false));
    assertThat(flows()).hasSize(1);
  }

  @Test
  void aSearchGoesOnWhileItsEndsAreExchangedAndEndsForOthers() {
    dropBoth();
    model.ends().swap();
    assertThat(flows()).hasSize(1);
    assertThat(flows().get(0).wishes()).isEmpty();
    shapes.open(ShapePage.open("third.obj", 2));
    assertThat(flows().get(0).wishes()).containsExactly("cancel");
    assertThat(flows()).hasSize(2);
    found(0);
    assertThat(fields().mix()).as("what was given up is not heard").isEqualTo(WayMix.BLEND);
    found(1);
    assertThat(fields().mix()).isEqualTo(WayMix.FLOW);
  }

  @Test
  void aSearchThatFailsIsToldAndOneThatIsStoppedIsNot() {
    dropBoth();
    flows().get(0).end(new Outcome.Failed<>(new IllegalStateException("no")));
    assertThat(notices).hasSize(1);
    assertThat(model.flow().state().get()).isEqualTo(FlowState.FAILED);
    assertThat(fields().mix()).isEqualTo(WayMix.BLEND);
    assertThat(model.caption().get()).isEqualTo("Blend of distances, until a flow is found");
    assertThat(flows()).as("it is not tried again by itself").hasSize(1);
    model.flow().find();
    model.flow().stop();
    assertThat(flows().get(1).wishes()).containsExactly("cancel");
    flows().get(1).end(new Outcome.Cancelled<>(Optional.empty()));
    assertThat(model.flow().state().get()).isEqualTo(FlowState.STOPPED);
    assertThat(notices).hasSize(1);
    model.flow().find();
    found(2);
    assertThat(fields().mix()).isEqualTo(WayMix.FLOW);
    model.flow().find();
    flows().get(3).end(new Outcome.Failed<>(new IllegalStateException("no")));
    assertThat(fields().mix()).as("what was found before stays").isEqualTo(WayMix.FLOW);
  }

  @Test
  void aSearchTellsHowFarItIs() throws Exception {
    dropBoth();
    assertThat(model.flow().words()).isEqualTo("Waits for its turn.");
    FlowFixture.runTo(flows().get(0), 1);
    model.poll();
    assertThat(model.flow().words()).endsWith(" % done.");
    found(0);
    assertThat(model.flow().words()).startsWith("Found");
  }

  @Test
  void aFamilyHasNoFlowAndKeepsItsOwnWayOfMixing() {
    dropBoth();
    assertThat(model.way().mixes().getValue())
        .containsExactly(WayMix.FLOW, WayMix.BLEND, WayMix.LINEAR, WayMix.SPHERICAL);
    model.ends().source().set(EndsSource.FAMILY);
    assertThat(model.way().mixes().getValue())
        .containsExactly(WayMix.LINEAR, WayMix.SPHERICAL, WayMix.BLEND);
    assertThat(model.way().mix().get()).isEqualTo(WayMix.LINEAR);
    model.way().mix().set(WayMix.FLOW);
    assertThat(model.way().mix().get()).as("what is not possible").isEqualTo(WayMix.LINEAR);
    model.way().mix().set(WayMix.SPHERICAL);
    model.ends().triangle().set(true);
    assertThat(model.way().mixes().getValue()).containsExactly(WayMix.LINEAR, WayMix.BLEND);
    assertThat(model.way().mix().get()).isEqualTo(WayMix.LINEAR);
    assertThat(fields().mix()).isEqualTo(WayMix.LINEAR);
    model.ends().triangle().set(false);
    assertThat(model.way().mix().get()).isEqualTo(WayMix.SPHERICAL);
    model.ends().source().set(EndsSource.SHAPES);
    assertThat(model.way().mix().get()).isEqualTo(WayMix.FLOW);
  }

  @Test
  void theBlendIsSeenBesideTheFlowAtTheSamePlace() {
    dropBoth();
    model.compared().set(true);
    assertThat(model.besideShown().getValue()).as("it would be the same twice").isFalse();
    found(0);
    assertThat(model.besideShown().getValue()).isTrue();
    model.way().player().position().set(0.5);
    ShapePage.previewedAll(service);
    ShownFrame beside = model.beside().surface().get().orElseThrow();
    assertThat(beside.fields().mix()).isEqualTo(WayMix.BLEND);
    assertThat(beside.place()).isEqualTo(new WayPlace(0.5, 0));
    ShownFrame frame = model.frame().surface().get().orElseThrow();
    assertThat(frame.fields().mix()).isEqualTo(WayMix.FLOW);
    assertThat(frame.place()).isEqualTo(beside.place());
    model.compared().set(false);
    assertThat(model.besideShown().getValue()).isFalse();
    assertThat(model.beside().surface().get()).isEmpty();
  }

  @Test
  void aThirdMeshTakesThePlaceOfTheOldest() {
    dropBoth();
    shapes.open(ShapePage.open("third.obj", 2));
    assertThat(names()).containsExactly("large.obj", "third.obj");
    model.way().mix().set(WayMix.LINEAR);
    shapes.open(ShapePage.open("fourth.obj", 2));
    assertThat(names()).containsExactly("third.obj", "fourth.obj");
    assertThat(fits()).hasSize(2);
    assertThat(fits().get(0).wishes()).contains("cancel");
  }

  @Test
  void aPairThatWasFittedIsRememberedUntilAShapeIsClosed() {
    dropBoth();
    model.way().mix().set(WayMix.LINEAR);
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
    model.way().mix().set(WayMix.LINEAR);
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
  void twoShapesThatAreOpenAreWhatThePageBeginsWith() {
    shapes.open(small);
    model.watched(true);
    assertThat(model.ends().source().get()).as("one alone has no way").isEqualTo(EndsSource.NONE);
    model.watched(false);
    shapes.open(large);
    String step = shapes.project().undoName().get();
    model.watched(true);
    assertThat(names()).containsExactly("small.obj", "large.obj");
    assertThat(fields().ends()).hasSize(2);
    assertThat(flows()).hasSize(1);
    assertThat(shapes.project().undoName().get()).as("nobody chose anything").isEqualTo(step);
  }

  @Test
  void aFamilyThatWasChosenStaysWhenThePageIsSeenAgain() {
    shapes.open(small);
    shapes.open(large);
    model.ends().source().set(EndsSource.FAMILY);
    model.watched(true);
    assertThat(model.ends().source().get()).isEqualTo(EndsSource.FAMILY);
  }

  @Test
  void aFitThatFailsIsToldAndDistancesStay() {
    dropBoth();
    model.way().mix().set(WayMix.LINEAR);
    fits().get(0).end(new Outcome.Failed<>(new IllegalStateException("no")));
    assertThat(notices).hasSize(1);
    assertThat(fields().mix()).isEqualTo(WayMix.BLEND);
    assertThat(model.pair().run().state().get()).isEqualTo(RunState.FAILED);
  }

  @Test
  void theShapeThatBecomesACodeBookIsSeenOnItsWay() {
    dropBoth();
    model.way().mix().set(WayMix.LINEAR);
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
    ShapePage.previewed(service);
    assertThat(model.live().picture().get()).isPresent();
    fitted(0);
    assertThat(model.live().picture().get()).isEmpty();
  }

  @Test
  void linesOfTheFlowAreFollowedOnRequestAndGoWithIt() {
    dropBoth();
    model.lines().wanted().set(true);
    assertThat(ShapePage.asked(service, FlowLinesJob.class)).as("there is no flow yet").isEmpty();
    found(0);
    assertThat(ShapePage.asked(service, FlowLinesJob.class)).hasSize(1);
    model.way().player().position().set(0.5);
    assertThat(ShapePage.asked(service, FlowLinesJob.class)).hasSize(1);
    model.way().mix().set(WayMix.BLEND);
    assertThat(ShapePage.asked(service, FlowLinesJob.class).get(0).wishes())
        .containsExactly("cancel");
    assertThat(model.lines().lines().get()).isEmpty();
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
  void piecesAreCountedOnceEverythingElseIsDoneAndGiveWayToAHand() {
    model.frame().resolution().set(FrameViewModel.PREVIEW);
    model.ends().source().set(EndsSource.FAMILY);
    ShapePage.previewed(service);
    for (int i = 0; i < StillsViewModel.STOPS; i++) {
      model.poll();
      ShapePage.previewed(service);
    }
    int made = service.asked().size();
    model.poll();
    assertThat(service.asked()).as("not fine yet").hasSize(made);
    assertThat(model.way().stills().volumes().get().empty()).isTrue();
    model.frame().frames().again();
    ShapePage.refined(service);
    int refined = ShapePage.asked(service, SurfaceJob.class).size();
    model.poll();
    assertThat(ShapePage.asked(service, SurfaceJob.class)).hasSize(refined + 1);
    ShapePage.refined(service);
    VolumeCurve volumes = model.way().stills().volumes().get();
    assertThat(volumes.words(0)).isEqualTo("volume 100 % of the first, one piece");
    assertThat(volumes.complete()).isFalse();
    model.poll();
    assertThat(ShapePage.asked(service, SurfaceJob.class)).hasSize(refined + 2);
    model.way().goTo(new WayPlace(0.3, 0));
    model.poll();
    assertThat(ShapePage.asked(service, SurfaceJob.class).get(refined + 1).wishes())
        .containsExactly("cancel");
    model.way().goToStop(3);
    assertThat(model.way().stop()).isEqualTo(3);
    model.ends().shuffle();
    assertThat(model.way().stills().volumes().get().empty()).isTrue();
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

  @Test
  void threeMeshesFlowInATriangleFromTheFirstToBothOthers() {
    dropBoth();
    found(0);
    model.ends().triangle().set(true);
    assertThat(model.fields().get()).as("the third is missing").isEmpty();
    OpenShape third = ShapePage.open("third.obj", 2);
    shapes.open(third);
    assertThat(names()).containsExactly("small.obj", "large.obj", "third.obj");
    assertThat(model.way().mixes().getValue()).containsExactly(WayMix.FLOW, WayMix.BLEND);
    assertThat(flows()).as("the first flow is there").hasSize(2);
    assertThat(flows().get(1).job().name()).contains("from small.obj to third.obj");
    assertThat(fields().mix()).isEqualTo(WayMix.BLEND);
    found(1);
    assertThat(fields().mix()).isEqualTo(WayMix.FLOW);
    assertThat(model.caption().get()).isEqualTo("Flow");
    assertThat(model.points().shapes().get()).isEmpty();
    model.way().goTo(new WayPlace(0.25, 0.5));
    assertThat(model.way().place().get()).isEqualTo(new WayPlace(0.25, 0.5));
    double radius = 1 / fields().placement(new WayPlace(0.25, 0.5)).orElseThrow().scale();
    double[] radii = new double[3];
    List<OpenShape> all = List.of(small, large, third);
    for (int i = 0; i < 3; i++) {
      radii[i] = 1 / all.get(i).signal().placement().scale();
    }
    assertThat(radius).isCloseTo(0.25 * radii[0] + 0.25 * radii[1] + 0.5 * radii[2], within(1e-9));
    assertThat(1 / fields().placement(new WayPlace(0, 1)).orElseThrow().scale())
        .isCloseTo(radii[2], within(1e-9));
    model.ends().triangle().set(false);
    assertThat(names()).containsExactly("small.obj", "large.obj");
    assertThat(fields().mix()).isEqualTo(WayMix.FLOW);
    model.ends().triangle().set(true);
    assertThat(fields().ends()).hasSize(3);
    assertThat(flows()).as("both are known").hasSize(2);
  }

  @Test
  void inATriangleBothFlowsAreSearchedOneAfterTheOther() {
    model.ends().triangle().set(true);
    dropBoth();
    assertThat(flows()).isEmpty();
    shapes.open(ShapePage.open("third.obj", 2));
    assertThat(flows()).hasSize(1);
    found(0);
    assertThat(model.flow().state().get()).isEqualTo(FlowState.FINDING);
    assertThat(fields().mix()).isEqualTo(WayMix.BLEND);
    assertThat(flows()).hasSize(2);
    found(1);
    assertThat(model.flow().state().get()).isEqualTo(FlowState.FOUND);
    model.flow().find();
    assertThat(flows()).hasSize(3);
    model.flow().stop();
    flows().get(2).end(new Outcome.Cancelled<>(Optional.empty()));
    assertThat(flows()).as("the one that was to follow is given up").hasSize(3);
    assertThat(fields().mix()).isEqualTo(WayMix.FLOW);
    shapes.open(ShapePage.open("fourth.obj", 2));
    assertThat(names()).containsExactly("large.obj", "third.obj", "fourth.obj");
  }
}
