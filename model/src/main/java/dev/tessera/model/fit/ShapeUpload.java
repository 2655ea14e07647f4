package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;

/** Brings codes, distances and points of some tiles to the device, in memory used again. */
final class ShapeUpload {
  private static final int AXES = 3;

  private final ShapeSamples samples;
  private final HostMemory codeMemory = new HostMemory();
  private final HostMemory valueMemory = new HostMemory();
  private final HostMemory pointMemory = new HostMemory();

  ShapeUpload(ShapeSamples samples) {
    this.samples = samples;
  }

  /**
   * (T,D) codes of some tiles; valid until the next call.
   *
   * @param codes those of all tiles
   */
  NDArray codes(Scope batch, float[] codes, int latent, int[] tiles) {
    HostArray array = batch.hostArray(new Shape(tiles.length, latent), codeMemory);
    for (int t = 0; t < tiles.length; t++) {
      array.buffer().put(t * latent, codes, tiles[t] * latent, latent);
    }
    array.upload();
    return array.array();
  }

  /** (T,S,1) distances of some tiles at all points; valid until the next call. */
  NDArray values(Scope batch, int[] tiles) {
    int points = samples.pointCount();
    float[] values = new float[tiles.length * points];
    for (int t = 0; t < tiles.length; t++) {
      samples.copyTo(tiles[t], 1, values, t * points);
    }
    return numbers(batch, values, tiles.length);
  }

  /** (T,S,1) numbers of the heap, such as a gradient; valid until the next call. */
  NDArray numbers(Scope batch, float[] values, int tiles) {
    HostArray array = batch.hostArray(new Shape(tiles, values.length / tiles, 1), valueMemory);
    array.buffer().put(0, values);
    array.upload();
    return array.array();
  }

  /** (S,3) local coordinates; valid until the next call. */
  NDArray points(Scope batch, int[] points) {
    HostArray array = batch.hostArray(new Shape(points.length, AXES), pointMemory);
    for (int s = 0; s < points.length; s++) {
      for (int axis = 0; axis < AXES; axis++) {
        array.buffer().put(s * AXES + axis, samples.point(points[s], axis));
      }
    }
    array.upload();
    return array.array();
  }
}
