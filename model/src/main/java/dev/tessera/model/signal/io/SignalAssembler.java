package dev.tessera.model.signal.io;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SamplesBuilder;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Turns rows of pixels into a signal: orientation, alpha and number of channels. */
final class SignalAssembler {
  private final PixelRows rows;
  private final Orientation orientation;
  private final BooleanSupplier cancelled;
  private final float[] row;
  private final float[] placed;
  private final boolean translucent;

  SignalAssembler(PixelRows rows, int orientation, BooleanSupplier cancelled) {
    this.rows = rows;
    this.orientation = new Orientation(orientation, rows.width(), rows.height());
    this.cancelled = cancelled;
    this.row = new float[Math.multiplyExact(rows.width(), rows.bands())];
    this.placed = new float[Math.multiplyExact(rows.width(), 4)];
    this.translucent = rows.hasAlpha() && isTranslucent();
  }

  /** Channels of the signal when alpha is kept: that of an opaque image is dropped. */
  int channels() {
    return translucent ? 4 : rows.colours();
  }

  GridSignal assemble(String name, AlphaMode alphaMode) {
    boolean keepAlpha = translucent && alphaMode == AlphaMode.KEEP;
    int channels = keepAlpha ? 4 : rows.colours();
    int[] extent = {orientation.height(), orientation.width()};
    SamplesBuilder samples =
        rows.bitDepth() == 8
            ? SamplesBuilder.eightBit(extent, channels)
            : SamplesBuilder.floats(extent, channels);
    for (int y = 0; y < rows.height(); y++) {
      read(y);
      if (translucent && !keepAlpha) {
        layOverWhite();
      }
      place(y, samples, channels);
    }
    return new GridSignal(name, samples.build(), rows.bitDepth());
  }

  private void read(int y) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    rows.read(y, row);
  }

  private boolean isTranslucent() {
    int bands = rows.bands();
    for (int y = 0; y < rows.height(); y++) {
      read(y);
      for (int i = bands - 1; i < row.length; i += bands) {
        if (row[i] < 1) {
          return true;
        }
      }
    }
    return false;
  }

  private void layOverWhite() {
    int bands = rows.bands();
    for (int i = 0; i < row.length; i += bands) {
      float alpha = row[i + bands - 1];
      for (int b = 0; b < bands - 1; b++) {
        row[i + b] = row[i + b] * alpha + (1 - alpha);
      }
    }
  }

  private void place(int y, SamplesBuilder samples, int channels) {
    int bands = rows.bands();
    int colours = rows.colours();
    int at = 0;
    for (int i = 0; i < row.length; i += bands) {
      for (int c = 0; c < channels; c++) {
        int band = c == 3 ? bands - 1 : Math.min(c, colours - 1);
        placed[at++] = row[i + band];
      }
    }
    long target = orientation.start(y);
    int atOnce = orientation.step() == 1 ? rows.width() : 1;
    for (int x = 0; x < rows.width(); x += atOnce) {
      samples.put(target * channels, placed, x * channels, atOnce * channels);
      target += orientation.step();
    }
  }
}
