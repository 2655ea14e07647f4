package dev.tessera.app.shape;

import dev.tessera.app.session.OpenShape;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Pretend;
import dev.tessera.model.fit.Snapshot;
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
        name, new MeshFile(tetrahedron(), MeshFormat.STL, UpAxis.Z, 1), "by nobody", () -> false);
  }

  static Fitted<SparseTiling> fitted(long seed) {
    FieldSpec spec = new FieldSpec(3, 1, 8, 1, 2, 4, 4);
    return new Fitted<>(
        SparseTiling.whole(),
        Initialisation.weights(spec, seed),
        Codes.of(1, 2, new float[2]),
        0.1);
  }

  static Snapshot<Fitted<SparseTiling>> snapshot(long step, Optional<Fitted<SparseTiling>> shape) {
    return Pretend.snapshot(
        step, 30, new Snapshot.Live<>(Optional.empty(), Optional.empty(), Optional.empty(), shape));
  }

  static FitResult<Fitted<SparseTiling>> result(Fitted<SparseTiling> shape) {
    return Pretend.result(shape, 20, Snapshot.Quality.of(33, 0.0005));
  }

  static Surface surface() {
    Mesh mesh = tetrahedron();
    return new Surface(mesh, VertexNormals.of(mesh), 1000);
  }
}
