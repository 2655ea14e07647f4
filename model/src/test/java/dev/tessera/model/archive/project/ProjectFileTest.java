package dev.tessera.model.archive.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.flow.Flow;
import dev.tessera.model.signal.io.SaveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a project file keeps, and what is refused. */
final class ProjectFileTest {
  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("some.tessera");
    assertThat(ProjectFile.write(file, SoundProjects.full(), "test 1", () -> false)).isEmpty();
  }

  private static float[] flat(Fitted<?> field) {
    float[] codes = new float[field.codes().tiles() * field.codes().latent()];
    field.codes().copyTo(0, field.codes().tiles(), codes, 0);
    return codes;
  }

  private static void assertSame(SavedFit found, SavedFit expected) {
    assertThat(found.signals()).isEqualTo(expected.signals());
    assertThat(found.edits().map(EditedCodes::tiles))
        .isEqualTo(expected.edits().map(EditedCodes::tiles));
    assertThat(found.fields()).hasSameSizeAs(expected.fields());
    for (int i = 0; i < found.fields().size(); i++) {
      Fitted<?> field = found.edited().get(i);
      Fitted<?> wanted = expected.edited().get(i);
      assertThat(field.tiling()).isEqualTo(wanted.tiling());
      assertThat(field.spec()).isEqualTo(wanted.spec());
      assertThat(field.clamp()).isEqualTo(wanted.clamp());
      assertThat(flat(field)).isEqualTo(flat(wanted));
      assertThat(field.weights().toArray()).isEqualTo(wanted.weights().toArray());
    }
    assertThat(found.result().isPresent()).isEqualTo(expected.result().isPresent());
    if (expected.result().isPresent()) {
      FitResult<?> result = found.result().orElseThrow();
      FitResult<?> wanted = expected.result().orElseThrow();
      assertThat(result.reason()).isEqualTo(wanted.reason());
      assertThat(result.pace()).isEqualTo(wanted.pace());
      assertThat(result.quality()).isEqualTo(wanted.quality());
      assertThat(result.device()).isEqualTo(wanted.device());
      assertThat(points(result.curve())).isEqualTo(points(wanted.curve()));
      assertThat(result.state().settings()).isEqualTo(wanted.state().settings());
      assertThat(result.state().step()).isEqualTo(wanted.state().step());
      assertThat(result.state().arrays().keySet()).isEqualTo(wanted.state().arrays().keySet());
      wanted
          .state()
          .arrays()
          .forEach(
              (name, v) -> assertThat(result.state().array(name)).as(name).isEqualTo(v.toArray()));
    }
  }

  private static void assertSame(SavedWay.OfFlow found, SavedWay.OfFlow expected) {
    assertThat(found.points()).isEqualTo(expected.points());
    assertThat(found.found().orElseThrow().obeyed())
        .isEqualTo(expected.found().orElseThrow().obeyed());
    Flow flow = found.found().orElseThrow().flow();
    Flow wanted = expected.found().orElseThrow().flow();
    assertThat(flow.weights().spec()).isEqualTo(wanted.weights().spec());
    assertThat(flow.weights().toArray()).isEqualTo(wanted.weights().toArray());
    assertThat(flow.codes().numbers().toArray()).isEqualTo(wanted.codes().numbers().toArray());
    assertThat(flow.ratio()).isEqualTo(wanted.ratio());
    assertThat(flow.levels()).isEqualTo(wanted.levels());
  }

  private static List<List<Number>> points(FitCurve curve) {
    return IntStream.range(0, curve.length())
        .mapToObj(i -> List.<Number>of(curve.step(i), curve.seconds(i), curve.value(i)))
        .toList();
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    Project expected = SoundProjects.full();
    Project found = ProjectFile.read(file);
    assertThat(found.signals()).hasSize(8);
    for (int i = 0; i < 8; i++) {
      SavedSignal signal = found.signals().get(i);
      SavedSignal wanted = expected.signals().get(i);
      assertThat(signal.name()).isEqualTo(wanted.name());
      assertThat(signal.kind()).isEqualTo(wanted.kind());
      assertThat(signal.source().sha256()).isEqualTo(wanted.source().sha256());
      assertThat(signal.source().bytes()).isEqualTo(wanted.source().bytes());
      assertThat(signal.source().places()).containsAll(wanted.source().places());
    }
    assertThat(found.fits()).hasSameSizeAs(expected.fits());
    for (int i = 0; i < found.fits().size(); i++) {
      assertSame(found.fits().get(i), expected.fits().get(i));
    }
    assertThat(found.codeWays()).isEqualTo(expected.codeWays());
    assertThat(found.flowWays()).hasSize(2);
    assertThat(found.flowWays().get(1)).isEqualTo(expected.flowWays().get(1));
    assertSame(found.flowWays().get(0), expected.flowWays().get(0));
    assertThat(found.curves()).hasSize(1);
    assertThat(found.curves().get(0).name()).isEqualTo("earlier");
    assertThat(points(found.curves().get(0).curve()))
        .isEqualTo(points(expected.curves().get(0).curve()));
    assertThat(found.views()).isEqualTo(expected.views());
    assertThat(found.thumbnail()).isEqualTo(expected.thumbnail());
  }

  @Test
  void settingsAreReadAsTheyWereAndNetworksWithThem() throws Exception {
    Project expected = SoundProjects.full();
    Project found = ProjectFile.read(file);
    for (int i : new int[] {0, 2, 5}) {
      assertThat(((FitMethod.Tiles) found.fits().get(i).method()).options())
          .isEqualTo(((FitMethod.Tiles) expected.fits().get(i).method()).options());
    }
    var codes = ((FitMethod.Tiles) found.fits().get(1).method()).options();
    assertThat(codes.networks().orElseThrow().name()).isEqualTo("of the first");
    assertThat(codes.networks().orElseThrow().encoder()).isPresent();
    FitMethod.Member member = (FitMethod.Member) found.fits().get(4).method();
    assertThat(member.family().members()).containsExactly("box-1", "box-2");
    assertThat(member.search())
        .isEqualTo(((FitMethod.Member) expected.fits().get(4).method()).search());
  }

  @Test
  void networksThatWereOneObjectAreOneAgain() throws Exception {
    Project found = ProjectFile.read(file);
    var first = found.fits().get(0).fields().get(0).weights();
    assertThat(found.fits().get(1).fields().get(0).weights()).isSameAs(first);
    var options = ((FitMethod.Tiles) found.fits().get(1).method()).options();
    assertThat(options.networks().orElseThrow().weights()).isSameAs(first);
    assertThat(found.fits().get(2).fields().get(0).weights())
        .isSameAs(found.fits().get(2).fields().get(1).weights());
    assertThat(found.at(found.codeWays().get(2).ends().get(1))).isEmpty();
    assertThat(found.at(found.codeWays().get(2).ends().get(0))).isPresent();
  }

  @Test
  void theSameProjectGivesTheSameBytes() throws Exception {
    Path again = folder.resolve("again.tessera");
    ProjectFile.write(again, ProjectFile.read(file), "test 1", () -> false);
    ProjectFile.write(file, ProjectFile.read(again), "test 1", () -> false);
    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
  }

  /** A manifest as version 1 has it: whoever renames a key breaks files that people have. */
  @Test
  void theManifestHasItsNames() throws Exception {
    JsonNode manifest = ZipParts.of(file).manifest();
    assertThat(manifest.fieldNames())
        .toIterable()
        .containsExactly(
            "format",
            "version",
            "creator",
            "networks",
            "encoders",
            "families",
            "signals",
            "fits",
            "ways",
            "curves",
            "curvesFile",
            "views",
            "thumbnail",
            "entries");
    assertThat(manifest.at("/signals/0/source").fieldNames())
        .toIterable()
        .containsExactly("name", "sha256", "bytes", "places", "relative", "copy");
    assertThat(manifest.at("/fits/0").fieldNames())
        .toIterable()
        .containsExactly("signals", "method", "options", "result", "fields", "state", "edits");
    assertThat(manifest.at("/fits/0/options/mode").textValue()).isEqualTo("joint");
    assertThat(manifest.at("/fits/0/result/reason").textValue()).isEqualTo("stopped");
    assertThat(manifest.at("/fits/0/state/asFitted")).hasSize(2);
    assertThat(manifest.at("/fits/1/options/networks").fieldNames())
        .toIterable()
        .containsExactly("name", "tile", "network", "encoder");
    assertThat(manifest.at("/signals/0/alpha").textValue()).isEqualTo("composite");
    assertThat(manifest.at("/signals/2/placement/up").textValue()).isEqualTo("z");
  }

  private void assertRefused(String... words) {
    String[] parts =
        Stream.concat(Stream.of(": expected "), Stream.of(words)).toArray(String[]::new);
    assertThatThrownBy(() -> ProjectFile.read(file))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessageStartingWith("Cannot read " + file)
        .hasMessageContainingAll(parts)
        .hasMessageNotContainingAny("\n", "\r")
        .hasMessageEndingWith(".");
  }

  private void rewritten(ZipParts parts) throws IOException {
    Files.write(file, parts.bytes());
  }

  @Test
  void aLaterVersionIsRefused() throws Exception {
    ZipParts parts = ZipParts.of(file);
    parts.manifest().put("version", 2);
    rewritten(parts);
    assertRefused("a project of version 1", "version 2, which a later Tessera wrote");
  }

  @Test
  void otherFilesAreRefused() throws Exception {
    Files.writeString(file, "no archive at all");
    assertRefused("a project, which is a zip archive");
    Files.write(file, new byte[0]);
    assertRefused("a project, which is a zip archive");
    Files.delete(file);
    assertRefused("nothing of that name");
    Files.createDirectory(file);
    assertRefused("a folder or device");
  }

  @Test
  void everyTruncationIsRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length += 1 + length / 50) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertRefused();
    }
  }

  @Test
  void namesThatLeaveTheArchiveAreRefused() throws Exception {
    for (String name :
        List.of("../evil", "/etc/evil", "a/../../b", "C:\\evil", "a\\..\\b", "a//b", ".hidden")) {
      write();
      ZipParts parts = ZipParts.of(file);
      parts.put(name, new byte[] {1});
      rewritten(parts);
      assertRefused("names of entries that stay in the archive");
    }
  }

  @Test
  void entriesThatTheManifestDoesNotKnowAreRefused() throws Exception {
    ZipParts parts = ZipParts.of(file);
    parts.put("more.bin", new byte[] {1});
    rewritten(parts);
    assertRefused("no entry that the manifest does not know", "entry more.bin");
  }

  @Test
  void anEntryThatIsNotWhatTheManifestTellsIsRefused() throws Exception {
    ZipParts parts = ZipParts.of(file);
    byte[] codes = parts.get("fits/1/codes.safetensors");
    codes[codes.length - 1] ^= 1;
    parts.put("fits/1/codes.safetensors", codes);
    rewritten(parts);
    assertRefused("the SHA-256", "entry fits/1/codes.safetensors");
  }

  @Test
  void aMissingEntryIsRefused() throws Exception {
    ZipParts parts = ZipParts.of(file);
    parts.remove("networks/1.safetensors");
    rewritten(parts);
    assertRefused("an entry of this name", "entry networks/1.safetensors");
  }

  @Test
  void aZipBombIsRefusedBeforeItIsUnpacked() throws Exception {
    ZipParts parts = ZipParts.of(file);
    parts.put("networks/1.safetensors", new byte[200_000_000]);
    rewritten(parts);
    assertThat(Files.size(file)).isLessThan(1_000_000);
    assertRefused("entries of at most", "in all");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/signals/0/width | -1 | a whole number of 1 to",
        "/signals/0/channels | 5 | a whole number of 1 to 4",
        "/signals/0/source/sha256 | \"xyz\" | 64 hexadecimal digits",
        "/signals/0/source/name | \"../a\" | a name of a file has no folders",
        "/signals/0/kind | \"smell\" | picture, clip, lightfield or shape",
        "/fits/0/signals | [9] | a fit of signal 9",
        "/fits/0/signals | [0,1,2] | found 3",
        "/fits/0/method | 7 | a text",
        "/fits/0/options/network/width | 100000000 | width must be between 8 and 1024",
        "/fits/0/options/cut/tile | [8,8,8,8,8] | axes must be",
        "/fits/0/fields/0/network | 99 | a whole number of 0 to 3",
        "/fits/0/fields/0/grid/extent | [2147483647,2147483647] | at most 2147483647 tiles",
        "/fits/0/fields/0/grid/extent | [16,2400] | do not belong to",
        "/fits/0/state/step | -3 | a whole number of 0 to",
        "/fits/0/state/asFitted | [\"all\"] | codes or weights",
        "/fits/0/edits/tiles | [4,1] | ascend",
        "/fits/0/edits/tiles | [1,4000] | edited codes",
        "/fits/2/fields/0/voxels/perAxis | 128 | the shape",
        "/networks/0/field/field.width | 1024 | the shape",
        "/networks/0/field/field.form | \"none\" | form must be one of",
        "/encoders/0/inputs | 16777217 | a whole number of 1 to",
        "/families/0/members | [\"a\",\"a\"] | two members",
        "/ways/0/ends/0/fit | 40 | a way to fit 40",
        "/ways/3/shapes | [2,40] | a flow of signal 40",
        "/ways/3/shapes | [0,2] | a flow of signal 0, which is no shape",
        "/ways/3/shapes | [2,2] | a flow of signal 2 to itself",
        "/ways/3/shapes | [2] | two",
        "/ways/3/points | [1,2,3] | six numbers a pair",
        "/ways/3/points | [1,2,3,4,5,1e999] | a number",
        "/ways/3/flow/network | 0 | no flow",
        "/ways/3/flow/ratio | -1 | ratio -1.0",
        "/ways/3/flow/levels | [0] | 1 levels",
        "/ways/3/flow/file | \"nothing\" | length and hash of each entry",
        "/views | 3 | an object",
        "/entries | {} | length and hash of each entry",
      })
  void aManifestThatDoesNotHoldTogetherIsRefused(String pointer, String value, String words)
      throws Exception {
    ZipParts parts = ZipParts.of(file);
    int last = pointer.lastIndexOf('/');
    ObjectNode at = (ObjectNode) parts.manifest().at(pointer.substring(0, last));
    at.set(pointer.substring(last + 1), new ObjectMapper().readTree(value));
    rewritten(parts);
    assertRefused(words);
  }

  @Test
  void aSourceIsFoundWhereTheProjectIsMovedWithIt() throws Exception {
    Path old = Files.createDirectory(folder.resolve("old"));
    Path photo = Files.write(old.resolve("photo.png"), SoundProjects.PICTURE_BYTES);
    SavedSignal signal = SoundProjects.full().signals().get(0);
    String hash = signal.source().sha256();
    SourceFile source = SourceFile.at(photo, hash, SoundProjects.PICTURE_BYTES.length);
    Project project =
        Project.of(
            List.of(new SavedSignal("photo.png", source, signal.kind())), List.of(), List.of());
    ProjectFile.write(old.resolve("p.tessera"), project, "test", () -> false);
    Path moved = Files.move(old, folder.resolve("moved"));

    SourceFile read = ProjectFile.read(moved.resolve("p.tessera")).signals().get(0).source();

    assertThat(SourceSearch.of(read, folder).file()).contains(moved.resolve("photo.png"));
    Files.writeString(moved.resolve("photo.png"), "changed");
    assertThat(SourceSearch.of(read, folder))
        .isEqualTo(
            new SourceSearch(
                Optional.empty(),
                Optional.of(moved.resolve("photo.png") + " has changed since it was fitted")));
    Files.delete(moved.resolve("photo.png"));
    assertThat(SourceSearch.of(read, folder).problem()).contains("photo.png is not where it was");
    Path elsewhere = Files.write(folder.resolve("x.png"), SoundProjects.PICTURE_BYTES);
    assertThat(SourceSearch.of(read.foundAt(elsewhere), folder).file()).contains(elsewhere);
  }

  @Test
  void aCopyIsTakenOutWhereTheSourceIsGone() throws Exception {
    SourceFile source = ProjectFile.read(file).signals().get(0).source();
    Path out = Files.createDirectory(folder.resolve("copies"));

    SourceSearch found = SourceSearch.of(source, out);

    assertThat(found.file()).contains(out.resolve("photo.png"));
    assertThat(out.resolve("photo.png")).hasBinaryContent(SoundProjects.PICTURE_BYTES);
    ZipParts parts = ZipParts.of(file);
    parts.put("sources/1", new byte[] {1, 2});
    rewritten(parts);
    assertThat(SourceSearch.of(source, out).problem())
        .contains("the project's copy of photo.png is damaged");
  }

  @Test
  void sourcesThatAreTooLargeOrChangedAreReferredToAndThatIsTold() throws Exception {
    Project full = SoundProjects.full();
    SavedSignal signal = full.signals().get(0);
    Content content = Content.of(SoundProjects.PICTURE_BYTES);
    SourceFile large =
        new SourceFile("film.mp4", List.of(), "1".repeat(64), 500_000_001, Optional.of(content));
    SourceFile changed =
        new SourceFile("photo.png", List.of(), "1".repeat(64), 20, Optional.of(content));
    SourceFile gone =
        new SourceFile(
            "gone.png",
            List.of(),
            "1".repeat(64),
            20,
            Optional.of(Content.of(folder.resolve("gone.png"))));
    List<SavedSignal> signals =
        Stream.of(large, changed, gone)
            .map(source -> new SavedSignal("s", source, signal.kind()))
            .toList();

    List<String> notes =
        ProjectFile.write(file, Project.of(signals, List.of(), List.of()), "test", () -> false);

    assertThat(notes)
        .containsExactly(
            "film.mp4 is not copied into the project: it has more than 500 MB",
            "photo.png is not copied into the project: it has changed",
            "gone.png is not copied into the project: it cannot be read any more");
    assertThat(ProjectFile.read(file).signals())
        .allMatch(read -> read.source().content().isEmpty());
  }

  @Test
  void whatCannotBeWrittenLeavesTheFileAsItWas() throws Exception {
    byte[] before = Files.readAllBytes(file);
    Project project = SoundProjects.full();
    assertThatThrownBy(() -> ProjectFile.write(file, project, "test", () -> true))
        .isInstanceOf(CancellationException.class);
    assertThat(file).hasBinaryContent(before);
    Path nowhere = folder.resolve("none").resolve("p.tessera");
    assertThatThrownBy(() -> ProjectFile.write(nowhere, project, "test", () -> false))
        .isInstanceOf(SaveException.class)
        .hasMessageContaining("does not exist");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void viewsAreAnyPlainValues() throws Exception {
    Project project = Project.empty();
    Map<String, Object> views = Map.of("a", Map.of("b", List.of(1, 2.5, "c", false)));
    Project with =
        new Project(
            project.signals(),
            project.fits(),
            project.ways(),
            project.curves(),
            views,
            project.thumbnail());
    ProjectFile.write(file, with, "test", () -> false);
    assertThat(ProjectFile.read(file)).isEqualTo(with);
  }
}
