package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.archive.FamilyFacts;
import dev.tessera.model.archive.FamilyFile;
import dev.tessera.model.archive.Precision;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.ModelThread;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Mesh;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class InterpolateCommandTest {
  @TempDir private Path folder = Path.of("");

  private final StringWriter err = new StringWriter();
  private final StringWriter said = new StringWriter();
  private Path cube = Path.of("");
  private Path slab = Path.of("");
  private Path frames = Path.of("");

  @BeforeEach
  void makeMeshes() throws Exception {
    cube = box("cube.obj", 2, 2, 2);
    slab = box("slab.obj", 4, 1, 4);
    frames = folder.resolve("frames");
  }

  /** A box with one corner at the origin, as quads seen from outside. */
  private Path box(String name, int x, int y, int z) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int corner = 0; corner < 8; corner++) {
      text.append("v ")
          .append((corner & 1) * x)
          .append(' ')
          .append((corner >> 1 & 1) * y)
          .append(' ')
          .append((corner >> 2) * z)
          .append('\n');
    }
    text.append("f 1 3 4 2\nf 5 6 8 7\nf 1 2 6 5\nf 3 7 8 4\nf 1 5 7 3\nf 2 4 8 6\n");
    return Files.writeString(folder.resolve(name), text);
  }

  /** A mesh as binary STL with three bytes too many. */
  private Path withRest(Path mesh) throws Exception {
    Path stl = folder.resolve("rest.stl");
    MeshFiles.write(
        MeshFiles.read(mesh, () -> false).mesh(),
        Optional.empty(),
        stl,
        MeshFormat.STL,
        () -> false);
    return Files.write(stl, new byte[3], StandardOpenOption.APPEND);
  }

  /** Half-spaces x < z_0 by one slow wave: the code is where the wall stands, by and by. */
  private Path family() throws Exception {
    FieldSpec spec = new FieldSpec(3, 1, 8, 1, 1, 1, 1);
    WeightLayout layout = WeightLayout.of(spec);
    float[] values = new float[layout.length()];
    values[layout.layer(0, 0).offset()] = 1; // sin(x), modulated by 1
    values[layout.layer(0, 3).offset()] = 1;
    values[layout.layer(0, 1).offset() + 1] = (float) (Math.PI / 2); // sin(pi/2) = 1 by the code
    values[layout.layer(0, 2).offset() + 1] = 1;
    values[layout.outputWeight().offset()] = 10;
    values[layout.outputWeight().offset() + 1] = -10;
    TrainedFamily walls =
        new TrainedFamily(
            "walls",
            Weights.of(spec, values),
            List.of("near", "far"),
            Codes.of(2, 1, new float[] {0.1f, 0.5f}),
            0.1);
    Path file = folder.resolve("walls.safetensors");
    FamilyFacts facts = new FamilyFacts("test", "2 walls", 1, 1, 1, 1, 0, 0);
    FamilyFile.write(file, walls, facts, Precision.F32);
    return file;
  }

  private int run(Object... arguments) {
    return run(engine -> ModelThread.start(Runnable::run, () -> {}), stop -> () -> {}, arguments);
  }

  /** Runs a command whose user wants to stop it when a number of jobs have been begun. */
  private int runStopped(int jobs, Object... arguments) {
    Runnable[] wish = {() -> {}};
    return run(
        engine -> {
          ModelService service = ModelThread.start(Runnable::run, () -> {});
          return new ModelService() {
            private int submitted;

            @Override
            public <R> JobHandle<R> submit(Lane lane, Job<R> job) {
              submitted++;
              if (submitted == jobs) {
                wish[0].run();
              }
              return service.submit(lane, job);
            }

            @Override
            public void close() {
              service.close();
            }
          };
        },
        stop -> {
          wish[0] = stop;
          return () -> {};
        },
        arguments);
  }

  private int run(
      Function<Engine, ModelService> services, Interruptions interruptions, Object... arguments) {
    Surroundings surroundings =
        new Surroundings(services, (file, steps, drawn) -> {}, interruptions, false, false);
    CommandLine line = Commands.line(surroundings);
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(err, true));
    return line.execute(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
  }

  private static double extent(Mesh mesh, int axis, boolean high) {
    double bound = high ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    for (int v = 0; v < mesh.vertexCount(); v++) {
      double p = mesh.position(v, axis);
      bound = high ? Math.max(bound, p) : Math.min(bound, p);
    }
    return bound;
  }

  private Mesh frame(String name) throws Exception {
    return MeshFiles.read(frames.resolve(name), () -> false).mesh();
  }

  @Test
  void theBlendOfDistancesGoesFromOneFileToTheOtherInTheirUnits() throws Exception {
    assertThat(
            run(
                "interpolate",
                cube,
                slab,
                "--blend",
                "--frames",
                3,
                "--resolution",
                48,
                "--format",
                "ply",
                "--out",
                frames))
        .as(err.toString())
        .isZero();
    assertThat(said.toString()).contains("3 frames");
    Mesh first = frame("frame-0001.ply");
    Mesh last = frame("frame-0003.ply");
    assertThat(frames.resolve("frame-0004.ply")).doesNotExist();
    for (int axis = 0; axis < 3; axis++) {
      assertThat(extent(first, axis, false)).isCloseTo(0, within(0.05));
      assertThat(extent(first, axis, true)).isCloseTo(2, within(0.05));
      assertThat(extent(last, axis, true)).isCloseTo(axis == 1 ? 1 : 4, within(0.1));
    }
    assertThat(frame("frame-0002.ply").triangleCount()).isGreaterThan(100);
  }

  @Test
  void theFlowGoesFromOneFileToTheOtherAndIsTold() throws Exception {
    Path pairs =
        Files.writeString(
            folder.resolve("pairs.txt"), "# corners\n0 0 0  0 0 0\n2 2 2, 4 1 4 # far\n");
    Path report = folder.resolve("report.csv");
    assertThat(
            run(
                "interpolate",
                cube,
                slab,
                "--frames",
                3,
                "--resolution",
                48,
                "--format",
                "ply",
                "--out",
                frames,
                "--pairs",
                pairs,
                "--report",
                report,
                "--device",
                "cpu"))
        .as(err.toString())
        .isZero();
    Mesh first = frame("frame-0001.ply");
    Mesh last = frame("frame-0003.ply");
    // Both ends are the meshes themselves, without what cells take off their edges.
    assertThat(first.triangleCount()).isEqualTo(12);
    assertThat(last.triangleCount()).isEqualTo(12);
    for (int axis = 0; axis < 3; axis++) {
      assertThat(extent(first, axis, true)).isCloseTo(2, within(0.05));
      assertThat(extent(last, axis, true)).isCloseTo(axis == 1 ? 1 : 4, within(0.1));
    }
    List<String> table = Files.readAllLines(report);
    assertThat(table).hasSize(4);
    assertThat(table.get(0))
        .isEqualTo("frame,place,volume,pieces,chamfer_to_first,chamfer_to_second,dropped,bridges");
    double[] volumes = {8, 12, 16};
    for (int i = 0; i < 3; i++) {
      String[] row = table.get(i + 1).split(",", -1);
      assertThat(Double.parseDouble(row[2])).isCloseTo(volumes[i], within(0.06 * volumes[i]));
      assertThat(row[3]).isEqualTo("1");
      assertThat(Double.parseDouble(row[6])).isBetween(0.0, 0.002);
      assertThat(Double.parseDouble(row[i == 2 ? 5 : 4])).isLessThan(i == 1 ? 0.1 : 1e-3);
    }
  }

  @Test
  void aFlowThatIsKeptGivesTheSameFramesAgain() throws Exception {
    Path pairs = Files.writeString(folder.resolve("pairs.txt"), "2 2 2 4 1 4\n");
    Path project = folder.resolve("flow.tessera");
    Object[] finding = {
      "interpolate",
      cube,
      slab,
      "--frames",
      3,
      "--resolution",
      32,
      "--out",
      frames,
      "--pairs",
      pairs,
      "--save",
      project,
      "--embed",
      "--device",
      "cpu"
    };
    assertThat(run(finding)).as(err.toString()).isZero();
    Path again = folder.resolve("again");
    Object[] following = {
      "interpolate", project, "--frames", 3, "--resolution", 32, "--out", again, "--device", "cpu"
    };
    Files.delete(cube);
    assertThat(run(following)).as(err.toString()).isZero();
    for (int i = 1; i <= 3; i++) {
      String name = "frame-000" + i + ".obj";
      assertThat(again.resolve(name)).hasSameBinaryContentAs(frames.resolve(name));
    }
    said.getBuffer().setLength(0);
    assertThat(run("info", project)).isZero();
    assertThat(said.toString()).contains("flow         cube.obj to slab.obj, 1 pair of points");
    err.getBuffer().setLength(0);
    assertThat(run("render", project, "--at", 0.5, "--out", folder.resolve("half.obj")))
        .isEqualTo(2);
    assertThat(err.toString().strip())
        .isEqualTo(
            "tessera: The way in "
                + project
                + " is a flow: tessera interpolate "
                + project
                + " follows it.");
  }

  @Test
  void aFlowWhoseMeshesAreGoneIsNotFollowed() throws Exception {
    Path project = folder.resolve("flow.tessera");
    assertThat(run("interpolate", cube, slab, "--save", project, "--device", "cpu"))
        .as(err.toString())
        .isZero();
    Files.delete(cube);
    err.getBuffer().setLength(0);
    assertThat(run("interpolate", project, "--out", frames)).isEqualTo(2);
    assertThat(err.toString()).startsWith("tessera: Cannot go on: ").contains("cube.obj");
    assertThat(frames).doesNotExist();
  }

  @Test
  void pairsThatCannotBeAreToldByTheirLine() throws Exception {
    Path pairs = folder.resolve("pairs.txt");
    Object[] wanted = {"interpolate", cube, slab, "--out", frames, "--pairs", pairs};
    assertRefused(
        "Cannot read " + pairs + ": expected pairs of points, found no such file.", wanted);
    Files.writeString(pairs, "\n0 0 0 1 1\n");
    assertRefused(
        "Cannot read "
            + pairs
            + ": expected six numbers, x y z on the first shape and x y z on the second, found 5"
            + " in line 2.",
        wanted);
    Files.writeString(pairs, "0 0 0 1 1 x\n");
    assertRefused("Cannot read " + pairs + ": expected a number, found x in line 1.", wanted);
    Files.writeString(pairs, "# none\n");
    assertRefused("Cannot read " + pairs + ": expected 1 to 1000 pairs, found 0.", wanted);
    Files.writeString(pairs, "0 0 0 0 0 0\n9 9 9 0 0 0\n");
    err.getBuffer().setLength(0);
    assertThat(run(wanted)).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "tessera: Cannot read "
                + pairs
                + ": expected points on both surfaces, found pair 2: the point 9.0 9.0 9.0 lies off"
                + " the surface of ");
  }

  @Test
  void aFlowThatIsStoppedLeavesNothing() {
    assertThat(runStopped(1, "interpolate", cube, slab, "--out", frames, "--device", "cpu"))
        .isEqualTo(130);
    assertThat(err.toString()).contains("Stopped before the last frame: nothing has been written.");
    assertThat(frames).doesNotExist();
  }

  @Test
  void membersOfAFamilyAreMixedByTheirCodes() throws Exception {
    for (List<Object> more : List.of(List.<Object>of(), List.<Object>of("--slerp"))) {
      frames = folder.resolve("frames-" + more.size());
      Object[] arguments =
          Stream.concat(
                  Stream.of(
                      "interpolate",
                      "near",
                      "far",
                      "--family",
                      family(),
                      "--frames",
                      3,
                      "--resolution",
                      32,
                      "--out",
                      frames,
                      "--device",
                      "cpu"),
                  more.stream())
              .toArray();
      assertThat(run(arguments)).as(err.toString()).isZero();
      // The wall stands where sin(x) is the code.
      double[] walls = {0.1, 0.3, 0.5};
      for (int i = 0; i < walls.length; i++) {
        assertThat(extent(frame("frame-000" + (i + 1) + ".obj"), 0, true))
            .isCloseTo(Math.asin(walls[i]), within(0.02));
      }
    }
  }

  @Test
  void aMeshIsFoundInAFamily() throws Exception {
    assertThat(
            run(
                "interpolate",
                cube,
                "far",
                "--family",
                family(),
                "--frames",
                2,
                "--resolution",
                16,
                "--out",
                frames,
                "--device",
                "cpu",
                "--tf32"))
        .as(err.toString())
        .isZero();
    assertThat(err.toString())
        .contains("Note: The CPU was chosen in the settings. TF32 is for GPUs:")
        .contains("cube.obj in the family walls: mean distance error 0.");
    assertThat(frames.resolve("frame-0002.obj")).exists();
  }

  @Test
  void whatWasPassedOverInAMeshIsToldWithItsName() throws Exception {
    Path rest = withRest(slab);
    assertThat(
            run(
                "interpolate",
                cube,
                rest,
                "--blend",
                "--frames",
                2,
                "--resolution",
                16,
                "--out",
                frames))
        .isZero();
    assertThat(err.toString().lines())
        .containsOnlyOnce("Note: " + rest + ": 3 bytes behind the last triangle were passed over.");
  }

  @Test
  void aFilmIsOneFile() throws Exception {
    Path film = folder.resolve("morph.gif");
    assertThat(
            run(
                "interpolate",
                cube,
                slab,
                "--blend",
                "--frames",
                4,
                "--resolution",
                16,
                "--size",
                48,
                "--out",
                film))
        .as(err.toString())
        .isZero();
    assertThat(Files.readAllBytes(film)).startsWith('G', 'I', 'F');
    assertThat(frames).doesNotExist();
  }

  @Test
  void framesOfBeforeAreRefusedAndStay() throws Exception {
    Path old = Files.createDirectory(frames).resolve("frame-0007.ply");
    Files.writeString(old, "old");
    Object[] wanted = {"interpolate", cube, slab, "--blend", "--out", frames};
    assertThat(run(wanted)).isEqualTo(2);
    assertThat(err.toString().strip())
        .isEqualTo(
            "tessera: Cannot save "
                + frames
                + ": frame-0007.ply is in it already, choose another folder.");
    assertThat(frames).isDirectoryContaining(f -> f.equals(old));
    assertThat(frames.toFile().list()).hasSize(1);
  }

  @Test
  void aMorphThatIsStoppedLeavesNothing() throws Exception {
    for (boolean there : new boolean[] {false, true}) {
      if (there) {
        Files.createDirectory(frames);
      }
      Object[] wanted = {
        "interpolate", cube, slab, "--blend", "--frames", 1000, "--resolution", 16, "--out", frames
      };
      assertThat(runStopped(5, wanted)).isEqualTo(130);
      assertThat(err.toString())
          .contains("Stopped before the last frame: nothing has been written.");
      assertThat(folder.toFile().list((f, name) -> name.startsWith(".tessera"))).isEmpty();
      if (there) {
        assertThat(frames).isEmptyDirectory();
      } else {
        assertThat(frames).doesNotExist();
      }
    }
  }

  private void assertRefused(String sentence, Object... arguments) {
    err.getBuffer().setLength(0);
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("tessera: " + sentence);
    assertThat(frames).doesNotExist();
  }

  @Test
  void aMeshThatEnclosesNothingIsRefusedBeforeAFolderIsMade() throws Exception {
    Path plane =
        Files.writeString(
            folder.resolve("plane.obj"), "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nf 1 2 3 4\n");
    String sentence =
        "Cannot fit "
            + plane
            + ": it is an open surface that encloses nothing, so there is no inside to fit: give it"
            + " a thickness (\"solidify\") or close it.";
    assertRefused(sentence, "interpolate", plane, cube, "--out", frames);
    assertRefused(sentence, "interpolate", cube, plane, "--out", frames, "--blend");
  }

  @Test
  void whatCannotBeIsToldInOneLine() throws Exception {
    Path family = family();
    assertRefused(
        "--frames must be between 2 and 1000, found 1",
        "interpolate",
        cube,
        slab,
        "--out",
        frames,
        "--frames",
        1);
    assertRefused(
        "--resolution must be between 16 and 512, found 8",
        "interpolate",
        cube,
        slab,
        "--out",
        frames,
        "--resolution",
        8);
    assertRefused(
        "--format must be one of obj, stl, ply, glb, found off",
        "interpolate",
        cube,
        slab,
        "--out",
        frames,
        "--format",
        "off");
    assertRefused(
        "--blend averages distances: it goes neither with --family nor with --slerp",
        "interpolate",
        cube,
        slab,
        "--out",
        frames,
        "--blend",
        "--slerp");
    assertRefused(
        "Cannot write meshes into " + cube + ": it is a file, and no .mp4, .webm or .gif.",
        "interpolate",
        cube,
        slab,
        "--out",
        cube);
    assertRefused(
        "There is no file middle, and the family walls has no such member; it has 2, near for one.",
        "interpolate",
        "near",
        "middle",
        "--out",
        frames,
        "--family",
        family);
    Path missing = folder.resolve("missing.obj");
    err.getBuffer().setLength(0);
    assertThat(run("interpolate", cube, missing, "--out", frames)).isEqualTo(2);
    assertThat(err.toString()).startsWith("tessera: Cannot read " + missing);
    err.getBuffer().setLength(0);
    assertThat(run("interpolate", "near", "far", "--out", frames, "--family", cube)).isEqualTo(2);
    assertThat(err.toString()).startsWith("tessera: Cannot read " + cube);
  }
}
