package dev.tessera.app.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.ExportOption;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.OpenClip;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.PictureFields;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.StageService;
import dev.tessera.model.archive.codebook.CodeBook;
import dev.tessera.model.archive.codebook.CodeBookDecoder;
import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.codebook.CodingNetworks;
import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Pretend;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipSound;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saving compressed code-books, with the coder of the program on a picture of 64 x 48 pixels. */
final class CodeBookExportTest {
  private static final GridSignal PICTURE = PictureFields.signal("grey.png", 64, 48);
  @TempDir private Path folder;

  private final StageService service = new StageService();
  private final TestTools told = TestTools.of(service);
  private final SessionModel session = new SessionModel(new ProjectModel(1L << 30));
  private Optional<Fitted<GridTiling>> field =
      Optional.of(Pretend.result(Preset.BALANCED.options(), 5, 20).fitted());
  private final CodeBookExport export =
      new CodeBookExport(told.tools, session, then -> then.accept(field));
  private final SaveFlow flow = new SaveFlow(told.tools, List.of(export.kind()));

  private void open() {
    session.open(Session.of(PICTURE, Origin.none()));
  }

  private void choose(String name, Object value) {
    TestTools.choose(flow.kinds(), name, value);
  }

  private Samples decoded(Path file) throws Exception {
    CodeBook book = CodeBookFile.read(file, 1 << 20);
    return new CodeBookDecoder(book, CodingNetworks.shipped(), "x").decode(1, CodingWatch.none());
  }

  @Test
  void thereIsNothingToSaveWithoutAPicture() {
    assertThat(flow.summary()).isEqualTo("Open a picture first.");
  }

  @Test
  void theSizeThatIsToldIsThatOfTheFile() throws Exception {
    open();
    choose("Aim", Aim.PSNR);
    choose("PSNR", 30.0);
    assertThat(flow.summary()).startsWith("Measuring the size");
    String summary = flow.summary();
    assertThat(summary).matches("(?s)\\d+ kB, \\d+\\.\\d\\d bits per pixel, 3\\d\\.\\d\\d dB.*");
    Path target = folder.resolve("out.tsra");
    flow.save(target);

    double bits = 8.0 * Files.size(target) / (64 * 48);
    assertThat(summary).contains(String.format(Locale.ROOT, "%.2f bits", bits));
    assertThat(Psnr.of(PICTURE.samples(), decoded(target))).isBetween(29.9, 40.0);
    assertThat(told.notices.get(0).kind()).isEqualTo(Notice.Kind.DONE);
  }

  @Test
  void aNetworkInTheFileIsToldInItsSize() throws Exception {
    open();
    choose("Aim", Aim.PSNR);
    choose("PSNR", 30.0);
    choose("With the network", true);
    flow.summary();
    assertThat(flow.summary())
        .matches("(?s)\\d kB and 3\\.8 MB of the network, \\d\\.\\d\\d bits per pixel, 3.*");
    Path target = folder.resolve("out.tsra");
    flow.save(target);

    CodeBook book = CodeBookFile.read(target, 1 << 20);
    assertThat(book.embeds()).isTrue();
    assertThat(CodingNetworks.of(book, List.of(), "x").name()).isEqualTo("photo-code");
    assertThat(told.notices.get(0).sentence()).contains("3.8 MB of the network");
  }

