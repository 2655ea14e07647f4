package dev.tessera.app.save;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.StageService;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Pretend;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.tile.GridTiling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PictureExportsTest {
  @TempDir private Path folder;

  private final StageService service = new StageService();
  private final SessionModel session = new SessionModel(new ProjectModel(1L << 30));
  private final TestTools told = TestTools.of(service);
  private final List<Notice> notices = told.notices;
  private Optional<Fitted<GridTiling>> field =
      Optional.of(Pretend.result(Preset.BALANCED.options(), 5, 20).fitted());
  private Optional<Samples> errorMap = Optional.of(Pretend.signal().samples());
  private FitCurve curve = FitCurve.empty();

  private final PictureExports exports =
      new PictureExports(
          new Engine(new EngineSettings(DeviceChoice.AUTO, 0)),
          session,
          new PictureSources(
              then -> then.accept(field),
              () -> errorMap.map(samples -> () -> samples),
              () -> curve,
              () -> PictureSources.Place.START));
  private final SaveFlow export = new SaveFlow(told.tools, exports.kinds());

  @BeforeEach
  void open() {
    session.open(Session.of(Pretend.signal(), Origin.none()));
  }

  @ParameterizedTest
  @EnumSource(PictureFormat.class)
  void rendersInTheViewLaneAndSavesEveryFormat(PictureFormat format)
      throws SignalFormatException, IOException {
    TestTools.choose(export.kinds(), "Format", format);
    Path target = folder.resolve("out." + format.extension());
    export.save(target);
    assertThat(service.asked().get(0).lane()).isEqualTo(Lane.VIEW);
    assertThat(service.asked().get(0).job()).isInstanceOf(RenderJob.class);
    assertThat(export.busy().get()).isTrue();
    render(0).end(new Outcome.Done<>(Pretend.signal().samples()));
    assertThat(export.busy().get()).isFalse();
    assertThat(export.saved().get()).contains(target);
    assertThat(ImageFiles.read(target, AlphaMode.KEEP, 1 << 20, () -> false).width()).isEqualTo(24);
    assertThat(notices.get(0).kind()).isEqualTo(Notice.Kind.DONE);
    assertThat(notices.get(0).sentence()).contains("24 x 16");
    notices.get(0).action().orElseThrow().run().run();
    assertThat(told.shown).containsExactly(target);
    assertOneFile();
  }

  @Test
  void anExistingFileIsAskedAbout() throws IOException {
    Path target = folder.resolve("out.png");
    Files.writeString(target, "precious");
    export.save(folder.resolve("out"));
    assertThat(notices).extracting(Notice::sentence).containsExactly("out.png exists already.");
    assertThat(export.busy().get()).isFalse();
    assertThat(target).hasContent("precious");
    notices.get(0).action().orElseThrow().run().run();
    render(0).end(new Outcome.Done<>(Pretend.signal().samples()));
    assertThat(Files.size(target)).isGreaterThan(20);
    assertThat(export.saved().get()).contains(target);
  }

  @Test
  void cancellingLeavesNothing() throws IOException {
    Path target = folder.resolve("out.png");
    export.save(target);
    export.cancel();
    assertThat(service.asked().get(0).wishes()).containsExactly("cancel");
    assertThat(export.busy().get()).isFalse();
    render(0).end(new Outcome.Done<>(Pretend.signal().samples()));
    assertThat(target).doesNotExist();
    assertThat(notices).isEmpty();
  }

  @Test
  void aFailedRenderingIsTold() {
    export.save(folder.resolve("out.png"));
    render(0).end(new Outcome.Failed<>(new OutOfMemoryError("heap")));
    assertThat(notices.get(0).kind()).isEqualTo(Notice.Kind.PROBLEM);
    assertThat(export.busy().get()).isFalse();
  }

  @Test
  void anImpossibleTargetIsTold() {
    export.save(folder.resolve("missing").resolve("out.png"));
    render(0).end(new Outcome.Done<>(Pretend.signal().samples()));
    assertThat(notices.get(0).sentence()).startsWith("Cannot save").contains("does not exist");
    assertThat(export.saved().get()).isEmpty();
  }

  @Test
  void nothingFittedMeansNothingSaved() {
    field = Optional.empty();
    errorMap = Optional.empty();
    for (ExportKind kind : export.kinds()) {
      export.kind().set(kind);
      export.save(folder.resolve("out.x"));
      assertThat(export.busy().get()).isFalse();
    }
    assertThat(notices).hasSize(3).allMatch(n -> n.sentence().contains("nothing to save yet"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void savesTheErrorMap() throws SignalFormatException {
    export.kind().set(export.kinds().get(1));
    TestTools.choose(export.kinds(), "Scale", 4.0);
    assertThat(export.summary()).startsWith("24 \u00d7 16 pixels");
    Path target = folder.resolve("error.png");
    export.save(target);
    assertThat(ImageFiles.read(target, AlphaMode.KEEP, 1 << 20, () -> false).height())
        .isEqualTo(16);
  }

  @Test
  void savesTheCurveAsATable() {
    curve = Pretend.curve();
    export.kind().set(export.kinds().get(2));
    Path target = folder.resolve("curve.csv");
    export.save(target);
    assertThat(target).hasContent("step,seconds,psnr_db\n10,0.500,21.2500\n20,1.000,24.0000\n");
  }

  @Test
  void saysHowLargeItWillBe() {
    TestTools.choose(export.kinds(), "Scale", 8.0);
    assertThat(export.summary()).startsWith("192 \u00d7 128 pixels, about 288 kB of memory");
    assertThat(export.offer().possible()).isTrue();
    assertThat(export.offer().name()).isEqualTo("grey-tessera-8x.png");
  }

  @Test
  void progressIsTakenOncePerFrame() {
    export.save(folder.resolve("out.png"));
    export.poll();
    assertThat(export.progress().get()).isZero();
  }

  @SuppressWarnings("unchecked")
  private StageService.Asked<Samples> render(int index) {
    return (StageService.Asked<Samples>) service.asked().get(index);
  }

  private void assertOneFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PNG_8, photo.jpg, photo.jpg.png",
    "PNG_8, my.holiday, my.holiday.png",
    "JPEG, photo.jpeg, photo.jpeg",
    "JPEG, photo.png, photo.png.jpg",
    "TIFF_16, photo.TIFF, photo.TIFF"
  })
  void nameAndFormatAgree(PictureFormat format, String chosen, String written) throws IOException {
    TestTools.choose(export.kinds(), "Format", format);
    export.save(folder.resolve(chosen));
    render(0).end(new Outcome.Done<>(Pretend.signal().samples()));
    assertOneFile();
    byte[] head = Arrays.copyOf(Files.readAllBytes(folder.resolve(written)), 12);
    assertThat(ImageFormat.sniff(head)).isEqualTo(ImageFormat.ofName(written));
    assertThat(export.summary()).contains("pixels").contains("." + format.extension());
  }

  @Test
  void whatIsReplacedIsWhatWasChosenThen() throws IOException {
    Path target = folder.resolve("out.png");
    Files.writeString(target, "precious");
    export.save(folder.resolve("out"));
    TestTools.choose(export.kinds(), "Format", PictureFormat.JPEG);
    notices.get(0).action().orElseThrow().run().run();
    render(0).end(new Outcome.Done<>(Pretend.signal().samples()));
    byte[] head = Arrays.copyOf(Files.readAllBytes(target), 12);
    assertThat(ImageFormat.sniff(head)).contains(ImageFormat.PNG);
    assertOneFile();
  }

  @Test
  void whatAFormatCannotHoldIsRefusedBeforeAnyWork() {
    GridSignal strip =
        new GridSignal("strip", Samples.of(new int[] {2, 8200}, 3, new float[2 * 8200 * 3]), 8);
    session.open(Session.of(strip, Origin.none()));
    TestTools.choose(export.kinds(), "Format", PictureFormat.JPEG);
    TestTools.choose(export.kinds(), "Scale", 8.0);
    assertThat(export.offer().possible()).isFalse();
    assertThat(export.summary())
        .contains("a side of a JPEG has at most 65,535 pixels, found 65600 x 16; choose");
    export.save(folder.resolve("strip.jpg"));
    assertThat(service.asked()).isEmpty();
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.INFO);
    assertThat(export.busy().get()).isFalse();
    TestTools.choose(export.kinds(), "Format", PictureFormat.PNG_8);
    assertThat(export.offer().possible()).isTrue();
    TestTools.choose(export.kinds(), "Format", PictureFormat.JPEG);
    export.kind().set(export.kinds().get(1));
    assertThat(export.offer().possible()).as("the error map is not enlarged").isTrue();
  }

  @Test
  void aFolderThatIsFullOrClosedIsToldWithItsReason() throws IOException {
    Path there = Files.createDirectory(folder.resolve("out.png"));
    export.save(there);
    render(0).end(new Outcome.Done<>(Pretend.signal().samples()));
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.PROBLEM);
    assertThat(notices.get(0).sentence()).startsWith("Cannot save").endsWith("it is a folder.");
    assertThat(there).isEmptyDirectory();
    assertThat(export.saved().get()).isEmpty();
  }
}
