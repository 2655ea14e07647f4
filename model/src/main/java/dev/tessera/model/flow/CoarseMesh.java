package dev.tessera.model.flow;

import dev.tessera.model.render.IsosurfaceExtractor;
import dev.tessera.model.render.IsosurfaceSettings;
import dev.tessera.model.signal.mesh.Decimation;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mesh of some ten thousand faces in place of one of very many, for what is done many times a
 * second, or measured on coarse cells. In short steps: its surface on a lattice where it has very
 * many, and edges of that are collapsed where it must have few.
 */
public final class CoarseMesh {
  /** So many faces are measured on coarse cells, or carried at once, in a moment. */
  public static final int MANY = 60_000;

  private static final int CELLS = 96;

  private final Mesh fine;
  private final int most;
  private Optional<MeshDistanceBuild> build = Optional.empty();
  private Optional<IsosurfaceExtractor> extractor = Optional.empty();
  private @Nullable Mesh coarse;

  /**
   * Nothing done yet.
   *
   * @param fine in the unit sphere, closed or not
   * @param most faces that it may have, up to {@link #MANY}
   */
  public CoarseMesh(Mesh fine, int most) {
    this.fine = fine;
    this.most = most;
  }

  /** Does a part of the work; says whether there is more. */
  public boolean step() {
    if (coarse != null) {
      return false;
    }
    if (fine.triangleCount() <= MANY) {
      coarse = Decimation.to(fine, most, () -> false);
      return false;
    }
    if (extractor.isPresent()) {
      if (!extractor.get().step()) {
        coarse = Decimation.to(extractor.get().mesh(), most, () -> false);
      }
    } else if (build.isEmpty()) {
      build = Optional.of(new MeshDistanceBuild(fine));
    } else if (!build.get().step()) {
      extractor =
          Optional.of(
              new IsosurfaceExtractor(build.get().distance(), IsosurfaceSettings.of(CELLS)));
    }
    return coarse == null;
  }

  /**
   * The mesh to use: the one that was given if it has few faces.
   *
   * @throws IllegalStateException before the last step
   */
  public Mesh mesh() {
    Mesh found = coarse;
    if (found == null) {
      throw new IllegalStateException("the coarse mesh is not complete");
    }
    return found;
  }
}
