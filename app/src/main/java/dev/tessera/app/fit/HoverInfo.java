package dev.tessera.app.fit;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What is under the cursor.
 *
 * @param x column of the image
 * @param y row of the image
 * @param original channels of the original, [0,1], straight alpha
 * @param reconstruction channels of the reconstruction, [0,1], straight alpha; empty if there is
 *     none yet
 * @param error of the pixel, of the kind the error map shows; empty if there is no reconstruction
 * @param tile number of the tile that owns the pixel
 * @param tilePsnr PSNR of that tile, dB; empty if there is no reconstruction
 */
public record HoverInfo(
    int x,
    int y,
    List<Float> original,
    List<Float> reconstruction,
    OptionalDouble error,
    int tile,
    OptionalDouble tilePsnr) {
  /** Copies the lists. */
  public HoverInfo {
    original = List.copyOf(original);
    reconstruction = List.copyOf(reconstruction);
  }
}
