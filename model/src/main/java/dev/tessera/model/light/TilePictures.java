package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape;
import java.util.Arrays;

/** What tiles show in a view, made of their codes. */
final class TilePictures {
  private static final int CHANNELS = ShearedShape.CHANNELS;

  private final ShearedShape shape;
  private final CosineChoice cosines;
  private final int latent;
  private final float[] codes;

  /** Cosines of the side at its points, made sharper as cubic splines make them softer. */
  private final float[] sharpened;

  /**
   * Pictures of codes that may change.
   *
   * @param codes (T,D), not copied
   */
  TilePictures(ShearedShape shape, CosineChoice cosines, float[] codes) {
    this.shape = shape;
    this.cosines = cosines;
    this.codes = codes;
    latent = ShearedShape.HEAD + cosines.count();
    int side = shape.side();
    sharpened = Cosines.of(side).rows().clone();
    for (int k = 0; k < side; k++) {
      double response = (4 + 2 * Math.cos(Math.PI * k / side)) / 6;
      for (int i = 0; i < side; i++) {
        sharpened[k * side + i] /= (float) response;
      }
    }
  }

  /**
   * Spline coefficients of the picture of a tile in a view.
   *
   * @param factors as {@link CosineChoice#inView} gives them for the view, (H)
   * @param to (T,side,side,4)
   */
  void make(float[] factors, int tile, float[] to) {
    int side = shape.side();
    int length = side * side * CHANNELS;
    float[] block = new float[length];
    float[] half = new float[length];
    int code = tile * latent + ShearedShape.HEAD;
    for (int h = 0; h < factors.length; h++) {
      block[cosines.inPicture(h)] += factors[h] * codes[code + h];
    }
    inverse(block, half, side * CHANNELS);
    inverse(half, block, CHANNELS);
    float[][] rows = CosineChoice.COLOURS;
    for (int i = 0; i < length; i += CHANNELS) {
      int at = tile * length + i;
      for (int c = 0; c < 3; c++) {
        to[at + c] = rows[0][c] * block[i] + rows[1][c] * block[i + 1] + rows[2][c] * block[i + 2];
      }
      to[at + 3] = block[i + 3];
    }
  }

  /** Cosines of one axis become spline coefficients. */
  private void inverse(float[] from, float[] to, int inner) {
    int side = shape.side();
    Arrays.fill(to, 0);
    for (int base = 0; base < from.length; base += side * inner) {
      for (int i = 0; i < side; i++) {
        for (int k = 0; k < side; k++) {
          float weight = sharpened[k * side + i];
          for (int j = 0; j < inner; j++) {
            to[base + i * inner + j] += weight * from[base + k * inner + j];
          }
        }
      }
    }
  }
}
