package dev.tessera.model.fit;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridCut;
import java.util.List;

/** Clips of waves that move, rounded to 8 bits, and small fits of them. */
public final class TestClips {
  private TestClips() {}

  /** A clip of any size, in colour. */
  public static GridSignal moving(int frames, int height, int width) {
    float[] values = new float[frames * height * width * 3];
    for (int i = 0; i < values.length; i++) {
      int row = i / 3 / width;
      int column = i / 3 % width;
      int frame = row / height;
      double wave = Math.sin(0.4 * (column - 0.7 * frame) + i % 3) * Math.cos(0.3 * (row % height));
      values[i] = Math.round(255 * (0.5 + 0.4 * wave)) / 255f;
    }
    Samples samples = Samples.of(new int[] {frames, height, width}, 3, values);
    return new GridSignal("moving", samples, 8);
  }

  /** A joint fit, tiles of 4 frames of 8 x 8 pixels. */
  public static FitOptions joint(long steps) {
    return TestOptions.small(steps)
        .change()
        .cut(new GridCut(List.of(4, 8, 8), List.of(0, 0, 0), false))
        .firstOmega(3)
        .samplesPerTile(64)
        .build();
  }
}
