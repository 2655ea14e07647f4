package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.TilePoints;

/** Brings codes, samples and points of some tiles to the device, in memory used again and again. */
public final class TileUpload {
  private final Samples signal;
  private final TilePoints tilePoints;
  private final HostMemory codeMemory = new HostMemory();
  private final HostMemory sampleMemory = new HostMemory();
  private final HostMemory pointMemory = new HostMemory();

  /**
   * Reads from a signal.
   *
   * @param tilePoints of its tiles
   */
  public TileUpload(Samples signal, TilePoints tilePoints) {
    this.signal = signal;
    this.tilePoints = tilePoints;
  }

  /** Where points of tiles lie in the signal, (T*S) row-major. */
  public int[] indices(int[] tiles, int[] points) {
    int[] indices = new int[tiles.length * points.length];
    for (int t = 0; t < tiles.length; t++) {
      tilePoints.indices(tiles[t], points, indices, t * points.length);
    }
    return indices;
  }

  /**
   * (T,D) codes of some tiles; valid until the next call.
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

  /**
   * (T,S,C) samples of the signal; valid until the next call.
   *
   * @param indices where they lie, (T*S)
   * @param tiles T
   */
  public NDArray samples(Scope batch, int[] indices, int tiles) {
    int channels = signal.channels();
    float[] values = new float[indices.length * channels];
    int end;
    for (int i = 0; i < indices.length; i = end) {
      end = i + 1;
      while (end < indices.length && indices[end] == indices[end - 1] + 1) {
        end++;
      }
      signal.copyTo(indices[i] * channels, values, i * channels, (end - i) * channels);
    }
    HostArray array =
        batch.hostArray(new Shape(tiles, indices.length / tiles, channels), sampleMemory);
    array.buffer().put(0, values);
    array.upload();
    return array.array();
  }

  /** (S,d) local coordinates; valid until the next call. */
  public NDArray points(Scope batch, int[] points) {
    int d = signal.dimensions();
    HostArray array = batch.hostArray(new Shape(points.length, d), pointMemory);
    for (int s = 0; s < points.length; s++) {
      for (int a = 0; a < d; a++) {
        array.buffer().put(s * d + a, tilePoints.local(points[s], a));
      }
    }
    array.upload();
    return array.array();
  }
}
