package dev.tessera.model.magnify;

import dev.tessera.model.signal.AlphaWeight;
import dev.tessera.model.signal.Samples;

/**
 * Some rows of a picture with those about them; beyond its edges the nearest pixels are repeated.
 * Colours are weighted by alpha, see {@link AlphaWeight}.
 */
final class PictureRows {
  /** Pixels on all sides. */
  static final int MARGIN = 3;

  /** (rows + 2 MARGIN, width + 2 MARGIN, C), row-major. */
  final float[] values;

  /** Rows that are wanted. */
  final int rows;

  /** Pixels of a row of the picture. */
  final int width;

  /** C. */
  final int channels;

  private PictureRows(float[] values, int rows, int width, int channels) {
    this.values = values;
    this.rows = rows;
    this.width = width;
    this.channels = channels;
  }

  /** Rows of a picture from one on. */
  static PictureRows of(Samples picture, int first, int rows) {
    int height = picture.extent(0);
    int width = picture.extent(1);
    int channels = picture.channels();
    int stride = (width + 2 * MARGIN) * channels;
    float[] values = new float[(rows + 2 * MARGIN) * stride];
    for (int r = 0; r < rows + 2 * MARGIN; r++) {
      int y = Math.max(0, Math.min(height - 1, first + r - MARGIN));
      int at = r * stride;
      picture.copyTo((long) y * width * channels, values, at + MARGIN * channels, width * channels);
      int last = at + (width + MARGIN) * channels;
      for (int i = 0; i < MARGIN * channels; i++) {
        values[at + i] = values[at + MARGIN * channels + i % channels];
        values[last + i] = values[last - channels + i % channels];
      }
    }
    AlphaWeight.weigh(values, channels);
    return new PictureRows(values, rows, width, channels);
  }

  /** Pixels of a row of {@link #values}. */
  int stride() {
    return width + 2 * MARGIN;
  }

  /** Where the first channel of a pixel lies, both counted from the margin's first. */
  int at(int row, int column) {
    return (row * stride() + column) * channels;
  }

  /** Brightness of every pixel, margins included; of alpha none. */
  float[] brightness() {
    int pixels = values.length / channels;
    float[] luma = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      int at = i * channels;
      luma[i] =
          channels < 3
              ? values[at]
              : 0.299f * values[at] + 0.587f * values[at + 1] + 0.114f * values[at + 2];
    }
    return luma;
  }
}
