package dev.tessera.app.cli;

import dev.tessera.assets.Assets;
import dev.tessera.assets.Sample;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    try (InputStream encoded = Assets.open(sample)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      InputStream watched = new DigestInputStream(encoded, digest);
      GridSignal signal =
          ImageFiles.read(
              watched, sample.name(), AlphaMode.COMPOSITE, SignalLimit.bytes(), () -> false);
      watched.transferTo(OutputStream.nullOutputStream());
      return new SampleImage(signal, HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
