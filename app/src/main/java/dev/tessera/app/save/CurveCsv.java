package dev.tessera.app.save;

import dev.tessera.model.fit.FitCurve;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A curve as a table: one line per point, decimal points, no locale. */
final class CurveCsv {
  private CurveCsv() {}

  static byte[] of(FitCurve curve) {
    StringBuilder table = new StringBuilder("step,seconds,psnr_db\n");
    for (int i = 0; i < curve.length(); i++) {
      table.append(
          String.format(
              Locale.ROOT, "%d,%.3f,%.4f%n", curve.step(i), curve.seconds(i), curve.value(i)));
    }
    return table.toString().replace("\r", "").getBytes(StandardCharsets.UTF_8);
  }
}
