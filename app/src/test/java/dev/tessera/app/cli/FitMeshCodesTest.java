package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tessera.model.archive.Precision;
import dev.tessera.model.archive.PretrainedFile;
import dev.tessera.model.archive.TrainingFacts;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.service.ModelThread;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.UpAxis;
import dev.tessera.model.tile.SparseTiling;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code fit} of a mesh by codes alone, with networks of a file. */
final class FitMeshCodesTest {
  private static final int POINTS_PER_AXIS = 6;

  @TempDir private Path folder = Path.of("");
  private final StringWriter err = new StringWriter();
  private Path octahedron = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void makeMesh() throws Exception {
    String corners = "v 3 0 0\nv -3 0 0\nv 0 3 0\nv 0 -3 0\nv 0 0 3\nv 0 0 -3\n";
    String faces = "f 1 3 5\nf 3 2 5\nf 2 4 5\nf 4 1 5\nf 3 1 6\nf 2 3 6\nf 4 2 6\nf 1 4 6\n";
    octahedron = Files.writeString(folder.resolve("octahedron.obj"), corners + faces);
    out = folder.resolve("out.ply");
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
    line.setOut(new PrintWriter(new StringWriter(), true)).setErr(new PrintWriter(err, true));
    return line.execute(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
  }

  /** Networks that have seen a tetrahedron. */
  private static Weights weightsOfTetrahedron() {
    Mesh tetrahedron =
        Mesh.of(
            new float[] {1, 1, 1, 1, -1, -1, -1, 1, -1, -1, -1, 1},
            new int[] {0, 1, 2, 0, 3, 1, 0, 2, 3, 1, 3, 2});
    FitOptions options =
        Preset.FAST
            .shape()
            .change()
            .cells(6)
            .clamp(1.6 / 6)
            .width(64)
            .latent(24)
            .pointsPerTile(POINTS_PER_AXIS * POINTS_PER_AXIS * POINTS_PER_AXIS)
            .stop(StopRule.afterSteps(30))
            .build();
    Engine engine = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
    ShapeSignal signal = ShapeSignal.of("tetrahedron", tetrahedron, UpAxis.Y);
    try (Fit<Fitted<SparseTiling>> fit = SignalLearner.shape(engine, signal, options)) {
      boolean more = true;
      while (more) {
        more = fit.step();
      }
      return fit.fitted().orElseThrow().weights();
    }
  }

  @Test
  void networksOfAFileStayAsTheyAreAndCodesMove() throws Exception {
    Path weights = folder.resolve("local.safetensors");
    PretrainedFile.write(
        weights,
        new Pretrained("local", POINTS_PER_AXIS, weightsOfTetrahedron(), Optional.empty()),
        new TrainingFacts("test", "a tetrahedron", 1, 30, 1, 1, 1, Double.NaN, Double.NaN),
        Precision.F32);
    Path report = folder.resolve("r.json");
    Object[] call = {
      "fit",
      octahedron,
      "--out",
      out,
      "--report",
      report,
      "--weights",
      weights,
      "--cells",
      6,
      "--steps",
      40,
      "--resolution",
      32,
      "--device",
      "cpu"
    };
    assertThat(run(call)).as(err.toString()).isZero();

    JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertThat(json.at("/options/mode").asText()).isEqualTo("CODES");
    assertThat(json.at("/options/networks").asText()).isEqualTo("local");
    assertThat(json.at("/options/clamp").asDouble()).isEqualTo(1.6 / 6);
    assertThat(json.at("/written/boundaryEdges").asInt()).isZero();
    assertThat(json.at("/written/components").asInt()).isOne();
    assertThat(json.at("/written/iou").asDouble()).isBetween(0.9, 1.0);
  }

  @Test
  void networksOfImagesAreRefused() throws Exception {
    Path weights = folder.resolve("flat.safetensors");
    PretrainedFile.write(
        weights,
        new Pretrained(
            "flat",
            8,
            Initialisation.weights(new FieldSpec(2, 3, 16, 1, 8, 4, 4), 1),
            Optional.empty()),
        new TrainingFacts("test", "nothing", 1, 1, 1, 1, 1, Double.NaN, Double.NaN),
        Precision.F32);
    assertThat(run("fit", octahedron, "--out", out, "--weights", weights)).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("tessera: the networks flat are not for the distance of shapes%n".formatted());
    assertThat(out).doesNotExist();
  }
}
