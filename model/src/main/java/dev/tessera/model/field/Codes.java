package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;

/**
 * A code-book on the heap: (T,D), immutable; the numbers given are handed over.
 *
 * <p>Shared by sessions, undo and files, so no native memory outlives its job.
 */
public final class Codes {
  private final int tiles;
  private final int latent;
  private final Numbers values;

  private Codes(int tiles, int latent, Numbers values) {
    this.tiles = tiles;
    this.latent = latent;
    this.values = values;
  }

  /**
   * Wraps (T,D) values without copying.
   *
   * @throws IllegalArgumentException if the length is not tiles * latent
   */
  public static Codes of(int tiles, int latent, float[] values) {
    return of(tiles, latent, Numbers.of(values));
  }

  /**
   * Wraps (T,D) values without copying.
   *
   * @throws IllegalArgumentException if the length is not tiles * latent
   */
  public static Codes of(int tiles, int latent, Numbers values) {
    if (values.length() != Math.multiplyExact(tiles, latent)) {
      throw new IllegalArgumentException(
          "codes want (" + tiles + "," + latent + "), found " + values.length() + " values");
    }
    return new Codes(tiles, latent, values);
  }

  /** T. */
  public int tiles() {
    return tiles;
  }

  /** D. */
  public int latent() {
    return latent;
  }

  /** One number of a tile's code. */
  public float get(int tile, int index) {
    return values.get(tile * latent + index);
  }

  /** A copy of one tile's code, (D). */
  public float[] code(int tile) {
    float[] code = new float[latent];
    values.copyTo(tile * latent, latent, code, 0);
    return code;
  }

  /** Copies the codes of consecutive tiles, (count,D), into a flat array. */
  public void copyTo(int firstTile, int count, float[] destination, int offset) {
    values.copyTo(firstTile * latent, count * latent, destination, offset);
  }

  /** All of them, (T,D) flat. */
  public Numbers numbers() {
    return values;
  }

  /** All of them on the device, (T,D). */
  public NDArray onDevice(Scope scope) {
    return scope.upload(values.toArray(), tiles, latent);
  }
}
