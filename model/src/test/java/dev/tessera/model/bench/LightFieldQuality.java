package dev.tessera.model.bench;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.light.LightLearner;
import dev.tessera.model.light.LightOptions;
import dev.tessera.model.light.LightPainter;
import dev.tessera.model.light.ViewErrors;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.clip.ClipWatch;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.signal.io.lightfield.LightFieldFiles;
import dev.tessera.model.signal.io.lightfield.LightFieldLimit;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * How well views of a light field are met, given and left out, and how fast they are painted.
 * Arguments: folder, all or even, seconds, floats per pixel.
 */
public final class LightFieldQuality {
  private LightFieldQuality() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    GridSignal light =
        LightFieldFiles.read(
                Path.of(arguments[0]),
                LightFieldChoice.USUAL,
                LightFieldLimit.USUAL,
                ClipWatch.NOBODY)
            .signal();
    GivenViews given = GivenViews.valueOf(arguments[1].toUpperCase(Locale.ROOT));
    StopRule stop = StopRule.afterSeconds(Double.parseDouble(arguments[2]));
    LightOptions options = new LightOptions(given, Double.parseDouble(arguments[3]), stop);
    Engine engine = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
    try (Fit<Fitted<GridTiling>> fit = LightLearner.fit(engine, light, options, Optional.empty())) {
      double told = 0;
      long begun = System.nanoTime();
      long longest = 0;
      long last = begun;
      while (fit.step()) {
        long now = System.nanoTime();
        longest = Math.max(longest, now - last);
        last = now;
        if ((now - begun) * 1e-9 > told) {
          told += 5;
          FitResult<Fitted<GridTiling>> so = fit.result().orElse(null);
          if (so != null) {
            System.out.printf("%.1f s step %d %.2f dB%n", so.seconds(), so.step(), so.psnr());
          }
          last = System.nanoTime();
        }
      }
      FitResult<Fitted<GridTiling>> result = fit.result().orElseThrow();
      System.out.printf(
          "%d tiles, %d floats each, prepared in %.1f s, %d steps in %.1f s, longest %.0f ms, %.2f dB%n",
          result.fitted().codes().tiles(),
          result.fitted().codes().latent(),
          result.pace().preparationSeconds(),
          result.step(),
          result.seconds(),
          longest * 1e-6,
          result.psnr());
      compare(engine, light, given, result.fitted());
    }
  }

  private static void compare(
      Engine engine, GridSignal light, GivenViews given, Fitted<GridTiling> field) {
    LightPainter painter = new LightPainter(engine.scope().workers(), field);
    ViewErrors errors = new ViewErrors(painter, light);
    long begun = System.nanoTime();
    while (errors.step()) {}
    double seconds = (System.nanoTime() - begun) * 1e-9;
    double[] sums = new double[4];
    int columns = light.samples().extent(1);
    for (int i = 0; i < errors.result().length(); i++) {
      boolean seen = given.contains(i / columns, i % columns);
      sums[seen ? 0 : 1] += errors.result().get(i);
      sums[seen ? 2 : 3]++;
    }
    System.out.printf(
        "given %.2f dB (%.0f), left out %.2f dB (%.0f), %.1f views/s%n",
        sums[0] / sums[2], sums[2], sums[1] / sums[3], sums[3], errors.result().length() / seconds);
    for (int i = 0; i < errors.result().length(); i++) {
      System.out.printf("%.1f%s", errors.result().get(i), (i + 1) % columns == 0 ? "\n" : " ");
    }
  }
}
