package dev.tessera.app.cli;

import dev.tessera.app.SignalLimit;
import dev.tessera.assets.Assets;
import dev.tessera.assets.Sample;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import java.io.IOException;
import java.io.InputStream;

/**
 * The sample photograph that a newcomer sees first.
 *
 * @param read the image, which no project keeps
 */
record SampleImage(PictureFit.Read read) {
  GridSignal signal() {
    return read.signal();
  }

  /** Reads it. */
  static SampleImage first() throws IOException, SignalFormatException {
    Sample sample = Assets.samples().get(0);
    try (InputStream encoded = Assets.open(sample)) {
      GridSignal signal =
          ImageFiles.read(
              encoded, sample.name(), AlphaMode.COMPOSITE, SignalLimit.bytes(), () -> false);
      SourceFile source = SourceFile.embedded(sample.name(), () -> Assets.open(sample));
      return new SampleImage(new PictureFit.Read(signal, source, AlphaMode.COMPOSITE));
    }
  }
}
