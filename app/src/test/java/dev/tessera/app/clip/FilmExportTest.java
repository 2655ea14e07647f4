package dev.tessera.app.clip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.OpenClip;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.service.DirectModelService;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipSound;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilmExportTest {
  @TempDir private Path folder;

  private final DirectModelService service = new DirectModelService();
  private final TestTools told = TestTools.of(service);
  private final SessionModel session = new SessionModel(new ProjectModel(1L << 30));
  private Optional<Fitted<GridTiling>> field = Optional.of(field());
  private long now;
  private int looks;
  private final FilmExport film =
      new FilmExport(told.tools, session, then -> then.accept(field), () -> now += clock());
  private final SaveFlow export = new SaveFlow(told.tools, List.of(film.kind()));

  /** Four frames of 2 x 3 pixels as one grey value per pixel, by networks that nobody trained. */
  private static Fitted<GridTiling> field() {
    GridTiling tiles = new GridCut(List.of(2, 2, 2), List.of(0, 0, 0), false).of(4, 2, 3);
    FieldSpec spec = Preset.FAST.clip().network().spec(3, 1);
    float[] codes = Initialisation.codes(tiles.tileCount(), spec.latent(), 2);
    return new Fitted<>(
        tiles, Initialisation.weights(spec, 1), Codes.of(tiles.tileCount(), spec.latent(), codes));
  }

  /** Every second look a frame was made: the first in 9 s, one of the clip's size in 2, then 8. */
  private long clock() {
    long[] seconds = {0, 9, 0, 2, 0, 8};
    return seconds[looks++ % seconds.length] * 1_000_000_000L;
  }

  /** Four frames in 0.4 s. */
  private void open() {
    session.open(Clips.grey(ClipTimes.constant(4, 10)));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void framesAndLengthAreToldBeforeAtAnyRateAndScale() {
    open();
    assertThat(export.summary())
        .startsWith("4 frames of 3 \u00d7 2 pixels")
        .contains("0.40 s long. The clip has no sound.");
    TestTools.choose(export.kinds(), "Frame rate", 25.0);
    TestTools.choose(export.kinds(), "Scale", 2.0);
    assertThat(export.summary()).startsWith("10 frames of 6 \u00d7 4 pixels").contains("0.40 s");
  }

  @Test
  void timeIsToldOnceAFrameWasMade() {
    open();
    assertThat(export.summary()).doesNotContain("Saving it takes");
    service.runToIdle();
    assertThat(export.summary()).contains("0.40 s long. Saving it takes about 0:08. The clip");
    TestTools.choose(export.kinds(), "Frame rate", 25.0);
    TestTools.choose(export.kinds(), "Scale", 2.0);
    assertThat(export.summary()).as("of 8 s each").contains("Saving it takes about 1:20.");
    TestTools.choose(export.kinds(), "Scale", 3.0);
    assertThat(export.summary()).as("of 2 + 6 / 3 * 8 s each").contains("takes about 3:00.");
    film.forgetPace();
    assertThat(export.summary()).doesNotContain("Saving it takes");
    service.runToIdle();
    assertThat(export.summary()).contains("Saving it takes about 3:00.");
  }

  @Test
  void aFilmThatIsCancelledInTheMiddleLeavesNothing() throws IOException {
    open();
    for (FrameFormat format : FrameFormat.values()) {
      TestTools.choose(export.kinds(), "Format", format);
      export.save(folder.resolve("m." + format.extension()));
      while (export.progress().get() < 0.5) {
        assertThat(service.turn()).isTrue();
        export.poll();
      }
      export.cancel();
      service.runToIdle();
      assertThat(export.busy().get()).isFalse();
      assertThat(files()).as(format.name()).isEmpty();
    }
    assertThat(told.notices).isEmpty();
  }

  @Test
  void soundIsCarriedOverOrItsAbsenceSaid() throws IOException {
    Path file = Files.write(folder.resolve("grey.mp4"), new byte[] {1});
    Session silent = Clips.grey(ClipTimes.constant(4, 10));
    OpenClip loud =
        new OpenClip(
            silent.clip().orElseThrow().times(),
            ClipChoice.ALL,
            0,
            Optional.of(new ClipSound("aac", 2, 48_000)));
    session.open(Session.of(silent.signal(), loud, Origin.of(SourceFile.of(file), AlphaMode.KEEP)));
    assertThat(export.summary()).contains("Its sound (aac) is carried over.");
    TestTools.choose(export.kinds(), "Format", FrameFormat.GIF);
    assertThat(export.summary())
        .contains("Its sound (aac) is left out, which this format does not hold.");
    session.open(Session.of(silent.signal(), loud, Origin.none()));
    TestTools.choose(export.kinds(), "Format", FrameFormat.MP4);
    assertThat(export.summary()).contains("Its sound (aac) is left out: its file is not known.");
  }

  @Test
  void everyFrameIsWrittenAndThoseBetweenThem() throws IOException {
    open();
    TestTools.choose(export.kinds(), "Format", FrameFormat.PNG_SEQUENCE);
    TestTools.choose(export.kinds(), "Frame rate", 15.0);
    export.save(folder.resolve("m.png"));
    service.runToIdle();
    assertThat(files())
        .containsExactly(
            "m-0001.png", "m-0002.png", "m-0003.png", "m-0004.png", "m-0005.png", "m-0006.png");
    assertThat(told.notices.get(0).sentence()).startsWith("Saved m-0001.png to m-0006.png");
  }

  @Test
  void beforeAFitThereIsNothingToSave() throws IOException {
    open();
    field = Optional.empty();
    export.save(folder.resolve("m.mp4"));
    service.runToIdle();
    assertThat(files()).isEmpty();
    assertThat(told.notices.get(0).sentence())
        .isEqualTo("Nothing is saved: There is nothing to save yet: start a fit first.");
  }
}
