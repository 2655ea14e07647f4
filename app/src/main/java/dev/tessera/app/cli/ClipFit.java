package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.job.ClipBudget;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.SoundSource;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFile;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipSize;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The fit of a clip, of which frames are made.
 *
 * @param read the clip
 * @param options settings of the fit
 * @param state to go on from, or empty
 * @param outputs what is written
 * @param target the frames that are wanted, empty if none are
 */
record ClipFit(
    Read read,
    FitOptions options,
    Optional<FitState> state,
    OutputArguments outputs,
    Optional<ClipTarget> target)
    implements GridFit {
  /**
   * A clip that was read.
   *
   * @param clip its frames
   * @param choice what of it was wanted
   * @param source its file
   */
  record Read(ClipFile clip, ClipChoice choice, SourceFile source) {
    /**
     * Reads a clip, telling how far it is, and what people should know of it.
     *
     * @param options of the fit, whose codes need memory, too
     * @throws SignalFormatException if it cannot be read, or does not fit, naming what does
     */
    static Read of(
        Console console, Path file, ClipChoice choice, FitOptions options, SourceTelling source)
        throws Exception {
      ClipFile clip =
          Reading.of(
              console, file, watch -> ClipFiles.read(file, choice, ClipBudget.of(options), watch));
      console.notes(clip.notes());
      return new Read(clip, choice, source.of(file));
    }

    /** Its file, for reports. */
    FitReport.Input input() {
      return FitReport.Clip.of(clip.signal(), clip.times(), clip.start(), source.sha256());
    }

    /** What is heard with it; empty if its file is not known any more. */
    Optional<SoundSource> sound() {
      return source.places().stream().findFirst().map(file -> choice.sound(file, clip.start()));
    }
  }

  @Override
  public GridSignal signal() {
    return read.clip().signal();
  }

  ClipSize sides() {
    return new ClipSize(signal().width(), signal().height());
  }

  private int frames() {
    return signal().samples().extent(0);
  }

  @Override
  public String product() {
    return "clip";
  }

  @Override
  public FitReport.Input input() {
    return read.input();
  }

  @Override
  public SavedSignal saved() {
    return SavedSignal.ofClip(read.clip(), read.choice(), read.source());
  }

  /** Frames are written as they are evaluated, and the file appears when it is asked for. */
  @Override
  public Optional<? extends Product> make(
      Workbench bench, FitResult<Fitted<GridTiling>> result, Console console) {
    ClipTarget wanted = target.orElseThrow();
    Optional<ClipOutput> opened =
        bench.work("Writing", share -> wanted.open(sides(), read.clip().times(), read.sound()));
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    ClipOutput output = opened.get();
    output.tell(console, bench.progress());
    boolean made = false;
    try {
      double[] psnr = new double[frames()];
      boolean same = output.plain();
      made =
          new ClipRendering(bench, result.fitted(), wanted.scale(), wanted.between())
              .run(
                  output.positions(),
                  (first, frames) -> {
                    output.write(frames);
                    if (same) {
                      compare(first, frames, psnr);
                    }
                  });
      output.tell(console, bench.progress());
      if (made && !same) {
        double[] all = IntStream.range(0, frames()).asDoubleStream().toArray();
        made =
            new ClipRendering(bench, result.fitted(), 1, wanted.between())
                .run(all, (first, frames) -> compare(first, frames, psnr));
      }
      List<Double> each = Arrays.stream(psnr).boxed().toList();
      return made ? Optional.of(new Written(this, result, output, each)) : Optional.empty();
    } finally {
      if (!made) {
        output.abandon();
      }
    }
  }

  private void compare(int first, Samples frames, double[] psnr) {
    for (int i = 0; i < frames.extent(0); i++) {
      double decibel = Psnr.ofRounded(signal().samples().slice(first + i), frames.slice(i));
      psnr[first + i] = Math.min(Psnr.CEILING, decibel);
    }
  }

  /**
   * A clip that is complete but for its name.
   *
   * @param psnr of each frame, dB
   */
  private record Written(
      ClipFit plan, FitResult<Fitted<GridTiling>> result, ClipOutput output, List<Double> psnr)
      implements Product {
    @Override
    public void write(Share share) throws SaveException {
      output.finish();
    }

    @Override
    public Measured measure(Share share) {
      double mean = psnr.stream().mapToDouble(each -> each).average().orElseThrow();
      String compared = output.plain() ? "the written frames" : "a rendering of its frames at 1x";
      String words =
          String.format(
              Locale.ROOT,
              "PSNR %s, the mean of %s (%s)",
              Words.psnr(mean),
              Words.count(psnr.size(), "frame"),
              compared);
      FitReport.Frames frames =
          new FitReport.Frames(
              String.valueOf(plan.outputs().out().getFileName()),
              output.format().extension(),
              plan.outputs().scale,
              output.positions().length,
              output.framesPerSecond(),
              mean,
              psnr,
              compared);
      return new Measured(words, plan.made(result, frames));
    }

    @Override
    public void close() {
      output.abandon();
    }
  }
}
