package dev.tessera.model.compare;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.util.Optional;

/** A picture made small, so that networks learn all of it within seconds. */
public final class SmallPicture {
  private static final int CHANNELS = 3;
  private static final double PIXELS = 100_000;

  private final Samples source;
  private final int factor;

  private SmallPicture(Samples source, int factor) {
    this.source = source.requireImage();
    this.factor = factor;
  }

  /**
   * Averages squares of k x k pixels, k as small as leaves 100,000 of them, and cuts the middle out
   * that whole tiles cover. Grey becomes RGB, alpha is laid over white.
   *
   * @param tile pixels of a tile along each axis, at least 1
   * @return the picture, 3 channels; empty if fewer than two tiles fit in
   * @throws IllegalArgumentException if the signal is no image
   */
  public static Optional<GridSignal> of(GridSignal signal, int tile) {
    int wanted = (int) Math.ceil(Math.sqrt(signal.samples().count() / PIXELS));
    int possible = Math.min(signal.height(), signal.width()) / tile;
    int factor = Math.max(1, Math.min(wanted, possible));
    int height = signal.height() / factor / tile * tile;
    int width = signal.width() / factor / tile * tile;
    if ((long) height * width < 2L * tile * tile) {
      return Optional.empty();
    }
    Samples small = new SmallPicture(signal.samples(), factor).averaged(height, width);
    return Optional.of(new GridSignal(signal.name(), small, signal.bitDepth()));
  }

  private Samples averaged(int height, int width) {
    int top = (source.extent(0) - height * factor) / 2;
    int left = (source.extent(1) - width * factor) / 2;
    float[] values = new float[Math.multiplyExact(Math.multiplyExact(height, width), CHANNELS)];
    int next = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < CHANNELS; c++) {
          values[next++] = mean(top + y * factor, left + x * factor, c);
        }
      }
    }
    return Samples.of(new int[] {height, width}, CHANNELS, values);
  }

  private float mean(int top, int left, int channel) {
    float sum = 0;
    for (int y = top; y < top + factor; y++) {
      for (int x = left; x < left + factor; x++) {
        long index = (long) y * source.extent(1) + x;
        float value = source.get(index, Math.min(channel, source.channels() - 1));
        float alpha = source.channels() == 4 ? source.get(index, 3) : 1;
        sum += alpha * value + 1 - alpha;
      }
    }
    return sum / (factor * factor);
  }
}