  @Test
  void aSizeThatCannotBeHadIsAProblemBeforeAnythingIsWritten() {
    open();
    choose("Bits", 0.1);
    flow.summary();
    assertThat(flow.summary()).matches("This picture takes at least \\d+\\.\\d+ bits per pixel\\.");
    flow.save(folder.resolve("out.tsra"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aMeasuredSizeIsToldAsSoonAsItIsThere() {
    open();
    int[] news = {0};
    export.measured().subscribe(() -> news[0]++);
    flow.summary();
    assertThat(news[0]).isEqualTo(1);
  }

  @Test
  void whatTheFitShowsIsRenderedAndCompressed() throws Exception {
    open();
    Object fit =
        export.kind().options().stream()
            .filter(option -> option.name().equals("Of"))
            .map(option -> ((ExportOption.OneOf<?>) option).values().get(1))
            .findFirst()
            .orElseThrow();
    choose("Of", fit);
    choose("Aim", Aim.PSNR);
    choose("PSNR", 30.0);
    Path target = folder.resolve("fit.tsra");
    flow.save(target);
    Samples half = Samples.of(new int[] {48, 64}, 3, filled(0.5f));
    @SuppressWarnings("unchecked")
    StageService.Asked<Samples> asked = (StageService.Asked<Samples>) service.asked().get(0);
    asked.end(new Outcome.Done<>(half));

    assertThat(Psnr.of(half, decoded(target))).isGreaterThan(29.9);
  }

  private static float[] filled(float value) {
    float[] values = new float[48 * 64 * 3];
    Arrays.fill(values, value);
    return values;
  }

  /** Two frames, the second a little brighter. */
  private static Samples frames() {
    float[] values = new float[2 * 48 * 64 * 3];
    for (int i = 0; i < values.length; i++) {
      int frame = i / (48 * 64 * 3);
      values[i] = PICTURE.samples().get(i % (48 * 64 * 3)) * (0.8f + 0.2f * frame);
    }
    return Samples.of(new int[] {2, 48, 64}, 3, values);
  }

  private Session clip(Origin origin) {
    ClipTimes times = ClipTimes.of(new double[] {0, 0.1}, 0.3, 0, 0);
    Optional<ClipSound> sound = Optional.of(new ClipSound("aac", 2, 48_000));
    return Session.of(
        new GridSignal("walk.mp4", frames(), 8),
        new OpenClip(times, ClipChoice.ALL, 0, sound),
        origin);
  }

  private static Samples decodedFrames(Path file) throws Exception {
    CodeBook book = CodeBookFile.read(file, 1 << 20);
    assertThat(book.times().orElseThrow().seconds(1)).isEqualTo(0.1);
    float[] all = new float[2 * 48 * 64 * 3];
    new CodeBookDecoder(book, CodingNetworks.shipped(), "x")
        .decode(
            1,
            (frame, picture) ->
                picture.copyTo(0, all, frame * (int) picture.length(), (int) picture.length()),
            CodingWatch.none());
    return Samples.of(new int[] {2, 48, 64}, 3, all);
  }

  private static double meanOfFrames(Samples decoded) {
    Samples all = frames();
    return (Psnr.of(all.slice(0), decoded.slice(0)) + Psnr.of(all.slice(1), decoded.slice(1))) / 2;
  }

  @Test
  void aClipIsCompressedWithItsTimesAndToldAsFarAsThatIsKnown() throws Exception {
    session.open(clip(Origin.none()));
    choose("Bits", 0.5);
    assertThat(flow.summary())
        .startsWith(
            "At most 1 kB for 2 frames. Compressing takes about 0:01. Its sound is left out.");
    choose("Aim", Aim.PSNR);
    choose("PSNR", 30.0);
    assertThat(flow.summary()).startsWith("As much as that takes, which is known at the end, for");
    choose("With the network", true);
    assertThat(flow.summary()).contains("at the end, and 3.8 MB of the network for 2 frames.");
    choose("With the network", false);
    Path target = folder.resolve("walk.tsra");
    flow.save(target);
    assertThat(told.notices.get(0).sentence()).matches("Saved walk\\.tsra \\(\\d kB, .* dB\\)\\.");
    assertThat(meanOfFrames(decodedFrames(target))).isGreaterThan(29.9);
  }

  @Test
  void whatTheFitOfAClipShowsIsCompressed() throws Exception {
    session.open(clip(Origin.none()));
    FieldSpec spec = new FieldSpec(3, 3, 16, 1, 4, 4, 4);
    GridTiling tiles = new GridCut(List.of(2, 8, 8), List.of(0, 0, 0), false).of(2, 48, 64);
    Codes codes = Codes.of(tiles.tileCount(), 4, Initialisation.codes(tiles.tileCount(), 4, 2));
    field = Optional.of(new Fitted<>(tiles, Initialisation.weights(spec, 1), codes));
    choose("Of", ((ExportOption.OneOf<?>) export.kind().options().get(0)).values().get(1));
    choose("Aim", Aim.PSNR);
    choose("PSNR", 30.0);
    Path target = folder.resolve("fit.tsra");
    flow.save(target);
    @SuppressWarnings("unchecked")
    StageService.Asked<Samples> asked = (StageService.Asked<Samples>) service.asked().get(0);
    asked.end(new Outcome.Done<>(frames()));
    assertThat(meanOfFrames(decodedFrames(target))).isGreaterThan(29.9);
  }

  @Test
  void whatIsNotWhereItWasIsNotCompressed() {
    SourceFile gone = new SourceFile("walk.mp4", List.of(), "0".repeat(64), 9, Optional.empty());
    session.open(clip(Origin.missing(gone, AlphaMode.KEEP)));
    assertThat(flow.summary()).isEqualTo("The original is not where it was: locate it first.");
  }

  @Test
  void withoutAFitThereIsNothingOfItToSave() {
    open();
    field = Optional.empty();
    Object fit = ((ExportOption.OneOf<?>) export.kind().options().get(0)).values().get(1);
    choose("Of", fit);
    flow.save(folder.resolve("fit.tsra"));
    assertThat(told.notices.get(0).sentence())
        .isEqualTo("Nothing is saved: There is nothing to save yet: start a fit first.");
  }
}
