package dev.tessera.model.job;

import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.compare.ComparedGrid;
import dev.tessera.model.compare.Contender;
import dev.tessera.model.compare.DetailedSquare;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.metric.Ssim;
import dev.tessera.model.render.Between;
import dev.tessera.model.render.ClipFrames;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * A clip, by the means of PSNR and SSIM of its frames.
 *
 * @param subject its samples, (frames, height, width, C)
 * @param shown number of the frame that is looked at, from 0
 * @param square the part of it that is looked at
 */
public record ClipJudge(ComparedGrid subject, int shown, DetailedSquare square)
    implements ContestJudge<GridTiling> {
  /**
   * Looks for the part of a frame in which most happens, which takes long for a large one.
   *
   * @param shown number of the frame, from 0
   */
  public static ClipJudge of(ComparedGrid subject, int shown) {
    Samples frame = subject.signal().samples().slice(shown);
    return new ClipJudge(subject, shown, DetailedSquare.of(frame, DetailedSquare.USUAL));
  }

  private Samples frame(int number) {
    return subject.signal().samples().slice(number);
  }

  private int frames() {
    return subject.signal().samples().extent(0);
  }

  @Override
  public Samples original() {
    return square.cut(frame(shown));
  }

  @Override
  public Inspection inspection(
      Engine engine, Contender contender, FitResult<Fitted<GridTiling>> result) {
    return new Frames(engine, result.fitted());
  }

  /** Some frames at a time, so that a long clip need not fit in memory. */
  private final class Frames implements Inspection {
    private final Engine engine;
    private final Fitted<GridTiling> field;
    private final int atOnce;
    private final List<Double> psnr = new ArrayList<>();
    private final List<Double> ssim = new ArrayList<>();
    private Optional<Samples> crop = Optional.empty();
    private int asked;

    Frames(Engine engine, Fitted<GridTiling> field) {
      this.engine = engine;
      this.field = field;
      atOnce = ClipFrames.atOnce(field, 1, frames());
    }

    @Override
    public Optional<Part<?>> next() {
      if (asked == frames()) {
        return Optional.empty();
      }
      int first = asked;
      asked = Math.min(frames(), first + atOnce);
      double[] some = IntStream.range(first, asked).asDoubleStream().toArray();
      ClipFrames wanted = ClipFrames.of(Between.USUAL, some);
      return Optional.of(
          new Part<Samples>(
              "Rendering frames %d to %d of %d".formatted(first + 1, asked, frames()),
              done -> RenderJob.frames(engine, field, wanted, 1, done),
              (found, share) -> measure(first, found, share)));
    }

    private void measure(int first, Samples found, DoubleConsumer share) {
      int count = found.extent(0);
      for (int i = 0; i < count; i++) {
        double before = i;
        Samples wanted = frame(first + i);
        Samples actual = found.slice(i);
        psnr.add(Math.min(Psnr.CEILING, Psnr.ofRounded(wanted, actual)));
        ssim.add(Ssim.of(wanted, actual, part -> share.accept((before + part) / count)));
        if (first + i == shown) {
          crop = Optional.of(square.cut(actual));
        }
      }
    }

    @Override
    public Contest.Seen seen() {
      return new Contest.Seen(
          ComparisonReport.Quality.ofPicture(mean(psnr), mean(ssim)), crop.orElseThrow());
    }

    private static double mean(List<Double> each) {
      return each.stream().mapToDouble(value -> value).average().orElseThrow();
    }
  }
}
