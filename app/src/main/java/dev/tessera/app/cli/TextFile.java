package dev.tessera.app.cli;

import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.SaveException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Writes what tells about a fit. */
final class TextFile {
  private TextFile() {}

  static void write(Path file, String content) throws SaveException {
    AtomicFile.stream(file, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  /** A curve as a table with a heading. */
  static String csv(FitCurve curve) {
    StringBuilder table = new StringBuilder("seconds,step,psnr\n");
    for (int i = 0; i < curve.length(); i++) {
      table.append(
          String.format(
              Locale.ROOT, "%.3f,%d,%.4f\n", curve.seconds(i), curve.step(i), curve.value(i)));
    }
    return table.toString();
  }
}
