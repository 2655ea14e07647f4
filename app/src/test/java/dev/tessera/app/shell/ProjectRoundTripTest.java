package dev.tessera.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.app.curves.CurveRun;
import dev.tessera.app.fit.PictureMode;
import dev.tessera.app.form.FitSetting;
import dev.tessera.app.fx.PictureCamera;
import dev.tessera.app.fx.PictureLook;
import dev.tessera.app.rate.RateMeasure;
import dev.tessera.app.session.EndsSource;
import dev.tessera.app.session.KeptFlow;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.PictureFields;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.ShapePair;
import dev.tessera.app.shape.Completion;
import dev.tessera.app.shape.CutAxis;
import dev.tessera.app.way.FlowState;
import dev.tessera.app.way.PairSettings;
import dev.tessera.app.way.SecondState;
import dev.tessera.app.way.ShapeEnd;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.codebook.CodingNetworks;
import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.archive.codebook.Compressor;
import dev.tessera.model.compare.Study;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Pretend;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.flow.Flow;
import dev.tessera.model.flow.PointPairs;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.signal.mesh.PointCloud;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is saved in one window and opened in another. */
final class ProjectRoundTripTest extends ProjectWork {
  private OpenWindow reopened() {
    window.files.flow().saveTo(project);
    window.captured();
    assertThat(window.notices).filteredOn(notice -> notice.kind() == Notice.Kind.PROBLEM).isEmpty();
    return opened();
  }

  private OpenWindow opened() {
    OpenWindow other = new OpenWindow();
    other.models.load().open(project);
    assertThat(other.notices).filteredOn(notice -> notice.kind() == Notice.Kind.PROBLEM).isEmpty();
    return other;
  }

