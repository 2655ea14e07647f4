package dev.tessera.app.cli;

import dev.tessera.app.Version;
import dev.tessera.app.Words;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.archive.FitReportFile;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.metric.Ssim;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.WriteOptions;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** Writes the picture of a fit, measures the written file and writes what tells about it. */
final class FitOutputs {
  private static final float ERROR_GAIN = 8;

  private final ImageSession.Request request;
  private final OutputArguments outputs;
  private final FitResult result;

  FitOutputs(ImageSession.Request request, OutputArguments outputs, FitResult result) {
    this.request = request;
    this.outputs = outputs;
    this.result = result;
  }

  /**
   * Writes the picture.
   *
   * @param picture at the wanted scale
   * @param cancelled asked often
   * @param done takes how much is written, 0 to 1
   */
  void writePicture(Samples picture, BooleanSupplier cancelled, DoubleConsumer done)
      throws SaveException {
    double rows = picture.extent(0);
    AtomicInteger asked = new AtomicInteger();
    BooleanSupplier onceARow =
        () -> {
          done.accept(Math.min(1, asked.getAndIncrement() / rows));
          return cancelled.getAsBoolean();
        };
    ImageFiles.write(picture, outputs.out(), options(), onceARow);
  }

  private WriteOptions options() {
    return outputs.writeOptions(outputs.out(), request.signal().bitDepth());
  }

  /**
   * Writes everything else that was asked for.
   *
   * @param plain at the scale of the original
   * @param cancelled asked often
   * @return one line for people
   */
  String writeFacts(Samples plain, BooleanSupplier cancelled)
      throws SaveException, SignalFormatException {
    GridSignal signal = request.signal();
    Path target = outputs.out();
    FitReport.Written written = measure(target, options(), plain, cancelled);
    requireNot(cancelled);
    if (outputs.errorMap != null) {
      ImageFiles.write(
          error(signal.samples(), plain),
          outputs.errorMap,
          WriteOptions.of(OutputCheck.format(outputs.errorMap), 8),
          cancelled);
      requireNot(cancelled);
    }
    if (outputs.curve != null) {
      TextFile.write(outputs.curve, TextFile.csv(result.curve()));
    }
    if (outputs.report != null) {
      TextFile.write(outputs.report, FitReportFile.toJson(report(written)));
    }
    return String.format(
        Locale.ROOT,
        "%s: %s, SSIM %.4f (%s), %s in %.1f s, %s samples/s, %s",
        target,
        Double.isInfinite(written.psnr()) ? "exact" : "PSNR " + Words.psnr(written.psnr()),
        written.ssim(),
        written.compared(),
        Words.count(result.step(), "step"),
        result.seconds(),
        ProgressLine.count(result.samplesPerSecond()),
        result.reason().text());
  }

  private static void requireNot(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }

  private FitReport.Written measure(
      Path target, WriteOptions options, Samples plain, BooleanSupplier cancelled)
      throws SignalFormatException {
    Samples original = request.signal().samples();
    Samples compared = plain;
    String which = "a rendering at 1x";
    if (outputs.scale == 1) {
      Samples file = ImageFiles.read(target, AlphaMode.KEEP, Long.MAX_VALUE, cancelled).samples();
      if (file.sameShape(original)) {
        compared = file;
        which = "the written file";
      }
    }
    return new FitReport.Written(
        String.valueOf(target.getFileName()),
        outputs.scale,
        options.bitDepth(),
        Psnr.of(original, compared),
        Ssim.of(original, compared),
        which);
  }

  private FitReport report(FitReport.Written written) {
    GridSignal signal = request.signal();
    return new FitReport(
        Version.text(),
        new FitReport.Input(
            signal.name(),
            request.sha256(),
            signal.width(),
            signal.height(),
            signal.samples().channels(),
            signal.bitDepth()),
        result.options(),
        result.device(),
        result.reason().text(),
        result.step(),
        result.seconds(),
        result.samplesPerSecond(),
        written,
        FitReport.Parameters.of(result, signal.samples().count()),
        new FitReport.Memory(result.peakNativeBytes(), PeakHeap.bytes()),
        FitReport.points(result.curve()));
  }

  private static Samples error(Samples original, Samples picture) {
    int channels = original.channels();
    float[] error = new float[original.count() * channels];
    for (int i = 0; i < error.length; i++) {
      boolean alpha = channels == 4 && i % 4 == 3;
      float difference = Math.abs(original.get(i) - picture.get(i));
      error[i] = alpha ? 1 : Math.min(1, ERROR_GAIN * difference);
    }
    return Samples.of(original.extent(), channels, error);
  }
}
