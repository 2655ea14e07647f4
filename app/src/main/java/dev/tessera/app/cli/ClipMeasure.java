package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.compare.ComparedGrid;
import dev.tessera.model.compare.DetailedSquare;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.job.Contest;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.metric.Ssim;
import dev.tessera.model.render.Between;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A clip, by the means of PSNR and SSIM of its frames.
 *
 * @param subject its samples
 * @param input its file
 */
record ClipMeasure(ComparedGrid subject, FitReport.Input input)
    implements CompareMeasure<GridTiling> {
  private Samples frame(int number) {
    return subject.signal().samples().slice(number);
  }

  private int frames() {
    return subject.signal().samples().extent(0);
  }

  private int middle() {
    return frames() / 2;
  }

  private Samples cut(Samples frame) {
    return DetailedSquare.of(frame(middle()), DetailedSquare.USUAL).cut(frame);
  }

  @Override
  public String size() {
    return Words.size(subject.signal());
  }

  @Override
  public Optional<Samples> original(Workbench bench) {
    return Optional.of(cut(frame(middle())));
  }

  @Override
  public Optional<Contest.Seen> seen(Workbench bench, FitResult<Fitted<GridTiling>> result) {
    double[] all = IntStream.range(0, frames()).asDoubleStream().toArray();
    List<Frame> each = new ArrayList<>();
    boolean whole =
        new ClipRendering(bench, result.fitted(), 1, Between.USUAL)
            .run(
                all,
                (first, some) -> {
                  for (int i = 0; i < some.extent(0); i++) {
                    each.add(measured(first + i, some.slice(i)));
                  }
                });
    return whole ? Optional.of(mean(each)) : Optional.empty();
  }

  /**
   * A frame as it was given back.
   *
   * @param cut what the page shows of it; empty but for that in the middle
   */
  private record Frame(double psnr, double ssim, Optional<Samples> cut) {}

  private Frame measured(int number, Samples found) {
    Samples wanted = frame(number);
    return new Frame(
        Math.min(Psnr.CEILING, Psnr.ofRounded(wanted, found)),
        Ssim.of(wanted, found, done -> {}),
        number == middle() ? Optional.of(cut(found)) : Optional.empty());
  }

  private Contest.Seen mean(List<Frame> each) {
    return new Contest.Seen(
        ComparisonReport.Quality.ofPicture(
            each.stream().mapToDouble(Frame::psnr).average().orElseThrow(),
            each.stream().mapToDouble(Frame::ssim).average().orElseThrow()),
        each.get(middle()).cut().orElseThrow());
  }
}
