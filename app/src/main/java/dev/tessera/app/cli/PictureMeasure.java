package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.compare.ComparedGrid;
import dev.tessera.model.compare.DetailedSquare;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.metric.Ssim;
import dev.tessera.model.render.OutputDepth;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/**
 * A picture, by PSNR and SSIM of what is rendered.
 *
 * @param subject its samples
 * @param input its file
 */
record PictureMeasure(ComparedGrid subject, FitReport.Input input)
    implements CompareMeasure<GridTiling> {
  /** Pixels of a crop's side. */
  static final int CROP = 256;

  private Samples samples() {
    return subject.signal().samples();
  }

  private Samples cut(Samples picture) {
    return DetailedSquare.of(samples(), CROP).cut(picture);
  }

  @Override
  public String size() {
    return Words.size(subject.signal());
  }

  @Override
  public Optional<Samples> original(Workbench bench) {
    return Optional.of(cut(samples()));
  }

  @Override
  public Optional<Seen> seen(Workbench bench, FitResult<Fitted<GridTiling>> result) {
    return bench
        .look(
            "Rendering",
            done ->
                new RenderJob(
                    bench.jobs().engine(), result.fitted(), 1, OutputDepth.EIGHT_BIT, done))
        .flatMap(picture -> bench.work("Measuring", share -> seen(picture, share)));
  }

  private Seen seen(Samples picture, Share share) {
    double psnr = Psnr.ofRounded(samples(), picture);
    double ssim = Ssim.of(samples(), picture, share);
    return new Seen(ComparisonReport.Quality.ofPicture(psnr, ssim), cut(picture));
  }
}
