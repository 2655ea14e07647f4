package dev.tessera.app.session;

import dev.tessera.model.job.SurfaceSink;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.io.SaveException;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is to be saved by a {@link SurfaceExport}.
 *
 * @param frames one or more, saved in this order
 * @param resolution cells along each axis on which surfaces are extracted, 16 to 512
 * @param triangles to which each mesh is reduced, at least 4; empty to keep all
 * @param opening opens what takes the surfaces; called on the pool
 */
public record SurfaceOrder(
    List<SurfaceFrame> frames, int resolution, OptionalInt triangles, Opening opening) {
  /** Opens what takes the surfaces. */
  @FunctionalInterface
  public interface Opening {
    /**
     * Opens it.
     *
     * @param progress fraction of the surface that is being written, where writing takes long
     */
    SurfaceSink open(Latest<Double> progress) throws SaveException;
  }

  /** Rejects what is out of range, naming it. */
  public SurfaceOrder {
    frames = List.copyOf(frames);
    if (frames.isEmpty() || resolution < 16 || resolution > 512) {
      throw new IllegalArgumentException(
          "at least one frame and a resolution of 16 to 512 are needed, found "
              + frames.size()
              + " and "
              + resolution);
    }
    if (triangles.isPresent() && triangles.getAsInt() < 4) {
      throw new IllegalArgumentException(
          "a mesh is reduced to 4 triangles or more, found " + triangles.getAsInt());
    }
  }
}
