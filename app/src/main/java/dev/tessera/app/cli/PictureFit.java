package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.metric.Ssim;
import dev.tessera.model.render.OutputDepth;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The fit of an image, of which a picture is made.
 *
 * @param read the image
 * @param options settings of the fit
 * @param state to go on from, or empty
 * @param outputs what is written
 */
record PictureFit(Read read, FitOptions options, Optional<FitState> state, OutputArguments outputs)
    implements GridFit {
  /**
   * An image that was read.
   *
   * @param signal its pixels
   * @param source its file
   * @param alpha what became of its transparency
   */
  record Read(GridSignal signal, SourceFile source, AlphaMode alpha) {
    /** Its file, for reports. */
    FitReport.Input input() {
      return FitReport.Image.of(signal, source.sha256());
    }
  }

  @Override
  public GridSignal signal() {
    return read.signal();
  }

  @Override
  public String product() {
    return "picture";
  }

  @Override
  public FitReport.Input input() {
    return read.input();
  }

  @Override
  public SavedSignal saved() {
    return SavedSignal.ofPicture(signal(), read.source(), read.alpha());
  }

  @Override
  public Optional<? extends Product> make(
      Workbench bench, FitResult<Fitted<GridTiling>> result, Console console) {
    return render(bench, result, outputs.scale, depth())
        .flatMap(
            picture ->
                (outputs.scale == 1
                        ? Optional.of(picture)
                        : render(bench, result, 1, OutputDepth.FULL))
                    .map(plain -> new Rendering(this, result, picture, plain)));
  }

  /** A map of errors shows less than a step of 8 bits. */
  private OutputDepth depth() {
    return writeOptions().bitDepth() == 8 && outputs.errorMap == null
        ? OutputDepth.EIGHT_BIT
        : OutputDepth.FULL;
  }

  private WriteOptions writeOptions() {
    return outputs.writeOptions(outputs.out(), signal().bitDepth());
  }

  private Optional<Samples> render(
      Workbench bench, FitResult<Fitted<GridTiling>> result, double scale, OutputDepth depth) {
    boolean detail = outputs.larger.detail();
    return bench.look(
        "Rendering",
        done ->
            RenderJob.picture(bench.jobs().engine(), result.fitted(), scale, detail, depth, done));
  }

  /**
   * Writes the picture of a fit, measures the written file and writes what tells about it.
   *
   * @param plan what was fitted
   * @param result of the fit
   * @param picture at the wanted scale
   * @param plain at the scale of the original
   */
  private record Rendering(
      PictureFit plan, FitResult<Fitted<GridTiling>> result, Samples picture, Samples plain)
      implements Product {
    private static final float ERROR_GAIN = 8;

    /** Of measuring, the share that reads the written file back. */
    private static final double READING = 0.2;

    private OutputArguments outputs() {
      return plan.outputs();
    }

    @Override
    public void write(Share share) throws SaveException {
      // Asked once a row.
      ImageFiles.write(
          picture, outputs().out(), plan.writeOptions(), share.counting(picture.extent(0)));
    }

    @Override
    public Measured measure(Share share) throws SaveException, SignalFormatException {
      OutputArguments outputs = outputs();
      Samples original = plan.signal().samples();
      FitReport.Picture written = written(outputs.out(), share.part(0, 0.9));
      if (outputs.errorMap != null) {
        ImageFiles.write(
            error(original, plain),
            outputs.errorMap,
            WriteOptions.of(OutputCheck.format(outputs.errorMap), 8),
            share.part(0.9, 1).counting(plain.extent(0)));
      }
      String words =
          String.format(
              Locale.ROOT,
              "%s, SSIM %.4f (%s)",
              written.exact() ? "exact" : "PSNR " + Words.psnr(written.psnr()),
              written.ssim(),
              written.compared());
      return new Measured(words, plan.made(result, written));
    }

    private FitReport.Picture written(Path target, Share share) throws SignalFormatException {
      Samples original = plan.signal().samples();
      Samples compared = plain;
      String which = "a rendering at 1x";
      share.accept(0);
      if (outputs().scale == 1) {
        Samples file =
            ImageFiles.read(target, AlphaMode.KEEP, Long.MAX_VALUE, share.cancelled()).samples();
        if (file.sameShape(original)) {
          compared = file;
          which = "the written file";
        }
      }
      return new FitReport.Picture(
          String.valueOf(target.getFileName()),
          outputs().scale,
          plan.writeOptions().bitDepth(),
          Psnr.of(original, compared),
          Ssim.of(original, compared, share.part(READING, 1)),
          which);
    }

    private static Samples error(Samples original, Samples picture) {
      int channels = original.channels();
      float[] error = new float[Math.toIntExact(original.length())];
      for (int i = 0; i < error.length; i++) {
        boolean alpha = channels == 4 && i % 4 == 3;
        float difference = Math.abs(original.get(i) - picture.get(i));
        error[i] = alpha ? 1 : Math.min(1, ERROR_GAIN * difference);
      }
      return Samples.of(original.extent(), channels, error);
    }
  }
}
