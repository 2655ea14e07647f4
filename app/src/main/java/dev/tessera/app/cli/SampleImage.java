package dev.tessera.app.cli;

import dev.tessera.assets.Assets;
import dev.tessera.assets.Sample;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import java.io.IOException;
import java.io.InputStream;

/**
 * The sample photograph that a newcomer sees first.
 *
 * @param signal the image
 * @param sha256 of its encoded bytes
 */
record SampleImage(GridSignal signal, String sha256) {
  /** Reads it. */
  static SampleImage first() throws IOException, SignalFormatException {
    Sample sample = Assets.samples().get(0);
    try (InputStream encoded = Assets.open(sample);
        InputStream again = Assets.open(sample)) {
      GridSignal signal =
          ImageFiles.read(
              encoded, sample.name(), AlphaMode.COMPOSITE, SignalLimit.bytes(), () -> false);
      return new SampleImage(signal, FileHash.sha256(again));
    }
  }
}
