package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.compare.ComparedGrid;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.job.Contest;
import dev.tessera.model.job.PictureJudge;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/**
 * A picture, by PSNR and SSIM of what is rendered.
 *
 * @param subject its samples
 * @param input its file
 * @param judge measures what is rendered
 */
record PictureMeasure(ComparedGrid subject, FitReport.Input input, PictureJudge judge)
    implements CompareMeasure<GridTiling> {
  @Override
  public String size() {
    return Words.size(subject.signal());
  }

  @Override
  public Optional<Samples> original(Workbench bench) {
    return Optional.of(judge.original());
  }

  @Override
  public Optional<Contest.Seen> seen(Workbench bench, FitResult<Fitted<GridTiling>> result) {
    return bench
        .look("Rendering", done -> judge.render(bench.jobs().engine(), result, done))
        .flatMap(picture -> bench.work("Measuring", share -> judge.seen(picture, share)));
  }
}
