package dev.tessera.app.way;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.flow.CoarseMesh;
import dev.tessera.model.flow.LatticeDistance;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.tile.SparseTiling;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The distances to the ends of morphs: exact, or looked up, which is made once for each mesh and
 * kept as long as the mesh. For the model thread.
 */
final class EndDistances {
  /**
   * Cells of a look-up along each axis, more than a preview has: parts as thin as its cells stay.
   */
  private static final int CELLS = 96;

  /** As many as two of whose meshes are carried and measured more than ten times a second. */
  private static final int FACES = 8000;

  private final Engine engine;
  private final Map<Mesh, Mesh> simpler = new WeakHashMap<>();
  private final Map<Mesh, LatticeDistance> known = new WeakHashMap<>();

  /** At work on simpler meshes. */
  private final Map<Mesh, CoarseMesh> simplifying = new WeakHashMap<>();

  /** Nothing looked up yet. */
  EndDistances(Engine engine) {
    this.engine = engine;
  }

  /** Where networks are evaluated. */
  Engine engine() {
    return engine;
  }

  /** What codes say; to be closed. */
  ShapeEvaluator of(Fitted<SparseTiling> codes) {
    return new ShapeEvaluator(engine.scope(), codes);
  }

  /** The distance to the mesh, or for want of one what the codes say. */
  DistanceField exact(ShapeEnd end) {
    return end.shape()
        .<DistanceField>map(shape -> MeshDistance.of(shape.signal().mesh()))
        .orElseGet(() -> of(end.fitted().orElseThrow()));
  }

  /** The same, looked up where there is a mesh, after all was prepared. */
  DistanceField lookedUp(ShapeEnd end) {
    return end.shape()
        .<DistanceField>map(shape -> lattice(shape.signal().mesh()))
        .orElseGet(() -> exact(end));
  }

  /**
   * Does a part of what a look-up needs, after the distance to the mesh was prepared.
   *
   * @return whether there is more to do
   */
  boolean prepare(Mesh mesh) {
    return lattice(mesh).step(MeshDistance.of(mesh));
  }

  private LatticeDistance lattice(Mesh mesh) {
    return known.computeIfAbsent(mesh, unknown -> new LatticeDistance(CELLS));
  }

  /**
   * Does a part of what a mesh with fewer faces needs.
   *
   * @return whether there is more to do
   */
  boolean simplify(Mesh mesh) {
    if (mesh.triangleCount() <= FACES || simpler.containsKey(mesh)) {
      return false;
    }
    CoarseMesh coarse = simplifying.computeIfAbsent(mesh, fine -> new CoarseMesh(fine, FACES));
    if (!coarse.step()) {
      simpler.put(mesh, coarse.mesh());
      simplifying.remove(mesh);
    }
    return true;
  }

  /** The mesh, or one of fewer faces, after all was prepared. */
  Mesh simple(Mesh mesh) {
    return simpler.getOrDefault(mesh, mesh);
  }
}
