package dev.tessera.model.signal.io;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Turns rows of pixels into a signal: orientation, alpha and number of channels. */
final class SignalAssembler {
  private final PixelRows rows;
  private final Orientation orientation;
  private final BooleanSupplier cancelled;
  private final float[] row;
  private final boolean translucent;

  SignalAssembler(PixelRows rows, int orientation, BooleanSupplier cancelled) {
    this.rows = rows;
    this.orientation = new Orientation(orientation, rows.width(), rows.height());
    this.cancelled = cancelled;
    this.row = new float[rows.width() * rows.bands()];
    this.translucent = rows.hasAlpha() && isTranslucent();
  }

  /** Channels of the signal when alpha is kept: that of an opaque image is dropped. */
  int channels() {
    return translucent ? 4 : rows.colours();
  }

  GridSignal assemble(String name, AlphaMode alphaMode) {
    boolean keepAlpha = translucent && alphaMode == AlphaMode.KEEP;
    int channels = keepAlpha ? 4 : rows.colours();
    float[] values = new float[orientation.width() * orientation.height() * channels];
    for (int y = 0; y < rows.height(); y++) {
      read(y);
      if (translucent && !keepAlpha) {
        layOverWhite();
      }
      place(y, values, channels);
    }
    int[] extent = {orientation.height(), orientation.width()};
    return new GridSignal(name, Samples.of(extent, channels, values), rows.bitDepth());
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

  private void place(int y, float[] values, int channels) {
    int bands = rows.bands();
    int colours = rows.colours();
    int target = orientation.start(y);
    for (int i = 0; i < row.length; i += bands) {
      for (int c = 0; c < channels; c++) {
        int band = c == 3 ? bands - 1 : Math.min(c, colours - 1);
        values[target * channels + c] = row[i + band];
      }
      target += orientation.step();
    }
  }
}
