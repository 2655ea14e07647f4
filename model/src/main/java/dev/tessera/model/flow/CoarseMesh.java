package dev.tessera.model.flow;

import dev.tessera.model.render.IsosurfaceExtractor;
import dev.tessera.model.render.IsosurfaceSettings;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import java.util.Optional;

/**
 * A mesh of some ten thousand faces in place of one of very many: its surface on a lattice, for
 * what is done many times a second, or measured on coarse cells. In short steps.
 */
public final class CoarseMesh {
  /** Meshes of no more faces stay as they are. */
  private static final int FACES = 60_000;

  private static final int CELLS = 96;

  private final Mesh fine;
  private Optional<MeshDistanceBuild> build = Optional.empty();
  private Optional<IsosurfaceExtractor> extractor = Optional.empty();

  /**
   * Nothing done yet.
   *
   * @param fine in the unit sphere, closed or not
   */
  public CoarseMesh(Mesh fine) {
    this.fine = fine;
  }

  /** Whether a mesh has so many faces that one of fewer takes its place. */
  public static boolean isFor(Mesh mesh) {
    return mesh.triangleCount() > FACES;
  }

  /** Does a part of the work; says whether there is more. */
  public boolean step() {
    if (!isFor(fine)) {
      return false;
    }
    if (extractor.isPresent()) {
      return extractor.get().step();
    }
    if (build.isEmpty()) {
      build = Optional.of(new MeshDistanceBuild(fine));
    } else if (!build.get().step()) {
      extractor =
          Optional.of(
              new IsosurfaceExtractor(build.get().distance(), IsosurfaceSettings.of(CELLS)));
    }
    return true;
  }

  /** The mesh to use, after the last step. */
  public Mesh mesh() {
    return isFor(fine) ? extractor.orElseThrow().mesh() : fine;
  }
}
