package dev.tessera.model.fit;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;

/** Drawn pictures: waves, a disc with an edge and a slope, rounded to 8 bits. */
public final class TestPictures {
  private TestPictures() {}

  /** A picture of any size; channel 3 is a soft alpha. */
  public static GridSignal drawn(int width, int height, int channels) {
    float[] values = new float[width * height * channels];
    int next = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          values[next++] = Math.round(255 * value(x / 64.0, y / 48.0, c)) / 255f;
        }
      }
    }
    Samples samples = Samples.of(new int[] {height, width}, channels, values);
    return new GridSignal("drawn", samples, 8);
  }

  private static double value(double x, double y, int channel) {
    if (channel == 3) {
      return 0.3 + 0.6 * Math.min(1, x);
    }
    double wave = 0.5 + 0.2 * Math.sin((9 + 4 * channel) * x + 5 * y) + 0.1 * Math.cos(14 * y);
    boolean disc = (x - 0.55) * (x - 0.55) + (y - 0.5) * (y - 0.5) < 0.08;
    return Math.max(0, Math.min(1, disc ? 0.9 - 0.3 * channel * y : wave));
  }
}
