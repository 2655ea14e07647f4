package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.signal.SignalFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The start without arguments where there is no display: the same fit, in the terminal. */
record HeadlessStart(Console console) {
  /** Fits the first sample with the default preset; writes into a new temporary folder. */
  ExitCode run() throws IOException, SignalFormatException, ArchiveFormatException {
    SampleImage sample = SampleImage.first();
    Path folder = Files.createTempDirectory("tessera");
    console.say("No display: fitting the sample photograph here, results go to " + folder + ".");
    OutputArguments outputs = new OutputArguments();
    outputs.out = folder.resolve("tessera-sample.png");
    outputs.report = folder.resolve("tessera-sample.json");
    PictureFit plan =
        new PictureFit(sample.read(), new FitArguments().image(), Optional.empty(), outputs);
    return new FitSession(console).run(plan, new EngineSettings(DeviceChoice.AUTO, 0));
  }
}
