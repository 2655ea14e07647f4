package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopReason;
import dev.tessera.model.fit.step.FitDivergedException;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.job.DeviceJob;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.job.Surface;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.VertexNormals;
import dev.tessera.model.tile.SparseTiling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of the fit of a mesh that did not come to its end. */
final class FitMeshStoppedTest {
  private static final DeviceReport DEVICE =
      new DeviceReport("CPU", false, "No GPU was found.", "PyTorch", List.of());

  /** A corner of the unit cube, from the origin. */
  private static final Mesh TETRAHEDRON =
      Mesh.of(
          new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1},
          new int[] {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3});

  @TempDir private Path folder = Path.of("");
  private final StubService service =
      new StubService().ends(DeviceJob.class, new Outcome.Done<>(DEVICE));
  private final Terminal terminal = new Terminal(service);
  private Path mesh = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void writeMesh() throws Exception {
    String faces = "f 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n";
    mesh =
        Files.writeString(folder.resolve("in.obj"), "v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\n" + faces);
    out = folder.resolve("out.obj");
  }

  /** Ctrl-C while a job runs, which then ends with what it had. */
  private void stopDuring(Class<?> job, Optional<?> left) {
    terminal.interruptions =
        stop -> {
          service.whenSubmitted(job, stop);
          return () -> {};
        };
    service.cancelled(job, new Outcome.Cancelled<>(left));
  }

  private static FitResult<Fitted<SparseTiling>> result() {
    FitOptions options = Preset.FAST.shape().change().width(8).latent(4).build();
    SparseTiling tiles = SparseTiling.whole();
    return new FitResult<>(
        new Fitted<>(
            tiles,
            Initialisation.weights(options.specForShape(), 1),
            Codes.of(1, 4, new float[4]),
            options.surface().clamp()),
        StopReason.STOPPED,
        new Snapshot.Pace(7, 2, 1, 7, 2_000_000, 1e6, 0, 1 << 20),
        Snapshot.Quality.of(30, 0.01),
        FitCurve.empty(),
        DEVICE,
        new FitState(options.settings(), 7, 2, Map.of()));
  }

  @Test
  void whatWasFittedSoFarIsWrittenAndReturns130() throws Exception {
    stopDuring(FitJob.class, Optional.of(result()));
    Surface surface = new Surface(TETRAHEDRON, VertexNormals.of(TETRAHEDRON), 5000);
    service.ends(SurfaceJob.class, new Outcome.Done<>(surface));
    Path report = folder.resolve("r.json");
    assertThat(terminal.run("fit", mesh, "--out", out, "--report", report)).isEqualTo(130);
    assertThat(terminal.err()).endsWith("Stopped: what there was has been written.%n".formatted());
    assertThat(terminal.out()).startsWith(out + ": IoU ").contains("7 steps in 2.0 s");
    assertThat(MeshFiles.read(out, () -> false).mesh().triangleCount()).isEqualTo(4);
    assertThat(report).content().contains("\"steps\" : 7,", "\"evaluations\" : 5000,");
    assertThat(service.closed).isTrue();
  }

  @Test
  void aFitStoppedBeforeThereIsAShapeWritesNothing() {
    stopDuring(FitJob.class, Optional.empty());
    assertThat(terminal.run("fit", mesh, "--out", out)).isEqualTo(130);
    assertNothingWritten();
  }

  @Test
  void anExtractionThatIsStoppedWritesNothing() {
    service.ends(FitJob.class, new Outcome.Done<>(result()));
    stopDuring(SurfaceJob.class, Optional.empty());
    assertThat(terminal.run("fit", mesh, "--out", out)).isEqualTo(130);
    assertNothingWritten();
  }

  private void assertNothingWritten() {
    assertThat(terminal.err())
        .endsWith("Stopped before there was a surface: nothing has been written.%n".formatted());
    assertThat(terminal.out()).isEmpty();
    assertThat(out).doesNotExist();
  }

  @Test
  void aDivergedFitReturnsFour() {
    service.ends(FitJob.class, new Outcome.Failed<>(new FitDivergedException(7)));
    assertThat(terminal.run("fit", mesh, "--out", out)).isEqualTo(4);
    assertThat(terminal.err()).contains("tessera: The fit diverged at step 7");
    assertThat(out).doesNotExist();
  }
}
