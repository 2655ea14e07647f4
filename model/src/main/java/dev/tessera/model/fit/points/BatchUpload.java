package dev.tessera.model.fit.points;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.shown.FetchedTargets;

/**
 * Brings the codes, points and values of some tiles to the device, in memory used again and again:
 * what a method gave is valid until it is called again.
 */
public final class BatchUpload {
  private final HostMemory codeMemory = new HostMemory();
  private final HostMemory pointMemory = new HostMemory();
  private final HostMemory valueMemory = new HostMemory();

  /**
   * (T,D) codes of some tiles.
   *
   * @param codes those of all tiles
   */
  public NDArray codes(Scope batch, float[] codes, int latent, int[] tiles) {
    HostArray array = batch.hostArray(new Shape(tiles.length, latent), codeMemory);
    for (int t = 0; t < tiles.length; t++) {
      array.buffer().put(t * latent, codes, tiles[t] * latent, latent);
    }
    array.upload();
    return array.array();
  }

  /** (S,d) local coordinates. */
  public NDArray points(Scope batch, float[] local, int dimensions) {
    return batch.upload(pointMemory, local, local.length / dimensions, dimensions);
  }

  /** (T,S,C) values of the heap, such as targets or a gradient. */
  public NDArray values(Scope batch, float[] values, int tiles, int channels) {
    return batch.upload(valueMemory, values, tiles, values.length / tiles / channels, channels);
  }

  /** (T,S,C) of what a signal has in some tiles. */
  public NDArray targets(Scope batch, FetchedTargets source, int[] tiles, int[] points) {
    float[] found = source.of(tiles, points);
    return values(batch, found, tiles.length, found.length / tiles.length / points.length);
  }
}
