package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tessera.model.fit.StopReason;
import dev.tessera.model.service.ModelThread;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.VertexNormals;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code fit} makes of a mesh. */
final class FitMeshTest {
  private static final Object[] SMALL = {
    "--cells",
    6,
    "--width",
    64,
    "--latent",
    24,
    "--steps",
    60,
    "--resolution",
    32,
    "--device",
    "cpu"
  };

  @TempDir private Path folder = Path.of("");
  private final StringWriter said = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path box = Path.of("");

  /** A box of 20 x 40 x 60 with a corner at (100,0,0), as quads seen from outside. */
  @BeforeEach
  void makeMesh() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int corner = 0; corner < 8; corner++) {
      text.append("v ")
          .append(100 + (corner & 1) * 20)
          .append(' ')
          .append((corner >> 1 & 1) * 40)
          .append(' ')
          .append((corner >> 2) * 60)
          .append('\n');
    }
    text.append("f 1 3 4 2\nf 5 6 8 7\nf 1 2 6 5\nf 3 7 8 4\nf 1 5 7 3\nf 2 4 8 6\n");
    box = Files.writeString(folder.resolve("box.obj"), text);
  }

  private int run(Object... arguments) {
    Surroundings surroundings =
        new Surroundings(
            engine -> ModelThread.start(Runnable::run, () -> {}),
            (file, steps, drawn) -> {},
            stop -> () -> {},
            false,
            false);
    CommandLine line = Commands.line(surroundings);
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(err, true));
    return line.execute(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
  }

  private static Object[] with(Object[] some, Object... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray();
  }

  private static double extent(Mesh mesh, int axis, boolean high) {
    double bound = high ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    for (int v = 0; v < mesh.vertexCount(); v++) {
      double p = mesh.position(v, axis);
      bound = high ? Math.max(bound, p) : Math.min(bound, p);
    }
    return bound;
  }

  @Test
  void theMeshComesBackClosedInUnitsAndAxesOfItsFile() throws Exception {
    Path out = folder.resolve("out.ply");
    Path report = folder.resolve("r.json");
    Path curve = folder.resolve("c.csv");
    Object[] call = {"fit", box, "--out", out, "--report", report, "--curve", curve, "--up", "z"};
    assertThat(run(with(call, SMALL))).as(err.toString()).isZero();
    assertThat(err.toString()).contains("Fitting box.obj, 12 triangles, on CPU");

    Mesh mesh = MeshFiles.read(out, () -> false).mesh();
    double[] low = {100, 0, 0};
    double[] high = {120, 40, 60};
    for (int axis = 0; axis < 3; axis++) {
      assertThat(extent(mesh, axis, false)).isCloseTo(low[axis], within(2.5));
      assertThat(extent(mesh, axis, true)).isCloseTo(high[axis], within(2.5));
    }
    MeshReport facts = MeshReport.of(mesh);
    assertThat(facts.watertight()).isTrue();
    assertThat(facts.signedVolume()).isCloseTo(48_000, within(1500.0));
    assertThat(said.toString())
        .startsWith(out + ": IoU 0.9")
        .contains("closed, one piece, 60 steps");

    JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertThat(json.at("/input/triangles").asInt()).isEqualTo(12);
    assertThat(json.at("/input/up").asText()).isEqualTo("Z");
    assertThat(json.at("/input/sha256").asText()).hasSize(64);
    assertThat(json.at("/options/cells").asInt()).isEqualTo(6);
    assertThat(json.at("/options/networks").isNull()).isTrue();
    assertThat(json.at("/options/stop/seconds").isNull()).isTrue();
    assertThat(json.at("/steps").asLong()).isEqualTo(60);
    assertThat(json.at("/written/iou").asDouble()).isBetween(0.95, 1.0);
    assertThat(json.at("/written/chamfer").asDouble())
        .isBetween(json.at("/written/chamferToSurface").asDouble(), 1e-3);
    assertThat(json.at("/written/boundaryEdges").asInt()).isZero();
    assertThat(json.at("/written/components").asInt()).isOne();
    assertThat(json.at("/written/triangles").asInt()).isEqualTo(mesh.triangleCount());
    assertThat(json.at("/written/seam").asDouble()).isPositive();
    assertThat(json.at("/extraction/shareOfLattice").asDouble())
        .isEqualTo(json.at("/extraction/evaluations").asLong() / Math.pow(33, 3));
    assertThat(json.at("/memory/heapBytes").asLong()).isPositive();
    assertThat(json.at("/curve").size()).isPositive();
    assertThat(curve).content().startsWith("seconds,step,psnr\n");
  }

  @Test
  void byDefaultTheShippedNetworksStayAndOnlyCodesMove() throws Exception {
    Path out = folder.resolve("out.ply");
    Path report = folder.resolve("r.json");
    Object[] call = {
      "fit", box, "--out", out, "--report", report, "--cells", 8, "--resolution", 32
    };
    assertThat(run(with(call, "--device", "cpu"))).as(err.toString()).isZero();

    JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertThat(json.at("/options/mode").asText()).isEqualTo("CODES");
    assertThat(json.at("/options/networks").asText()).isEqualTo("shape-64");
    assertThat(json.at("/stopReason").asText()).isEqualTo(StopReason.DONE.text());
    assertThat(json.at("/written/iou").asDouble()).isGreaterThan(0.97);
    assertThat(json.at("/written/boundaryEdges").asInt()).isZero();
    assertThat(json.at("/written/components").asInt()).isOne();
  }

  @Test
  void aSurfaceIsDecimatedToTheFacesWanted() throws Exception {
    Path out = folder.resolve("out.stl");
    Object[] call = {"fit", box, "--out", out, "--faces", 300};
    assertThat(run(with(call, SMALL))).as(err.toString()).isZero();

    Mesh mesh = MeshFiles.read(out, () -> false).mesh();
    assertThat(mesh.triangleCount()).isEqualTo(300);
    assertThat(MeshReport.of(mesh).watertight()).isTrue();
    assertThat(extent(mesh, 0, true)).isCloseTo(120, within(2.0));
  }

  /** On the sides of a box the gradient of the field points along an axis, whatever was reduced. */
  @Test
  void aDecimatedSurfaceHasTheNormalsOfTheField() throws Exception {
    Path out = folder.resolve("out.obj");
    Object[] call = {"fit", box, "--out", out, "--faces", 60};
    assertThat(run(with(call, SMALL))).as(err.toString()).isZero();

    Mesh mesh = MeshFiles.read(out, () -> false).mesh();
    Normals ofTriangles = VertexNormals.of(mesh);
    List<double[]> written =
        Files.readAllLines(out).stream()
            .filter(line -> line.startsWith("vn "))
            .map(line -> Stream.of(line.substring(3).split(" ")))
            .map(words -> words.mapToDouble(Double::parseDouble).toArray())
            .toList();
    assertThat(written).hasSize(mesh.vertexCount());
    double apart = 0;
    for (int v = 0; v < mesh.vertexCount(); v++) {
      double dot = 0;
      double length = 0;
      for (int axis = 0; axis < 3; axis++) {
        dot += written.get(v)[axis] * ofTriangles.get(v, axis);
        length += written.get(v)[axis] * written.get(v)[axis];
      }
      assertThat(length).isCloseTo(1, within(1e-5));
      apart = Math.max(apart, Math.acos(Math.min(1, dot)));
    }
    // Those of so few triangles lean by far more than rounding.
    assertThat(apart).isGreaterThan(0.05);
  }

  @Test
  void whatEnclosesNothingIsRefusedBeforeTheFit() throws Exception {
    Path plane =
        Files.writeString(
            folder.resolve("plane.obj"), "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nf 1 2 3 4\n");
    Path out = folder.resolve("out.obj");

    assertThat(run(with(new Object[] {"fit", plane, "--out", out}, SMALL))).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("tessera: Cannot fit plane.obj: it is an open surface that encloses nothing")
        .contains("give it a thickness")
        .doesNotContain("Fitting");
    assertThat(out).doesNotExist();
    assertThat(run("info", plane)).isZero();
    assertThat(said.toString()).contains("fit          not possible: it is an open surface");
  }

  @Test
  void aFormatThatIsTooCoarseSoFarFromTheOriginIsToldBeforeTheFit() throws Exception {
    Path far = folder.resolve("far.obj");
    Files.writeString(far, Files.readString(box).replace("v 1", "v 100001"));
    Path out = folder.resolve("far.stl");

    assertThat(run(with(new Object[] {"fit", far, "--out", out}, SMALL))).isZero();
    assertThat(err.toString())
        .startsWith("Note: STL files hold coordinates to 7 digits only")
        .contains("OBJ and PLY keep them.");
  }
}
