package dev.tessera.app.way;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.ExportOption;
import dev.tessera.app.save.FilmChoices;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.PictureRenders;
import dev.tessera.app.session.PixelImage;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.service.DirectModelService;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.tile.GridTiling;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PictureWayExportsTest {
  @TempDir private Path inputs;
  @TempDir private Path folder;

  private final DirectModelService service = new DirectModelService();
  private PicturePage page = PicturePage.empty(service);

  @BeforeEach
  void ready() throws Exception {
    page = PicturePage.ready(service, inputs);
    TestTools.choose(page.export.kinds(), "Frames", 4);
    TestTools.choose(page.export.kinds(), "And back", false);
  }

  private List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aSequenceBeginsWithTheFirstPictureAndEndsWithTheSecond() throws Exception {
    TestTools.choose(page.export.kinds(), "Format", FrameFormat.PNG_SEQUENCE);
    page.export.save(folder.resolve("m.png"));
    assertThat(page.export.busy().get()).isTrue();
    service.runToIdle();
    assertThat(page.export.busy().get()).isFalse();
    assertThat(files()).containsExactly("m-0001.png", "m-0002.png", "m-0003.png", "m-0004.png");
    Engine engine = new Engine(new EngineSettings(DeviceChoice.AUTO, 0));
    assertThat(read("m-0001.png"))
        .isEqualTo(PictureRenders.whole(engine, page.codes.field().orElseThrow()).toArray());
    assertThat(read("m-0004.png"))
        .isEqualTo(PictureRenders.whole(engine, page.second.codes().get().orElseThrow()).toArray());
    Notice saved = page.notices.get(0);
    assertThat(saved.sentence()).isEqualTo("Saved m-0001.png to m-0004.png (4 frames).");
    saved.action().orElseThrow().run().run();
    assertThat(page.opened).containsExactly(folder.resolve("m.png"));
  }

  private int[] read(String name) throws Exception {
    return PixelImage.of(
            ImageFiles.read(folder.resolve(name), AlphaMode.KEEP, 1 << 20, () -> false).samples())
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({"false, 4", "true, 6"})
  void aGifHasAllFramesAndThoseBack(boolean back, int frames) throws Exception {
    TestTools.choose(page.export.kinds(), "And back", back);
    TestTools.choose(page.export.kinds(), "Size", 2.0);
    page.export.save(folder.resolve("m.gif"));
    service.runToIdle();
    try (ImageInputStream in = ImageIO.createImageInputStream(folder.resolve("m.gif").toFile())) {
      ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(frames);
      assertThat(reader.getWidth(0)).isEqualTo(2 * PicturePage.WIDTH);
    }
  }

  @Test
  void aFilmIsWritten() throws Exception {
    TestTools.choose(page.export.kinds(), "Format", FrameFormat.MP4);
    page.export.save(folder.resolve("m.mp4"));
    service.runToIdle();
    assertThat(files()).containsExactly("m.mp4");
    assertThat(Files.size(folder.resolve("m.mp4"))).isGreaterThan(500);
  }

  @ParameterizedTest
  @CsvSource({"PNG_SEQUENCE, m.png", "GIF, m.gif", "MP4, m.mp4"})
  void aCancelledExportLeavesNothing(FrameFormat form, String name) throws Exception {
    TestTools.choose(page.export.kinds(), "Format", form);
    TestTools.choose(page.export.kinds(), "Frames", 50);
    page.export.save(folder.resolve(name));
    while (page.export.progress().get() < 0.1) {
      service.turn();
      page.export.poll();
    }
    assertThat(files()).isNotEmpty();
    page.export.cancel();
    assertThat(page.export.busy().get()).isFalse();
    assertThat(files()).isEmpty();
    service.runToIdle();
    assertThat(files()).isEmpty();
    assertThat(page.notices).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsTold() throws Exception {
    page.export.save(folder.resolve("no").resolve("m.gif"));
    service.runToIdle();
    assertThat(page.notices.get(0).kind()).isEqualTo(Notice.Kind.PROBLEM);
    assertThat(page.notices.get(0).sentence()).contains("does not exist");
    assertThat(page.export.busy().get()).isFalse();
    page.export.save(folder.resolve("m.gif"));
    service.runToIdle();
    assertThat(files()).containsExactly("m.gif");
  }

  @Test
  void aNameWithoutExtensionGetsOneAndIsAskedAbout() throws Exception {
    page.export.save(folder.resolve("m"));
    service.runToIdle();
    assertThat(files()).containsExactly("m.gif");
    Files.write(folder.resolve("m.gif"), new byte[] {1});
    page.export.save(folder.resolve("m"));
    service.runToIdle();
    assertThat(Files.size(folder.resolve("m.gif"))).isEqualTo(1);
    Notice question = page.notices.get(page.notices.size() - 1);
    assertThat(question.sentence()).isEqualTo("m.gif exists already.");
    question.action().orElseThrow().run().run();
    service.runToIdle();
    assertThat(Files.size(folder.resolve("m.gif"))).isGreaterThan(100);
  }

  @Test
  void aSequenceIsNotLaidOverAnother() throws Exception {
    Files.createFile(folder.resolve("m-0009.png"));
    TestTools.choose(page.export.kinds(), "Format", FrameFormat.PNG_SEQUENCE);
    page.export.save(folder.resolve("m.png"));
    service.runToIdle();
    assertThat(page.notices.get(0).sentence()).contains("m-0009.png exists already");
    assertThat(files()).containsExactly("m-0009.png");
  }

  @Test
  void theWayBackLeavesOutBothEnds() {
    FilmChoices film = new FilmChoices();
    ((ExportOption.Count) film.ofFrames()).value().set(4);
    assertThat(film.shares(/* around= */ false))
        .containsExactly(0.0, 1 / 3.0, 2 / 3.0, 1.0, 2 / 3.0, 1 / 3.0);
    assertThat(film.shares(/* around= */ true))
        .as("around three the last is not the first again")
        .hasSize(4)
        .doesNotHaveDuplicates();
    assertThat(page.export.offer().name()).isEqualTo("morph-to-b.gif");
  }

  @Test
  void codesThatChangeRightAfterSavingAreNotSaved() throws Exception {
    BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    Fitted<GridTiling> asked = page.codes.field().orElseThrow();
    try (IoPool pool = IoPool.start(window::add)) {
      TestTools told = TestTools.of(service, pool);
      PictureWayExports exports =
          new PictureWayExports(
              new Engine(new EngineSettings(DeviceChoice.AUTO, 0)),
              page.second,
              page.pictures(service, pool));
      SaveFlow export = new SaveFlow(told.tools, exports.kinds());
      TestTools.choose(export.kinds(), "Format", FrameFormat.PNG_SEQUENCE);
      TestTools.choose(export.kinds(), "Frames", 2);
      TestTools.choose(export.kinds(), "And back", false);
      export.save(folder.resolve("m.png"));
      page.codes.pointer().select(2);
      page.codes.editor().nudge(1, 3);
      page.second.remove();
      while (export.busy().get()) {
        service.runToIdle();
        Runnable next = export.busy().get() ? window.poll(20, TimeUnit.SECONDS) : () -> {};
        assertThat(next).as("something that goes on").isNotNull();
        next.run();
      }
      assertThat(told.notices)
          .extracting(Notice::sentence)
          .contains("Saved m-0001.png to m-0002.png (2 frames).");
    }
    assertThat(read("m-0001.png"))
        .isEqualTo(
            PictureRenders.whole(new Engine(new EngineSettings(DeviceChoice.AUTO, 0)), asked)
                .toArray());
  }

  @Test
  void whatIsReplacedIsWhatWasChosenThen() throws Exception {
    Files.write(folder.resolve("m.gif"), new byte[] {1});
    page.export.save(folder.resolve("m"));
    TestTools.choose(page.export.kinds(), "Format", FrameFormat.MP4);
    page.notices.get(0).action().orElseThrow().run().run();
    service.runToIdle();
    assertThat(files()).containsExactly("m.gif");
    assertThat(Files.readString(folder.resolve("m.gif"), StandardCharsets.ISO_8859_1))
        .startsWith("GIF89a");
  }

  @Test
  void aPairThatIsGoneIsTold() throws Exception {
    page.second.remove();
    assertThat(page.export.offer().possible()).isFalse();
    page.export.save(folder.resolve("m.gif"));
    assertThat(page.notices).extracting(Notice::kind).containsExactly(Notice.Kind.INFO);
    assertThat(files()).isEmpty();
    assertThat(page.export.busy().get()).isFalse();
  }

  @Test
  void theSizeOfAFrameIsToldBefore() {
    TestTools.choose(page.export.kinds(), "Size", 2.0);
    assertThat(page.export.summary()).contains("48 \u00d7 32 pixels").contains(".gif");
    assertThat(page.export.offer().possible()).isTrue();
  }
}
