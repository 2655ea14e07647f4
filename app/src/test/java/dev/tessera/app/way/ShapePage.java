package dev.tessera.app.way;

import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.StageService;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Pretend;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.job.BareSurfaceJob;
import dev.tessera.model.job.Surface;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.UpAxis;
import dev.tessera.model.signal.mesh.VertexNormals;
import dev.tessera.model.tile.SparseTiling;
import java.util.List;
import java.util.Map;

/** Shapes, pairs and jobs, as far as tests of morphs need them. */
final class ShapePage {
  private ShapePage() {}

  static Mesh tetrahedron(float size) {
    float s = size;
    return Mesh.of(
        new float[] {s, s, s, -s, -s, s, -s, s, -s, s, -s, -s},
        new int[] {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3});
  }

  static OpenShape open(String name, float size) {
    return OpenShape.of(
        name,
        new MeshFile(tetrahedron(size), MeshFormat.OBJ, UpAxis.Y, 1),
        "by nobody",
        () -> false);
  }

  /** The same, moved along x. */
  static OpenShape openAt(String name, float size, double x) {
    double[] positions = tetrahedron(size).positions();
    for (int i = 0; i < positions.length; i += 3) {
      positions[i] += x;
    }
    Mesh mesh = Mesh.of(positions, new int[] {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3});
    return OpenShape.of(
        name, new MeshFile(mesh, MeshFormat.OBJ, UpAxis.Y, 1), "by nobody", () -> false);
  }

  static FitResult<FittedPair<SparseTiling>> result() {
    FitResult<FittedPair<SparseTiling>> ended =
        Pretend.result(pair(), 20, Snapshot.Quality.of(33, 0.0005));
    Map<String, Numbers> both = Map.of("first.codes", Numbers.of(new float[2]));
    return ended.with(ended.fitted(), new FitState(Map.of(), 20, 2, both));
  }

  static FittedPair<SparseTiling> pair() {
    FieldSpec spec = new FieldSpec(3, 1, 8, 1, 2, 4, 4);
    Weights weights = Initialisation.weights(spec, 1);
    return new FittedPair<>(shape(weights, 0), shape(weights, 1));
  }

  private static Fitted<SparseTiling> shape(Weights weights, float code) {
    return new Fitted<>(
        SparseTiling.whole(), weights, Codes.of(1, 2, new float[] {code, -code}), 0.1);
  }

  static Surface surface() {
    Mesh mesh = tetrahedron(0.5f);
    return new Surface(mesh, VertexNormals.of(mesh), 1000);
  }

  static List<StageService.Asked<?>> asked(StageService service, Class<? extends Job<?>> kind) {
    return service.asked().stream().filter(a -> kind.isInstance(a.job())).toList();
  }

  /** Ends the last preview or small picture. */
  @SuppressWarnings("unchecked")
  static void previewed(StageService service) {
    List<StageService.Asked<?>> all = asked(service, BareSurfaceJob.class);
    ((StageService.Asked<Mesh>) all.get(all.size() - 1)).end(new Outcome.Done<>(tetrahedron(0.5f)));
  }

  /** Ends all previews and small pictures, and those that they lead to. */
  @SuppressWarnings("unchecked")
  static void previewedAll(StageService service) {
    for (int i = 0; i < asked(service, BareSurfaceJob.class).size(); i++) {
      ((StageService.Asked<Mesh>) asked(service, BareSurfaceJob.class).get(i))
          .end(new Outcome.Done<>(tetrahedron(0.5f)));
    }
  }

  /** Ends the last refinement. */
  @SuppressWarnings("unchecked")
  static void refined(StageService service) {
    List<StageService.Asked<?>> all = asked(service, SurfaceJob.class);
    ((StageService.Asked<Surface>) all.get(all.size() - 1)).end(new Outcome.Done<>(surface()));
  }
}
