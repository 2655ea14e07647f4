package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.assets.Assets;
import dev.tessera.assets.NetworkKind;
import dev.tessera.assets.SampleMesh;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.metric.Chamfer;
import dev.tessera.model.metric.VolumeIou;
import dev.tessera.model.render.IsosurfaceExtractor;
import dev.tessera.model.render.IsosurfaceSettings;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.UpAxis;
import dev.tessera.model.tile.SparseTiling;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mesh that no shipped networks were trained on, by their encoder alone. */
final class ShippedShapeNetworksTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  @TempDir private Path folder = Path.of("");

  static List<String> names() {
    return ShippedNetworks.names(NetworkKind.SHAPE);
  }

  private ShapeSignal blob() throws Exception {
    SampleMesh sample =
        Assets.meshes().stream()
            .filter(m -> m.name().equals("blob1.obj"))
            .findFirst()
            .orElseThrow();
    Path file = folder.resolve(sample.name());
    try (InputStream stream = Assets.open(sample)) {
      Files.copy(stream, file);
    }
    return ShapeSignal.of("blob", MeshFiles.read(file, () -> false).mesh(), UpAxis.Y);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aNewMeshIsEncodedAndComesOutClosed(String name) throws Exception {
    ShapeSignal blob = blob();
    FitResult<Fitted<SparseTiling>> result = encoded(blob, name);

    assertThat(result.reason()).isEqualTo(StopReason.DONE);
    assertThat(result.quality().meanError()).isLessThan(1e-3);
    Mesh surface = surface(result);
    MeshReport report = MeshReport.of(surface);
    assertThat(report.boundaryEdges()).isZero();
    assertThat(report.components()).isEqualTo(1);
    // the goals of a fit of a minute, on a quarter of the cells per axis
    assertThat(Chamfer.toSurface(blob.mesh(), surface, 10_000, 1, done -> {})).isLessThan(1e-4);
    assertThat(
            VolumeIou.ofDistances(
                MeshDistance.of(blob.mesh()), MeshDistance.of(surface), 64, done -> {}))
        .isGreaterThan(0.99);
  }

  @Test
  void threeLayersHoldMoreThanOneInAsManyFloats() throws Exception {
    ShapeSignal blob = blob();

    double one = encoded(blob, "shape-32").psnr();
    double three = encoded(blob, "shape-32-deep").psnr();

    assertThat(three).isGreaterThan(one + 1);
  }

  private static FitResult<Fitted<SparseTiling>> encoded(ShapeSignal shape, String name) {
    FitOptions options = EncodeOptions.of(Preset.FAST.shape(), NetworkKind.SHAPE, name);
    return Finished.of(SignalLearner.shape(ENGINE, shape, options));
  }

  private static Mesh surface(FitResult<Fitted<SparseTiling>> result) {
    try (ShapeEvaluator field = new ShapeEvaluator(ENGINE.scope(), result.fitted())) {
      IsosurfaceExtractor extractor =
          new IsosurfaceExtractor(field, IsosurfaceSettings.of(64).withBatch(8192));
      boolean more = true;
      while (more) {
        more = extractor.step();
      }
      return extractor.mesh();
    }
  }
}
