package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.job.DeviceJob;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.tile.GridTiling;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Proves that an installed program can compute: a few steps on a sample must raise the PSNR. */
record SelfTest(Console console) {
  private static final long STEPS = 200;

  ExitCode run() throws IOException, SignalFormatException {
    FitOptions options = Preset.FAST.options().change().stop(StopRule.afterSteps(STEPS)).build();
    SampleImage sample = SampleImage.first();
    try (JobConsole jobs =
        new JobConsole(console.surroundings(), new EngineSettings(DeviceChoice.AUTO, 0))) {
      Optional<DeviceReport> device = jobs.run(Lane.VIEW, new DeviceJob(jobs.engine()), () -> {});
      Optional<FitResult<Fitted<GridTiling>>> result =
          jobs.run(
              Lane.FIT,
              new FitJob<>(
                  "Testing the engine",
                  () ->
                      SignalLearner.grid(jobs.engine(), sample.signal(), options, Optional.empty()),
                  new Latest<>()),
              () -> {});
      if (device.isEmpty() || result.isEmpty() || jobs.stopped()) {
        return ExitCode.CANCELLED;
      }
      double first = first(result.get().curve());
      double last = result.get().psnr();
      if (!(Double.isFinite(last) && last > first)) {
        throw new IllegalStateException(
            "the PSNR went from " + first + " to " + last + " dB in " + STEPS + " steps");
      }
      String gain = String.format(Locale.ROOT, "PSNR %.2f to %.2f dB", first, last);
      DeviceReport on = device.get();
      console.out().printf("OK: %s, %s, %s in %d steps%n", on.engine(), on.name(), gain, STEPS);
      return ExitCode.DONE;
    }
  }

  private static double first(FitCurve curve) {
    return curve.length() == 0 ? 0 : curve.value(0);
  }
}
