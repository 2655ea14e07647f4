package dev.tessera.app.shape;

import dev.tessera.app.session.OpenShape;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.ShapeFitResult;
import dev.tessera.model.fit.ShapeSnapshot;
import dev.tessera.model.fit.StopReason;
import dev.tessera.model.job.Surface;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.UpAxis;
import dev.tessera.model.signal.mesh.VertexNormals;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/** Shapes and what fits make of them, as far as tests need them. */
final class Shapes {
  private Shapes() {}

  static Mesh tetrahedron() {
    return Mesh.of(
        new float[] {1, 1, 1, -1, -1, 1, -1, 1, -1, 1, -1, -1},
        new int[] {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3});
  }

  static OpenShape open(String name) {
    return OpenShape.of(
        name,
        new MeshFile(tetrahedron(), MeshFormat.STL, UpAxis.Z, 1),
        Optional.empty(),
        "by nobody");
  }

  static Fitted<SparseTiling> fitted(long seed) {
    FieldSpec spec = new FieldSpec(3, 1, 8, 1, 2, 4, 4);
    return new Fitted<>(
        SparseTiling.whole(),
        Initialisation.weights(spec, seed),
        Codes.of(1, 2, new float[2]),
        0.1);
  }

  static ShapeSnapshot snapshot(long step, Optional<Fitted<SparseTiling>> shape) {
    return new ShapeSnapshot(
        1, step, step / 10.0, 30, 0.001, 10, 100, 50, 1 << 20, FitCurve.empty(), shape, 0);
  }

  static ShapeFitResult result(Fitted<SparseTiling> shape) {
    return new ShapeFitResult(
        shape,
        Preset.FAST.shape(),
        StopReason.STEPS,
        20,
        2,
        1,
        33,
        0.0005,
        1000,
        FitCurve.empty(),
        new DeviceReport("CPU, 2 threads", false, "No GPU was found.", "PyTorch"),
        1 << 20);
  }

  static Surface surface() {
    Mesh mesh = tetrahedron();
    return new Surface(mesh, VertexNormals.of(mesh), 1000);
  }
}
