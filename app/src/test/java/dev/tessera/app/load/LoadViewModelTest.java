package dev.tessera.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.PictureFields;
import dev.tessera.app.session.Preferences;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.Question;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.StageService;
import dev.tessera.app.session.Tools;
import dev.tessera.model.archive.codebook.CodeBook;
import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.codebook.CodingNetworks;
import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.archive.codebook.Compressor;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.fit.Pretend;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.signal.io.lightfield.LightFieldLimit;
import dev.tessera.model.signal.mesh.Inside;
import dev.tessera.model.signal.mesh.UpAxis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoadViewModelTest {
  @TempDir private Path folder;

  private final SessionModel session = new SessionModel(new ProjectModel(1L << 30));
  private final ShapesModel shapes = new ShapesModel(new ProjectModel(1L << 30));
  private final List<Notice> notices = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();
  private PreferencesModel preferences;
  private LoadViewModel load;
  private Path picture;
  private ClipLimit limit = ClipLimit.USUAL;
  private LightFieldLimit lightLimit = LightFieldLimit.USUAL;

  @BeforeEach
  void prepare() throws SaveException {
    picture = folder.resolve("grey.png");
    ImageFiles.write(
        Pretend.signal().samples(), picture, WriteOptions.of(ImageFormat.PNG, 8), () -> false);
    preferences = new PreferencesModel(ignored -> {}, IoPool.direct(), Preferences.defaults());
    load = model(1L << 30);
  }

  private LoadViewModel.Limits limits(long heapBytes) {
    return new LoadViewModel.Limits(heapBytes, () -> limit, () -> lightLimit);
  }

  private LoadViewModel model(long heapBytes) {
    return new LoadViewModel(tools(IoPool.direct()), session, shapes, limits(heapBytes));
  }

  private Tools tools(IoPool pool) {
    return new Tools(
        new StageService(),
        new Engine(new EngineSettings(DeviceChoice.AUTO, 0)),
        pool,
        preferences,
        notices::add,
        file -> {});
  }

  @Test
  void opensAFileAndRemembersIt() {
    load.open(picture);
    Session open = session.get().orElseThrow();
    assertThat(open.signal().width()).isEqualTo(24);
    assertThat(load.loading().get()).isEmpty();
    assertThat(load.recent())
        .containsExactly(new RecentFile(picture.toString(), "grey.png", false));
    assertThat(load.folder()).contains(folder);
    assertThat(notices).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.png", "empty.png", "text.png", "cut.png", "."})
  void whatIsNoImageLeavesTheSessionAsItWas(String name) throws IOException {
    Files.createFile(folder.resolve("empty.png"));
    Files.writeString(folder.resolve("text.png"), "no picture at all");
    byte[] whole = Files.readAllBytes(picture);
    Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
    load.open(picture);
    Optional<Session> before = session.get();
    load.open(folder.resolve(name));
    assertThat(session.get()).isEqualTo(before);
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0).kind()).isEqualTo(Notice.Kind.PROBLEM);
    assertThat(notices.get(0).sentence()).startsWith("Cannot read").endsWith(".");
    assertThat(load.recent()).hasSize(1);
    assertThat(load.loading().get()).isEmpty();
  }

  private Path frames() throws IOException, SaveException {
    Path frames = Files.createDirectory(folder.resolve("walk"));
    for (int i = 0; i < 3; i++) {
      Files.copy(picture, frames.resolve("frame-" + i + ".png"));
    }
    return frames;
  }

  @Test
  void ofAClipOneIsAskedWhatToRead() throws IOException, SaveException {
    Path frames = frames();
    load.open(frames);
    assertThat(session.get()).isEmpty();
    assertThat(load.loading().get()).isEmpty();
    ClipOpeningViewModel asked = load.clip().get().orElseThrow();
    assertThat(asked.name()).isEqualTo("walk");
    asked.every().set("2");
    asked.open();
    assertThat(load.clip().get()).isEmpty();
    Session open = session.get().orElseThrow();
    assertThat(open.frames()).isEqualTo(2);
    assertThat(open.signal().samples().extent()).containsExactly(2, 16, 24);
    assertThat(open.signal().name()).isEqualTo("walk");
    assertThat(load.recent()).extracting(RecentFile::missing).containsExactly(false);
  }

  @Test
  void aClipMayTakeWhatTheFitThatIsChosenNowLeaves() throws IOException, SaveException {
    Path frames = frames();
    long all = 3L * 16 * 24 * 3;
    limit = new ClipLimit(all, (count, size) -> 1);
    load.open(frames);
    assertThat(load.clip().get().orElseThrow().reading().get().possible()).isFalse();
    load.clip().get().orElseThrow().cancel();
    limit = new ClipLimit(all, (count, size) -> 0);
    load.open(frames);
    assertThat(load.clip().get().orElseThrow().reading().get().problem()).isEmpty();
    load.clip().get().orElseThrow().open();
    assertThat(session.get().orElseThrow().frames()).isEqualTo(3);
  }

  @Test
  void oneFrameOfAClipIsAPicture() throws IOException, SaveException {
    load.open(frames());
    load.clip().get().orElseThrow().openStill();
    Session open = session.get().orElseThrow();
    assertThat(open.clip()).isEmpty();
    assertThat(open.signal().samples().extent()).containsExactly(16, 24);
  }

  @Test
  void aClipThatIsNotWantedAfterAllLeavesTheSessionAsItWas() throws IOException, SaveException {
    load.open(picture);
    Optional<Session> before = session.get();
    load.open(frames());
    load.clip().get().orElseThrow().cancel();
    assertThat(load.clip().get()).isEmpty();
    assertThat(session.get()).isEqualTo(before);
  }

  private Path views(String pattern, int count) throws IOException {
    Path views = Files.createDirectory(folder.resolve("views"));
    for (int i = 0; i < count; i++) {
      Files.copy(picture, views.resolve(pattern.formatted(i / 3, i % 3)));
    }
    return views;
  }

  @Test
  void ofALightFieldOneIsAskedWhatToReadAndHowItLies() throws IOException {
    load.setAsking(questions::add);
    load.open(views("view_%d_%d.png", 6));
    assertThat(questions).isEmpty();
    LightOpeningViewModel asked = load.light().get().orElseThrow();
    assertThat(asked.name()).isEqualTo("views");
    asked.transposed().set(true);
    asked.open();
    assertThat(load.light().get()).isEmpty();
    Session open = session.get().orElseThrow();
    assertThat(open.signal().samples().extent()).containsExactly(3, 2, 16, 24);
    assertThat(open.light().orElseThrow().grid()).isEqualTo(new ViewGrid(3, 2));
    assertThat(open.light().orElseThrow().choice().turn().transposed()).isTrue();
    assertThat(open.clip()).isEmpty();
    assertThat(load.recent()).extracting(RecentFile::name).containsExactly("views");
  }

  @Test
  void aSquareNumberOfNumberedPicturesMayBeFramesToo() throws IOException {
    load.setAsking(questions::add);
    load.open(views("%d%d.png", 9));
    assertThat(questions).hasSize(1);
    assertThat(questions.get(0).text())
        .isEqualTo(
            "The 9 pictures of views can be the views of a light field or the frames of a clip.");
    questions.get(0).answers().get(1).run().run();
    assertThat(load.light().get()).isEmpty();
    load.clip().get().orElseThrow().open();
    assertThat(session.get().orElseThrow().frames()).isEqualTo(9);
    assertThat(session.get().orElseThrow().clip()).isPresent();
  }

  @Test
  void aLightFieldMayTakeWhatTheFitThatIsChosenNowLeaves() throws IOException {
    Path views = views("view_%d_%d.png", 6);
    lightLimit = new LightFieldLimit(6L * 16 * 24 * 3, (grid, size) -> 1);
    load.open(views);
    assertThat(load.light().get().orElseThrow().reading().get().possible()).isFalse();
  }

  @Test
  void aPictureThatNamesItsViewsIsALightField() throws IOException {
    Path quilt = Files.copy(picture, folder.resolve("box_qs3x2a1.5.png"));
    load.open(quilt);
    load.light().get().orElseThrow().open();
    assertThat(session.get().orElseThrow().light().orElseThrow().grid())
        .isEqualTo(new ViewGrid(1, 6));
  }

  @Test
  void anyPictureIsALightFieldOnceItsGridIsTold() {
    load.openLight(picture);
    LightOpeningViewModel asked = load.light().get().orElseThrow();
    asked.grid().set("4x4");
    asked.open();
    assertThat(session.get().orElseThrow().signal().samples().extent()).containsExactly(4, 4, 4, 6);
    assertThat(notices).isEmpty();
  }

  @Test
  void aLightFieldThatCannotBeReadIsOneSentence() throws IOException {
    load.open(picture);
    Optional<Session> before = session.get();
    load.open(
        Files.write(
            folder.resolve("raw.lfr"),
            new byte[] {(byte) 0x89, 'L', 'F', 'P', 13, 10, 26, 10, 0, 0}));
    load.open(
        Files.write(
            folder.resolve("empty.zip"),
            new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    assertThat(session.get()).isEqualTo(before);
    assertThat(notices).hasSize(2);
    assertThat(notices.get(0).sentence()).contains("raw.lfr").endsWith(".");
    assertThat(notices.get(1).sentence()).contains("empty.zip").endsWith(".");
  }

  @Test
  void theSampleLightFieldIsReadWhole() {
    load.openSample(load.sampleLightFields().get(0));
    Session open = session.get().orElseThrow();
    assertThat(open.light().orElseThrow().grid()).isEqualTo(new ViewGrid(7, 7));
    assertThat(open.origin().source()).isPresent();
    assertThat(notices).isEmpty();
  }

  @Test
  void theSampleClipIsReadWhole() {
    load.openSample(load.sampleClips().get(0));
    Session open = session.get().orElseThrow();
    assertThat(open.signal().name()).isEqualTo("Cockatoo");
    assertThat(open.signal().samples().extent()).containsExactly(64, 180, 320);
    assertThat(open.clip().orElseThrow().times().duration()).isEqualTo(3.2);
    assertThat(open.clip().orElseThrow().sound()).isPresent();
    assertThat(notices).isEmpty();
  }

  @Test
  void missingRecentFilesAreMarked() throws IOException {
    load.open(picture);
    Files.delete(picture);
    load.refreshRecent();
    assertThat(load.recent().get(0).missing()).isTrue();
  }

  @Test
  void aLargePictureIsOfferedAndATooLargeOneRefused() {
    long need = 24 * 16 * (2 * 3 * 4 + 16);
    model(need * 2).open(picture);
    assertThat(session.get()).isEmpty();
    assertThat(notices.get(0).kind()).isEqualTo(Notice.Kind.QUESTION);
    assertThat(notices.get(0).action()).map(Notice.Action::label).contains("Open anyway");
    notices.get(0).action().orElseThrow().run().run();
    assertThat(session.get()).isPresent();

    model(need).open(picture);
    assertThat(notices.get(1).sentence()).contains("too large");
    assertThat(notices.get(1).action()).isEmpty();
  }

  @Test
  void aSampleShapeComesWithItsCreditAndLeavesThePictureOpen() {
    load.open(picture);
    load.openSample(load.sampleMeshes().get(0));
    OpenShape shape = shapes.current().get().orElseThrow();
    assertThat(shape.signal().name()).isEqualTo("Utah teapot");
    assertThat(shape.credit()).isEqualTo("Martin Newell, public domain");
    assertThat(session.get()).isPresent();
    assertThat(load.recent()).hasSize(1);
  }

  @Test
  void pointsWithoutFacesAreAShapeThatCannotBeFitted() throws IOException {
    StringBuilder ply =
        new StringBuilder("ply\nformat ascii 1.0\nelement vertex 20\n")
            .append("property float x\nproperty float y\nproperty float z\nend_header\n");
    for (int i = 0; i < 20; i++) {
      ply.append(100 + i % 3).append(' ').append(i % 5).append(' ').append(i).append('\n');
    }
    load.open(Files.writeString(folder.resolve("scan.ply"), ply));
    assertThat(notices).isEmpty();
    OpenShape shape = shapes.current().get().orElseThrow();
    assertThat(shape.points().orElseThrow().count()).isEqualTo(20);
    for (int p = 0; p < 20; p++) {
      assertThat(Math.abs(shape.points().get().position(p, 0))).isLessThanOrEqualTo(1);
    }
    OpenShape turned = shape.withUp(UpAxis.Z);
    assertThat(turned.signal().placement().up()).isEqualTo(UpAxis.Z);
    assertThat(turned.points().orElseThrow().count()).isEqualTo(20);
  }

  @Test
  void aMeshThatEnclosesNothingIsShownAndItIsToldThatItCannotBeFitted() throws IOException {
    load.open(
        Files.writeString(
            folder.resolve("plane.obj"), "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nf 1 2 3 4\n"));
    OpenShape shape = shapes.current().get().orElseThrow();
    assertThat(shape.inside()).isEqualTo(Inside.OPEN);
    assertThat(shape.withUp(UpAxis.Z).inside()).isEqualTo(Inside.OPEN);
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0).kind()).isEqualTo(Notice.Kind.PROBLEM);
    assertThat(notices.get(0).sentence())
        .startsWith("Cannot fit plane.obj: it is an open surface that encloses nothing")
        .endsWith(".");
  }

  @Test
  void tooFewPointsAreNoShape() throws IOException {
    load.open(
        Files.writeString(
            folder.resolve("few.ply"),
            """
            ply
            format ascii 1.0
            element vertex 1
            property float x
            property float y
            property float z
            end_header
            1 2 3
            """));
    assertThat(shapes.shapes()).isEmpty();
    assertThat(notices.get(0).sentence()).contains("vertices without faces");
  }

  @Test
  void pastedPixelsKeepTheirColours() {
    load.openPixels(2, 1, new int[] {0xFFFF0000, 0xFF0000FF});
    var samples = session.get().orElseThrow().signal().samples();
    assertThat(samples.channels()).isEqualTo(3);
    assertThat(samples.get(0, 0)).isEqualTo(1);
    assertThat(samples.get(1, 2)).isEqualTo(1);
    assertThat(samples.get(1, 0)).isZero();
  }

  @Test
  void pastedTransparencyIsKeptOrLaidOverWhite() {
    int[] half = {0x80000000};
    var kept = PastedPicture.toSignal("x", 1, 1, half, AlphaMode.KEEP).samples();
    assertThat(kept.channels()).isEqualTo(4);
    assertThat(kept.get(0, 3)).isEqualTo(128 / 255f);
    var laid = PastedPicture.toSignal("x", 1, 1, half, AlphaMode.COMPOSITE).samples();
    assertThat(laid.channels()).isEqualTo(3);
    assertThat(laid.get(0, 0)).isEqualTo(1 - 128 / 255f);
  }

  @Test
  void aCancelledLoadChangesNothing() throws InterruptedException {
    Deque<Runnable> window = new ArrayDeque<>();
    CountDownLatch reported = new CountDownLatch(1);
    try (IoPool pool =
        IoPool.start(
            task -> {
              synchronized (window) {
                window.add(task);
              }
              reported.countDown();
            })) {
      LoadViewModel slow = new LoadViewModel(tools(pool), session, shapes, limits(1L << 30));
      slow.openSample(slow.samples().get(0));
      assertThat(slow.loading().get()).isNotEmpty();
      slow.cancel();
      assertThat(slow.loading().get()).isEmpty();
      reported.await();
    }
    synchronized (window) {
      window.forEach(Runnable::run);
    }
    assertThat(session.get()).isEmpty();
    assertThat(notices).isEmpty();
  }

  private Path mesh(String name) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "v 0 0 0\nv 2 0 0\nv 0 3 0\nv 0 0 4\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n");
  }

  private List<String> open() {
    return shapes.shapes().stream().map(s -> s.signal().name()).toList();
  }

  @Test
  void aBadFileAmongGoodOnesIsToldAndTheOthersOpen() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.png"), "no picture at all");
    load.openAll(
        List.of(
            mesh("one.obj"),
            folder.resolve("missing.stl"),
            broken,
            picture,
            folder,
            mesh("two.obj")));
    assertThat(open()).containsExactly("one.obj", "two.obj");
    assertThat(session.get().orElseThrow().signal().name()).isEqualTo("grey.png");
    assertThat(notices)
        .extracting(Notice::kind)
        .containsExactly(Notice.Kind.PROBLEM, Notice.Kind.PROBLEM, Notice.Kind.INFO);
    assertThat(notices.get(0).sentence()).contains("missing.stl");
    assertThat(notices.get(1).sentence()).contains("broken.png");
    assertThat(notices.get(2).sentence())
        .isEqualTo(
            "One picture, clip or light field is open at a time: "
                + folder.getFileName()
                + " was not opened.");
  }

  @Test
  void ofManyPicturesTheFirstThatCanBeReadIsOpened() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.png"));
    Path other = Files.copy(picture, folder.resolve("other.png"));
    Path third = Files.copy(picture, folder.resolve("third.png"));
    load.openAll(List.of(empty, other, picture, third));
    assertThat(session.get().orElseThrow().signal().name()).isEqualTo("other.png");
    assertThat(notices).hasSize(2);
    assertThat(notices.get(0).sentence()).contains("empty.png");
    assertThat(notices.get(1).sentence())
        .isEqualTo(
            "One picture, clip or light field is open at a time: grey.png and one other file were not"
                + " opened.");
  }

  @Test
  void contentTellsAMeshFromAPicture() throws IOException {
    Path named = Files.move(mesh("one.obj"), folder.resolve("one.png"));
    Path disguised = Files.copy(picture, folder.resolve("grey.obj"));
    load.openAll(List.of(named, disguised));
    assertThat(notices).isEmpty();
    assertThat(open()).containsExactly("one.png");
    assertThat(session.get().orElseThrow().signal().name()).isEqualTo("grey.obj");
  }

  @Test
  void aBadMeshLeavesPictureAndShapesAsTheyWere() throws IOException {
    load.openAll(List.of(picture, mesh("one.obj")));
    Optional<Session> before = session.get();
    load.open(Files.writeString(folder.resolve("bad.obj"), "v 0 0\n"));
    load.open(Files.createFile(folder.resolve("empty.glb")));
    assertThat(notices).extracting(Notice::kind).containsOnly(Notice.Kind.PROBLEM).hasSize(2);
    assertThat(session.get()).isEqualTo(before);
    assertThat(open()).containsExactly("one.obj");
    assertThat(load.recent()).hasSize(2);
  }

  /**
   * Written by the program; that it decodes to the same pixels always is tested beside the format.
   */
  @Test
  void aCompressedCodeBookIsOpenedAsItsPicture() throws Exception {
    GridSignal picture = PictureFields.signal("small", 64, 48);
    CodingNetwork network = CodingNetworks.shipped();
    CodeBook book = new Compressor(picture, network).withSteps(4, CodingWatch.none()).book();
    Path file = folder.resolve("small.tsra");
    CodeBookFile.write(book, file);
    load.open(file);

    GridSignal open = session.get().orElseThrow().signal();
    assertThat(notices).isEmpty();
    assertThat(open.name()).isEqualTo("small.tsra");
    assertThat(open.samples().sameShape(picture.samples())).isTrue();
    assertThat(Psnr.of(picture.samples(), open.samples())).isGreaterThan(35);
    assertThat(load.recent()).hasSize(1);
  }

  @Test
  void aCompressedClipIsOpenedWithItsTimes() throws Exception {
    Samples picture = PictureFields.signal("small", 32, 24).samples();
    float[] twice = new float[2 * (int) picture.length()];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = picture.get(i % picture.length());
    }
    Samples frames = Samples.of(new int[] {2, 24, 32}, picture.channels(), twice);
    ClipTimes times = ClipTimes.of(new double[] {0, 0.1}, 0.3, 0, 0);
    CodeBook book =
        new Compressor(new GridSignal("clip", frames, 8), times, CodingNetworks.shipped())
            .withSteps(4, CodingWatch.none())
            .book();
    Path file = folder.resolve("clip.tsra");
    CodeBookFile.write(book, file);
    load.open(file);

    Session open = session.get().orElseThrow();
    assertThat(notices).isEmpty();
    assertThat(open.frames()).isEqualTo(2);
    assertThat(open.clip().orElseThrow().times().seconds(1)).isEqualTo(0.1);
    assertThat(Psnr.of(frames, open.signal().samples())).isGreaterThan(35);
  }

  @Test
  void aDamagedCodeBookLeavesTheSessionAsItWas() throws Exception {
    load.open(picture);
    Optional<Session> before = session.get();
    Path file = Files.writeString(folder.resolve("cut.tsra"), "TSRA\u0001");
    load.open(file);

    assertThat(session.get()).isEqualTo(before);
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0).sentence()).startsWith("Cannot read " + file);
  }
}
