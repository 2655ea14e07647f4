package dev.tessera.app.cli;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tessera fit}: an image in, its reconstruction out. */
@Command(
    name = "fit",
    description = "Fits an image with a neural field and writes what the field gives back.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class FitCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "IMAGE", description = "PNG, JPEG, TIFF, BMP, WebP or PNM.")
  private Path image = Path.of("");

  @Mixin private FitArguments fit = new FitArguments();

  @Mixin private OutputArguments outputs = new OutputArguments();

  @Option(
      names = "--alpha",
      paramLabel = "ALPHA",
      defaultValue = "keep",
      description = "Transparency: keep, or composite over white; default ${DEFAULT-VALUE}.")
  private AlphaMode alpha = AlphaMode.KEEP;

  FitCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    FitOptions wanted = checked();
    GridSignal signal = ImageFiles.read(image, alpha, SignalLimit.bytes());
    requireFitting(signal);
    PrintWriter out = spec.commandLine().getOut();
    FitOptions options = suited(wanted, signal);
    PrintWriter err = spec.commandLine().getErr();
    return new FitRun(surroundings, out, err)
        .run(new FitRun.Request(signal, sha256(image), options, fit.device), outputs)
        .number();
  }

  /** A mode that was asked for is kept or refused, never changed. */
  private FitOptions suited(FitOptions wanted, GridSignal signal) {
    FitOptions suited = wanted.suitedTo(signal);
    if (!suited.equals(wanted)) {
      if (fit.mode != null || fit.weights != null) {
        try {
          wanted.specFor(signal);
        } catch (IllegalArgumentException e) {
          throw usage(e);
        }
      }
      spec.commandLine()
          .getErr()
          .println("Pre-trained networks are for 3 channels: fitting networks and codes jointly.");
    }
    return suited;
  }

  private FitOptions checked() throws ArchiveFormatException {
    try {
      OutputCheck.check(image, outputs);
      return fit.options();
    } catch (IllegalArgumentException e) {
      throw usage(e);
    }
  }

  private void requireFitting(GridSignal signal) {
    Samples samples = signal.samples();
    double values = outputs.scale * outputs.scale * samples.count() * samples.channels();
    double most = Math.min(Integer.MAX_VALUE - 8.0, SignalLimit.bytes() / (double) Float.BYTES);
    if (values > most) {
      throw usage(
          new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "A picture at scale %s does not fit in memory; at most %.1f does.",
                  outputs.scale,
                  Math.floor(10 * outputs.scale * Math.sqrt(most / values)) / 10)));
    }
  }

  private ParameterException usage(IllegalArgumentException e) {
    return new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(stream, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
