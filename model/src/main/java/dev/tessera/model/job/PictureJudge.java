package dev.tessera.model.job;

import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.compare.DetailedSquare;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.metric.Ssim;
import dev.tessera.model.render.OutputDepth;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.function.DoubleConsumer;

/**
 * Measures the pictures that methods make of one.
 *
 * @param picture the original, (height, width, C)
 * @param square the part of it that is looked at
 */
public record PictureJudge(Samples picture, DetailedSquare square) {
  /** Looks for the part in which most happens, which takes long for a large picture. */
  public static PictureJudge of(Samples picture) {
    return new PictureJudge(picture, DetailedSquare.of(picture, DetailedSquare.USUAL));
  }

  /** That part of the original. */
  public Samples original() {
    return square.cut(picture);
  }

  /** The picture that a fit makes, at the size of the original. */
  public RenderJob render(
      Engine engine, FitResult<Fitted<GridTiling>> result, Latest<Double> progress) {
    return new RenderJob(engine, result.fitted(), 1, OutputDepth.EIGHT_BIT, progress);
  }

  /**
   * Measures it; any thread.
   *
   * @param found of the same size
   * @param share takes how much is done, 0 to 1; what it throws ends the work
   */
  public Contest.Seen seen(Samples found, DoubleConsumer share) {
    double psnr = Psnr.ofRounded(picture, found);
    double ssim = Ssim.of(picture, found, share);
    return new Contest.Seen(ComparisonReport.Quality.ofPicture(psnr, ssim), square.cut(found));
  }
}
