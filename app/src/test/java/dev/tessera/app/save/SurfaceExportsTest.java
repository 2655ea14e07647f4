package dev.tessera.app.save;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.Notice;
import dev.tessera.app.session.OpenShape;
import dev.tessera.model.archive.ShippedFamilies;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.service.DirectModelService;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Bounds;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.UpAxis;
import dev.tessera.model.tile.SparseTiling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
final class SurfaceExportsTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  @TempDir private Path folder;

  private final DirectModelService service = new DirectModelService();
  private final TestTools told = TestTools.of(service);
  private final List<Notice> notices = told.notices;
  private Optional<Fitted<SparseTiling>> fitted = Optional.of(vase());
  private double rate = Double.NaN;
  private float offset;
  private final SurfaceExports exports =
      new SurfaceExports(
          ENGINE,
          new SurfaceSource(
              () -> Optional.of(block(offset)),
              then -> then.accept(fitted),
              () -> OrbitCamera.of(1),
              () -> 4,
              () -> rate));
  private final SaveFlow export = new SaveFlow(told.tools, exports.kinds());

  /** A tetrahedron about (100,0,0) and more along z, 20 units wide. */
  private static OpenShape block(double z) {
    Mesh mesh =
        Mesh.of(
            new double[] {110, 10, z + 10, 90, -10, z + 10, 90, 10, z - 10, 110, -10, z - 10},
            new int[] {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3});
    return OpenShape.of(
        "a block.stl", new MeshFile(mesh, MeshFormat.STL, UpAxis.Z, 1), "", () -> false);
  }

  private static Fitted<SparseTiling> vase() {
    TrainedFamily family = ShippedFamilies.load("vases");
    return family.shape(family.codes().code(0));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }

  @Test
  void aReducedMeshIsSavedInTheUnitsOfTheFile() throws Exception {
    TestTools.choose(exports.kinds(), "Cells", 64);
    TestTools.choose(exports.kinds(), "Triangles", "200");
    TestTools.choose(exports.kinds(), "Format", MeshFormat.GLB);
    export.save(folder.resolve("block"));
    assertThat(export.busy().get()).isTrue();
    service.runToIdle();
    assertThat(notices).extracting(Notice::sentence).containsExactly("Saved block.glb.");
    MeshFile read = MeshFiles.read(folder.resolve("block.glb"), () -> false);
    assertThat(read.mesh().triangleCount()).isBetween(100, 200);
    double radius = Math.sqrt(300);
    Bounds bounds = Bounds.of(read.mesh());
    assertThat(bounds.middle(0)).isBetween(100 - radius, 100 + radius);
    assertThat(Math.abs(bounds.middle(1))).isLessThan(radius);
    assertThat(bounds.extent(2)).isBetween(radius, 2.1 * radius);
  }

  @ParameterizedTest
  @CsvSource({"block v1.2, block v1.2.obj", "block.stl, block.stl.obj", "block.OBJ, block.OBJ"})
  void theNameEndsInTheFormatThatIsWritten(String chosen, String written) throws IOException {
    TestTools.choose(exports.kinds(), "Cells", 64);
    TestTools.choose(exports.kinds(), "Format", MeshFormat.OBJ);
    export.save(folder.resolve(chosen));
    service.runToIdle();
    assertThat(files()).containsExactly(written);
  }

  @Test
  void aTurntableIsAFilmOfAsManyFramesAsItsSecondsHave() throws Exception {
    export.kind().set(export.kinds().get(1));
    TestTools.choose(exports.kinds(), "Format", FrameFormat.PNG_SEQUENCE);
    TestTools.choose(exports.kinds(), "Cells", 64);
    TestTools.choose(exports.kinds(), "Picture", 320);
    TestTools.choose(exports.kinds(), "One turn", 3);
    assertThat(export.offer().name()).isEqualTo("a-block-turntable.png");
    export.save(folder.resolve("turn.png"));
    service.runToIdle();
    assertThat(files()).hasSize(75).startsWith("turn-0001.png").endsWith("turn-0075.png");
    assertThat(notices)
        .extracting(Notice::sentence)
        .containsExactly("Saved turn-0001.png to turn-0075.png.");
  }

  @Test
  void whatIsCancelledLeavesNothing() throws IOException {
    export.save(folder.resolve("block.obj"));
    export.cancel();
    service.runToIdle();
    assertThat(export.busy().get()).isFalse();
    assertThat(files()).isEmpty();
    assertThat(notices).isEmpty();
  }

  @Test
  void withoutAFitThereIsNothingToSave() throws IOException {
    fitted = Optional.empty();
    export.save(folder.resolve("block.obj"));
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.INFO);
    assertThat(export.busy().get()).isFalse();
    assertThat(files()).isEmpty();
  }

  @Test
  void aFileThatNobodyChoseIsReplacedOnlyIfWished() throws IOException {
    Path there = Files.writeString(folder.resolve("block.obj"), "mine");
    export.save(folder.resolve("block"));
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.QUESTION);
    service.runToIdle();
    assertThat(there).hasContent("mine");
    TestTools.choose(exports.kinds(), "Cells", 64);
    notices.get(0).action().orElseThrow().run().run();
    service.runToIdle();
    assertThat(Files.size(there)).isGreaterThan(1000);
  }

  @Test
  void whatCannotBeWrittenIsTold() throws IOException {
    TestTools.choose(exports.kinds(), "Cells", 64);
    export.save(folder.resolve("missing").resolve("block.obj"));
    service.runToIdle();
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.PROBLEM);
    assertThat(export.busy().get()).isFalse();
    assertThat(files()).isEmpty();
  }

  @Test
  void anEstimateIsGivenAndWrongNumbersAreNamed() {
    // area 4, 256 cells: 1.5 * 4 * 256^2 / 4 vertices, twice as many triangles
    assertThat(export.summary()).startsWith("About 200,000 triangles; ");
    rate = 1e5;
    assertThat(export.summary()).contains("to extract");
    TestTools.choose(exports.kinds(), "Triangles", "5000");
    assertThat(export.summary()).startsWith("About 200,000 triangles, reduced to 5,000; ");
    for (String wrong : List.of("3", "many")) {
      TestTools.choose(exports.kinds(), "Triangles", wrong);
      assertThat(export.offer().possible()).isFalse();
      assertThat(export.summary()).startsWith("Triangles: enter");
    }
    export.kind().set(export.kinds().get(1));
    assertThat(export.offer().possible()).isTrue();
    assertThat(export.summary()).contains("150 frames of 720 \u00d7 720 pixels");
  }

  @Test
  void whatIsReplacedIsWhatWasChosenThen() throws Exception {
    Path there = Files.writeString(folder.resolve("block.ply"), "mine");
    TestTools.choose(exports.kinds(), "Cells", 64);
    TestTools.choose(exports.kinds(), "Format", MeshFormat.PLY);
    export.save(folder.resolve("block"));
    TestTools.choose(exports.kinds(), "Format", MeshFormat.OBJ);
    notices.get(0).action().orElseThrow().run().run();
    service.runToIdle();
    assertThat(Files.readString(there, StandardCharsets.ISO_8859_1)).startsWith("ply");
    assertThat(files()).containsExactly("block.ply");
  }

  @Test
  void aFormatThatIsTooCoarseSoFarFromTheOriginIsToldBefore() {
    TestTools.choose(exports.kinds(), "Format", MeshFormat.STL);
    assertThat(export.summary()).doesNotContain("7 digits");
    offset = 10_000_000;
    assertThat(export.summary()).contains("\nSTL files hold coordinates to 7 digits only");
    TestTools.choose(exports.kinds(), "Format", MeshFormat.PLY);
    assertThat(export.summary()).doesNotContain("7 digits");
  }
}