  @Test
  void aFlowComesBackWithItsPointsAndIsNotLookedForAgain() throws Exception {
    window.models.morph().ends().takeShapes(true);
    window.models.load().openAll(List.of(mesh("a.obj", 1), mesh("b.obj", 2), mesh("c.obj", 3)));
    List<OpenShape> shapes = window.models.project().get().openShapes();
    ShapePair pair = new ShapePair(shapes.get(1), shapes.get(2));
    PointPairs points = PointPairs.of(new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6});
    FieldSpec spec = new FieldSpec(3, Flow.CHANNELS, 8, 1, 2, 4, 4);
    Flow flow =
        new Flow(
            Initialisation.weights(spec, 1),
            Codes.of(2, 2, new float[] {1, 2, 3, 4}),
            1,
            2,
            List.of(0.0, 0.25, 0.0));
    window.models.project().note(now -> now.withFlow(pair, new KeptFlow(flow, PointPairs.NONE)));
    window.models.project().note(now -> now.withPoints(pair.turned(), points));
    OpenWindow other = reopened();
    other.models.morph().watched(true);
    assertThat(other.models.morph().flow().state().get()).isEqualTo(FlowState.FOUND);
    assertThat(other.models.morph().flow().outdated().get()).isTrue();
    assertThat(names(other)).containsExactly("b.obj", "c.obj");
    List<OpenShape> back = other.models.project().get().openShapes();
    ShapePair same = new ShapePair(back.get(1), back.get(2));
    KeptFlow kept =
        Optional.ofNullable(other.models.project().get().morph().flows().get(same)).orElseThrow();
    assertThat(kept.flow().weights().toArray()).isEqualTo(flow.weights().toArray());
    assertThat(kept.flow().codes().code(1)).containsExactly(3, 4);
    assertThat(kept.flow().levels()).isEqualTo(flow.levels());
    assertThat(kept.obeyed()).isEqualTo(PointPairs.NONE);
    assertThat(other.models.project().get().morph().pointsOf(same)).isEqualTo(points.turned());
    assertThat(other.models.project().unsaved().get()).isFalse();
  }

  @Test
  void aPictureComesBackWithItsFitAndGoesOnFromIt() {
    window.models.load().open(picture);
    window.fitted(result(FIELD, 7));
    window.models.curves().pictures().beginRun("Run 1, balanced").update(Pretend.curve());
    OpenWindow other = reopened();
    assertThat(other.models.session().get().orElseThrow().signal().samples().get(5, 1))
        .isEqualTo(window.models.session().get().orElseThrow().signal().samples().get(5, 1));
    assertThat(other.models.run().state().get()).isEqualTo(RunState.FINISHED);
    FitResult<Fitted<GridTiling>> back = other.models.run().result().get().orElseThrow();
    assertThat(back.fitted().codes().code(3)).isEqualTo(FIELD.codes().code(3));
    assertThat(back.psnr()).isEqualTo(31.5);
    assertThat(back.state().array("moments")).containsExactly(7, 2, 3);
    assertThat(back.state().step()).isEqualTo(40);
    assertThat(other.models.run().canContinue()).isTrue();
    assertThat(other.models.project().unsaved().get()).isFalse();
    assertThat(other.models.project().undoName().get()).isEmpty();
    assertThat(other.files.flow().file().get()).contains(project);
    assertThat(other.models.curves().pictures().runs())
        .extracting(CurveRun::label)
        .containsExactly("Run 1, balanced");
    other.models.run().continueRun();
    assertThat(other.models.run().state().get()).isEqualTo(RunState.LOADING);
  }

  @Test
  void studiesComeBackWithThePicture() {
    window.models.load().open(picture);
    ComparisonReport study =
        new ComparisonReport(
            "1", new FitReport.Image("a.png", "", 24, 16, 3, 8), "CPU", "time", "omega", List.of());
    window.models.project().note(now -> now.withStudy(study));
    window.models.compare().studies().study().set(Study.OMEGA);
    OpenWindow other = reopened();
    assertThat(other.models.project().get().picture().orElseThrow().studies())
        .containsExactly(study);
    assertThat(other.models.compare().studies().study().get()).isEqualTo(Study.OMEGA);
    assertThat(other.models.project().unsaved().get()).isFalse();
  }

  /** Four frames of 16 x 24 pixels in a folder, cut into tiles of 2 x 8 x 8. */
  private Path views() throws Exception {
    Path views = Files.createDirectory(folder.resolve("views"));
    for (int i = 0; i < 6; i++) {
      Files.copy(picture, views.resolve("view_%d_%d.png".formatted(i / 3, i % 3)));
    }
    return views;
  }

  private static Fitted<GridTiling> sheared() {
    ShearedShape shape =
        new ShearedShape(new ViewGrid(2, 3), 1, new ShearedShape.ViewSize(HEIGHT, WIDTH), 8, 1, 1);
    FieldSpec spec = shape.spec(8);
    float[] weights = new float[WeightLayout.of(spec).length()];
    float[] codes = new float[6 * spec.latent()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = i % spec.latent() < 2 ? 0 : i / 100f;
    }
    return new Fitted<>(
        shape.tiling(6), Weights.of(spec, weights), Codes.of(6, spec.latent(), codes));
  }

  @Test
  void aLightFieldComesBackWithItsFitAndItsView() throws Exception {
    window.models.light().form().given().set(GivenViews.EVEN);
    window.models.load().open(views());
    window.models.load().light().get().orElseThrow().open();
    assertThat(window.models.lightOpen()).isTrue();
    assertThat(window.models.run().state().get()).isEqualTo(RunState.LOADING);
    Fitted<GridTiling> field = sheared();
    window.fitted(result(field, 7));
    window.models.light().matrix().goTo(1, 2);
    OpenWindow other = reopened();
    Session back = other.models.session().get().orElseThrow();
    assertThat(back.light().orElseThrow().grid()).isEqualTo(new ViewGrid(2, 3));
    assertThat(back.signal().samples().extent()).containsExactly(2, 3, HEIGHT, WIDTH);
    assertThat(other.models.run().result().get().orElseThrow().fitted().codes().code(5))
        .isEqualTo(field.codes().code(5));
    assertThat(other.models.light().form().given().get()).isEqualTo(GivenViews.EVEN);
    assertThat(other.models.light().matrix().given().get()).isEqualTo(GivenViews.EVEN);
    assertThat(other.models.light().matrix().view().get()).isEqualTo(5);
    assertThat(other.models.run().canContinue()).isTrue();
    other.models.light().form().floats().set("0.5");
    assertThat(other.models.run().canContinue()).isFalse();
  }

  @Test
  void aLightFieldWhoseViewsAreGoneIsSaidAndItsFitStays() throws Exception {
    Path views = views();
    window.models.load().open(views);
    window.models.load().light().get().orElseThrow().open();
    window.fitted(result(sheared(), 7));
    Files.move(views, folder.resolve("elsewhere"));
    OpenWindow other = reopened();
    assertThat(other.models.session().get().orElseThrow().origin().missing()).isTrue();
    assertThat(other.models.run().result().get()).isPresent();
    assertThat(other.models.run().canStart()).isFalse();
    assertThat(other.notices).hasSize(1);
    assertThat(other.notices.get(0).sentence()).contains("views");
  }

  @Test
  void anotherLightFieldCanBeUndone() throws Exception {
    window.models.load().open(picture);
    window.models.load().openSample(window.models.load().sampleLightFields().get(0));
    assertThat(window.models.lightOpen()).isTrue();
    window.models.light().matrix().goTo(0, 1);
    window.models.project().undo();
    assertThat(window.models.lightOpen()).isFalse();
    assertThat(window.models.session().get().orElseThrow().single()).isTrue();
    assertThat(window.models.clip().feed().shown()).isZero();
    window.models.project().redo();
    assertThat(window.models.lightOpen()).isTrue();
    assertThat(window.models.clip().feed().shown()).isEqualTo(24);
  }

  private Path clip() throws Exception {
    Path frames = Files.createDirectory(folder.resolve("walk"));
    for (int i = 0; i < 4; i++) {
      Files.copy(picture, frames.resolve("frame-" + i + ".png"));
    }
    return frames;
  }

  @Test
  void aClipComesBackWithItsFitAndItsPlaceInTime() throws Exception {
    window.models.load().open(clip());
    window.models.load().clip().get().orElseThrow().open();
    GridTiling tiles = new GridCut(List.of(2, 8, 8), List.of(0, 0, 0), false).of(4, 16, 24);
    FieldSpec spec = Preset.BALANCED.clip().network().spec(3, 3);
    Fitted<GridTiling> field =
        new Fitted<>(
            tiles,
            Initialisation.weights(spec, 1),
            Codes.of(
                tiles.tileCount(),
                spec.latent(),
                Initialisation.codes(tiles.tileCount(), spec.latent(), 2)));
    window.fitted(result(field, 7));
    window.models.clip().timeline().goToFrame(2);
    window.models.clip().timeline().speed().set(0.5);
    window.models.picture().modeProperty().set(PictureMode.ERROR);
    window.models.picture().camera().look(Optional.of(new PictureLook(6, 20, 5)));
    OpenWindow other = reopened();
    Session back = other.models.session().get().orElseThrow();
    assertThat(back.frames()).isEqualTo(4);
    assertThat(back.signal().name()).isEqualTo("walk");
    assertThat(back.clip().orElseThrow().times().duration()).isEqualTo(0.16);
    assertThat(other.models.run().result().get().orElseThrow().fitted().codes().code(5))
        .isEqualTo(field.codes().code(5));
    assertThat(other.models.clip().timeline().frame().get()).isEqualTo(2);
    assertThat(other.models.clip().timeline().speed().get()).isEqualTo(0.5);
    at(other.models.picture().camera(), 6, 20, 5);
    assertThat(other.models.picture().modeProperty().get()).isEqualTo(PictureMode.ERROR);
    assertThat(other.models.run().canContinue()).isTrue();
  }

  @Test
  void aCompressedClipComesBackAndIsTakenBackByUndo() throws Exception {
    Samples one = PictureFields.signal("walk", WIDTH, HEIGHT).samples();
    float[] twice = new float[2 * (int) one.length()];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = one.get(i % one.length());
    }
    Samples both = Samples.of(new int[] {2, HEIGHT, WIDTH}, one.channels(), twice);
    ClipTimes times = ClipTimes.of(new double[] {0, 0.1}, 0.3, 0, 0);
    Path file = folder.resolve("walk.tsra");
    CodeBookFile.write(
        new Compressor(new GridSignal("walk", both, 8), times, CodingNetworks.shipped())
            .withSteps(4, CodingWatch.none())
            .book(),
        file);
    window.models.load().open(file);
    window.models.load().open(picture);
    window.models.project().undo();
    Session open = window.models.session().get().orElseThrow();
    assertThat(open.frames()).isEqualTo(2);
    OpenWindow other = reopened();
    Session back = other.models.session().get().orElseThrow();
    assertThat(back.origin().missing()).isFalse();
    assertThat(back.clip().orElseThrow().times().seconds(1)).isEqualTo(0.1);
    assertThat(back.signal().samples().get(200)).isEqualTo(open.signal().samples().get(200));
    assertThat(window.models.load().recent()).extracting(r -> r.name()).contains("walk.tsra");
  }

  @Test
  void aClipWhoseFramesAreGoneKeepsItsSizeAndItsTimes() throws Exception {
    Path frames = clip();
    window.models.load().open(frames);
    window.models.load().clip().get().orElseThrow().open();
    window.files.flow().saveTo(project);
    window.captured();
    for (int i = 0; i < 4; i++) {
      Files.delete(frames.resolve("frame-" + i + ".png"));
    }
    Session back = opened().models.session().get().orElseThrow();
    assertThat(back.origin().missing()).isTrue();
    assertThat(back.signal().samples().extent()).containsExactly(4, HEIGHT, WIDTH);
    assertThat(back.clip().orElseThrow().times().frames()).isEqualTo(4);
  }

  @Test
  void theReconstructionIsSeenWithoutFitting() {
    window.models.load().open(picture);
    window.fitted(result(FIELD, 7));
    OpenWindow other = reopened();
    assertThat(other.service.asked())
        .extracting(asked -> asked.job().getClass().getSimpleName())
        .contains("RenderJob")
        .doesNotContain("FitJob");
  }

  @Test
  void changedCodesAndSettingsComeBack() {
    window.models.load().open(picture);
    window.fitted(result(FIELD, 7));
    window.models.latent().codes().poll();
    window.models.latent().codes().pointer().select(2);
    window.models.latent().codes().editor().nudge(1, 5);
    window.models.options().text(FitSetting.WIDTH).set("123");
    window.models.shape().options().preset().set(Preset.BEST);
    OpenWindow other = reopened();
    assertThat(other.models.latent().codes().editor().edited().get()).isTrue();
    assertThat(other.models.latent().codes().field().orElseThrow().codes().get(2, 1)).isEqualTo(5);
    assertThat(other.models.options().text(FitSetting.WIDTH).get()).isEqualTo("123");
    assertThat(other.models.options().mode().get()).isEqualTo(FitMode.JOINT);
    assertThat(other.models.shape().options().preset().get()).isEqualTo(Preset.BEST);
    other.models.latent().codes().editor().resetAll();
    assertThat(other.models.project().undoName().get()).isEqualTo("reset of all codes");
    other.models.project().undo();
    assertThat(other.models.latent().codes().field().orElseThrow().codes().get(2, 1)).isEqualTo(5);
  }

  @Test
  void viewsAreFoundAsTheyWereLeft() {
    window.models.load().open(picture);
    window.models.picture().modeProperty().set(PictureMode.ERROR);
    window.models.picture().gainProperty().set(4.0);
    window.models.picture().splitProperty().set(0.25);
    window.models.picture().camera().look(Optional.of(new PictureLook(6, 20, 5)));
    window.models.latent().codes().camera().look(Optional.of(new PictureLook(9, 4, 12)));
    window.models.rate().camera().look(Optional.of(new PictureLook(3, 7, 8)));
    window.models.rate().measure().set(RateMeasure.SSIM);
    window.models.shape().scene().cut().axis().set(CutAxis.X);
    window.models.shape().scene().cut().on().set(true);
    OrbitCamera camera = new OrbitCamera(12, -30, 4, 0.1, 0.2, 0.3, 35);
    window.models.morph().camera().look(camera);
    OpenWindow other = reopened();
    assertThat(other.models.picture().modeProperty().get()).isEqualTo(PictureMode.ERROR);
    assertThat(other.models.picture().gainProperty().get()).isEqualTo(4.0);
    assertThat(other.models.picture().splitProperty().get()).isEqualTo(0.25);
    at(other.models.picture().camera(), 6, 20, 5);
    at(other.models.latent().codes().camera(), 9, 4, 12);
    other.models.rate().camera().lookAt(WIDTH, HEIGHT);
    at(other.models.rate().camera(), 3, 7, 8);
    assertThat(other.models.rate().measure().get()).isEqualTo(RateMeasure.SSIM);
    assertThat(other.models.shape().scene().cut().axis().get()).isEqualTo(CutAxis.X);
    assertThat(other.models.shape().scene().cut().on().get()).isTrue();
    assertThat(other.models.morph().camera().camera().get()).isEqualTo(camera);
  }

  private static void at(PictureCamera camera, double zoom, double x, double y) {
    PictureLook look = camera.look().orElseThrow();
    assertThat(look.zoom()).isCloseTo(zoom, within(1e-9));
    assertThat(look.x()).isCloseTo(x, within(1e-9));
    assertThat(look.y()).isCloseTo(y, within(1e-9));
  }

  @Test
  void aPastedPictureAndASampleLieInTheProjectItself() throws IOException {
    window.models.load().openPixels(2, 1, new int[] {0xFF102030, 0xFFA0B0C0});
    OpenWindow other = reopened();
    GridSignal back = other.models.session().get().orElseThrow().signal();
    assertThat(back.name()).isEqualTo("Pasted image");
    assertThat(back.samples().get(1, 2)).isEqualTo(0xC0 / 255f);
    other.models.load().openSample(other.models.load().samples().get(0));
    other.files.flow().saveTo(project);
    other.captured();
    OpenWindow third = opened();
    assertThat(third.models.session().get().orElseThrow().signal().width())
        .isEqualTo(other.models.session().get().orElseThrow().signal().width());
    Files.delete(project);
    third.files.flow().saveTo(project);
    assertThat(opened().models.session().get().orElseThrow().origin().missing())
        .as("a copy is not lost with the file it was read from")
        .isFalse();
  }

  @Test
  void aSecondPictureComesBackWithItsCodes() throws Exception {
    window.models.load().open(picture);
    window.fitted(result(FIELD, 7));
    window.models.latent().codes().poll();
    window.models.latent().way().second().open(picture("other.png"));
    Fitted<GridTiling> others =
        new Fitted<>(
            FIELD.tiling(),
            FIELD.weights(),
            PictureFields.field(PictureFields.PAPER, WIDTH, HEIGHT, 0, 9).codes());
    window.fitted(result(others, 8));
    assertThat(window.models.latent().way().second().state().get()).isEqualTo(SecondState.READY);
    OpenWindow other = reopened();
    assertThat(other.models.latent().way().second().state().get()).isEqualTo(SecondState.READY);
    assertThat(other.models.latent().way().second().codes().get().orElseThrow().codes().code(4))
        .isEqualTo(others.codes().code(4));
    assertThat(other.models.session().get().orElseThrow().signal().name()).isEqualTo("slopes.png");
  }

  @Test
  void shapesComeBackEachWithItsFit() throws IOException {
    window.models.load().openAll(List.of(mesh("a.obj", 1), mesh("b.obj", 2)));
    window.fitted(result(shapeField(6), 1));
    List<OpenShape> before = window.models.shape().shapes().shapes();
    window.models.shape().shapes().show(before.get(0));
    OpenWindow other = reopened();
    List<OpenShape> after = other.models.shape().shapes().shapes();
    assertThat(after).extracting(s -> s.signal().name()).containsExactly("a.obj", "b.obj");
    assertThat(other.models.shape().shapes().current().get()).contains(after.get(0));
    assertThat(other.models.shape().run().state().getValue()).isEqualTo(RunState.IDLE);
    other.models.shape().shapes().show(after.get(1));
    assertThat(other.models.shape().run().state().getValue()).isEqualTo(RunState.FINISHED);
    assertThat(
            other.models.shape().run().result().getValue().orElseThrow().fitted().codes().get(0, 0))
        .isEqualTo(6);
    assertThat(after.get(1).signal().placement()).isEqualTo(before.get(1).signal().placement());
  }

  @Test
  void aSecondPictureWhoseCodesWereNotFoundYetComesBackAndGetsThem() throws Exception {
    window.models.load().open(picture);
    window.fitted(result(FIELD, 7));
    window.models.latent().codes().poll();
    second().open(picture("other.png"));
    OpenWindow other = reopened();
    assertThat(other.models.latent().way().second().state().get()).isEqualTo(SecondState.ENCODING);
  }

  @Test
  void aPairGoesOnAfterItsEndAndAfterItsFileWasReadAgain() throws IOException {
    bothEnds();
    window.fitted(pair(BOTH));
    assertThat(window.models.morph().pair().run().canContinue()).isTrue();
    OpenWindow other = reopened();
    other.models.morph().pair().run().continueRun();
    assertThat(other.models.morph().pair().run().state().get()).isEqualTo(RunState.LOADING);
    other.models.morph().pair().settings().preset().set(Preset.FAST);
    assertThat(other.models.project().undoName().get()).isEqualTo("change of the pair's detail");
  }

  @Test
  void aPairOfWhichTheFirstAloneWasBegunComesBackAndGoesOn() throws IOException {
    bothEnds();
    window.fitted(pair(Map.of("moments", Numbers.of(new float[] {1}))));
    OpenWindow other = reopened();
    assertThat(names(other)).containsExactly("a.obj", "b.obj");
    assertThat(other.models.morph().caption().get()).startsWith("Blend of distances, until");
    assertThat(other.models.morph().pair().run().canContinue()).isTrue();
  }

  @Test
  void settingsOfAPairAreStepsAndComeBack() {
    PairSettings settings = window.models.morph().pair().settings();
    settings.preset().set(Preset.BEST);
    settings.seconds().set(90);
    assertThat(window.models.project().undoName().get()).isEqualTo("change of the pair's time");
    window.models.project().undo();
    assertThat(settings.seconds().get()).isEqualTo(20);
    assertThat(settings.preset().get()).isEqualTo(Preset.BEST);
    window.models.project().redo();
    assertThat(settings.seconds().get()).isEqualTo(90);
    PairSettings back = reopened().models.morph().pair().settings();
    assertThat(back.seconds().get()).isEqualTo(90);
    assertThat(back.preset().get()).isEqualTo(Preset.BEST);
  }

  @Test
  void endsWithoutAFitComeBack() throws IOException {
    window.models.load().openAll(List.of(mesh("a.obj", 1), mesh("b.obj", 2)));
    window.models.morph().ends().source().set(EndsSource.SHAPES);
    window.models.morph().ends().swap();
    assertThat(names(reopened())).containsExactly("b.obj", "a.obj");
  }

  @Test
  void aCompletionComesBackWithItsPointsAndIsShown() throws IOException {
    completed();
    PointCloud given = completion(window).points();
    OpenWindow other = reopened();
    Completion back = completion(other);
    assertThat(back.result().orElseThrow().fitted().codes().get(0, 0)).isEqualTo(6);
    assertThat(back.points().floats()).containsExactly(given.floats());
    assertThat(other.service.asked())
        .extracting(asked -> asked.job().getClass().getSimpleName())
        .containsExactly("SurfaceJob");
    assertThat(other.models.shape().run().state().getValue())
        .as("the shape itself was not fitted")
        .isEqualTo(RunState.IDLE);
    other.files.flow().saveTo(project);
    other.captured();
    assertThat(completion(opened()).points().floats()).containsExactly(given.floats());
  }

  @Test
  void aPairOfShapesComesBackAsEndsOfAMorph() throws IOException {
    bothEnds();
    Fitted<SparseTiling> first = shapeField(1);
    Fitted<SparseTiling> second =
        new Fitted<>(first.tiling(), first.weights(), Codes.of(1, 2, new float[] {2, 1}), 0.1);
    FitResult<FittedPair<SparseTiling>> pair = result(new FittedPair<>(first, second), 1);
    FitState both =
        new FitState(Map.of(), 40, 4.0, Map.of("first.codes", Numbers.of(new float[] {1, 1})));
    window.fitted(pair.with(pair.fitted(), both));
    OpenWindow other = reopened();
    assertThat(other.models.morph().ends().source().get()).isEqualTo(EndsSource.SHAPES);
    assertThat(other.models.morph().ends().ends().get())
        .extracting(ShapeEnd::name)
        .containsExactly("a.obj", "b.obj");
    assertThat(other.models.morph().pair().run().state().get()).isEqualTo(RunState.FINISHED);
  }

  @Test
  void membersOfAFamilyComeBack() {
    window.models.morph().ends().source().set(EndsSource.FAMILY);
    window.models.morph().ends().triangle().set(true);
    window.models.morph().ends().member(0).set("vase-007");
    List<String> names =
        window.models.morph().ends().ends().get().stream().map(ShapeEnd::name).toList();
    OpenWindow other = reopened();
    assertThat(other.models.morph().ends().ends().get())
        .extracting(ShapeEnd::name)
        .isEqualTo(names)
        .hasSize(3);
  }

  @Test
  void withoutItsSourceAPictureIsSeenChangedAndSavedButNotFitted() throws Exception {
    window.models.load().open(picture);
    window.fitted(result(FIELD, 7));
    window.files.flow().saveTo(project);
    Path moved = Files.move(picture, folder.resolve("moved.png"));
    OpenWindow other = opened();
    assertThat(other.notices).extracting(Notice::sentence).anyMatch(s -> s.contains("slopes.png"));
    assertThat(other.models.run().state().get()).isEqualTo(RunState.FINISHED);
    assertThat(other.models.run().canStart()).isFalse();
    assertThat(other.models.run().canContinue()).isFalse();
    assertThat(other.models.picture().shownModeProperty().get())
        .isEqualTo(PictureMode.RECONSTRUCTION);
    other.models.latent().codes().pointer().select(2);
    other.models.latent().codes().editor().nudge(1, 5);
    other.files.flow().saveTo(folder.resolve("again.tessera"));

    other.files.locating().setChoosing((name, then) -> then.accept(moved));
    other.files.locating().picture(other.models.session().get().orElseThrow());
    assertThat(other.models.session().get().orElseThrow().origin().missing()).isFalse();
    assertThat(other.models.run().canContinue()).isTrue();
    assertThat(other.models.latent().codes().editor().edited().get()).isTrue();
    assertThat(other.models.picture().shownModeProperty().get()).isEqualTo(PictureMode.SPLIT);
    assertThat(other.models.project().undoName().get()).isEqualTo("change of a code");
  }

  @Test
  void anotherFileIsNotTakenForTheSource() throws Exception {
    window.models.load().open(picture);
    window.fitted(result(FIELD, 7));
    window.files.flow().saveTo(project);
    Files.delete(picture);
    OpenWindow other = opened();
    Path wrong = folder.resolve("wrong.png");
    ImageFiles.write(
        Pretend.signal().samples(), wrong, WriteOptions.of(ImageFormat.PNG, 8), () -> false);
    other.files.locating().setChoosing((name, then) -> then.accept(wrong));
    other.files.locating().picture(other.models.session().get().orElseThrow());
    assertThat(other.models.session().get().orElseThrow().origin().missing()).isTrue();
    assertThat(other.notices.get(other.notices.size() - 1).kind()).isEqualTo(Notice.Kind.PROBLEM);
  }

  @Test
  void aShapeWithoutItsSourceKeepsItsPlaceAndItsFit() throws IOException {
    Path file = mesh("a.obj", 3);
    window.models.load().open(file);
    window.fitted(result(shapeField(6), 1));
    OpenShape before = window.models.shape().shapes().shapes().get(0);
    window.files.flow().saveTo(project);
    Path moved = Files.move(file, folder.resolve("moved.obj"));
    OpenWindow other = opened();
    OpenShape after = other.models.shape().shapes().shapes().get(0);
    assertThat(after.origin().missing()).isTrue();
    assertThat(after.signal().placement()).isEqualTo(before.signal().placement());
    assertThat(other.models.shape().run().state().getValue()).isEqualTo(RunState.FINISHED);
    assertThat(other.models.shape().run().canStart()).isFalse();
    other.files.locating().setChoosing((name, then) -> then.accept(moved));
    other.files.locating().shape(after);
    OpenShape found = other.models.shape().shapes().shapes().get(0);
    assertThat(found.origin().missing()).isFalse();
    assertThat(other.models.shape().shapes().current().get()).contains(found);
    assertThat(other.models.shape().run().state().getValue()).isEqualTo(RunState.FINISHED);
  }

  @Test
  void aProjectThatMakesNoSenseLeavesTheWindowAsItIs() throws IOException {
    window.models.load().open(picture);
    Files.writeString(project, "no zip");
    window.models.load().open(project);
    assertThat(window.models.session().get().orElseThrow().signal().name()).isEqualTo("slopes.png");
    assertThat(window.notices.get(window.notices.size() - 1).kind()).isEqualTo(Notice.Kind.PROBLEM);
  }

  @Test
  void optionsOfTheFitStayItsOwnWhateverTheFormSays() {
    window.models.load().open(picture);
    window.fitted(result(FIELD, 7));
    FitOptions made = window.models.run().fittedWith().orElseThrow();
    window.models.options().text(FitSetting.WIDTH).set("200");
    OpenWindow other = reopened();
    assertThat(other.models.run().fittedWith()).contains(made);
    assertThat(other.models.run().canContinue()).isFalse();
    other.models.options().text(FitSetting.WIDTH).set(Integer.toString(made.network().width()));
    assertThat(other.models.run().canContinue()).isTrue();
  }
}
