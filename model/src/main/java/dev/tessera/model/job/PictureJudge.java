package dev.tessera.model.job;

import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.compare.ComparedGrid;
import dev.tessera.model.compare.Contender;
import dev.tessera.model.compare.DetailedSquare;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.magnify.Lanczos;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.metric.Ssim;
import dev.tessera.model.render.OutputDepth;
import dev.tessera.model.signal.AlphaWeight;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * A picture, by PSNR and SSIM of what is rendered at its size; of what was to make it larger beside
 * Lanczos' filter.
 *
 * @param subject its samples, (height, width, C)
 * @param square the part of it that is looked at
 */
public record PictureJudge(ComparedGrid subject, DetailedSquare square)
    implements ContestJudge<GridTiling> {
  /** Looks for the part in which most happens, which takes long for a large picture. */
  public static PictureJudge of(ComparedGrid subject) {
    return new PictureJudge(
        subject, DetailedSquare.of(subject.signal().samples(), DetailedSquare.USUAL));
  }

  private Samples picture() {
    return subject.signal().samples();
  }

  @Override
  public Samples original() {
    return square.cut(picture());
  }

  @Override
  public Inspection inspection(
      Engine engine, Contender contender, FitResult<Fitted<GridTiling>> result) {
    int times = contender.reduced();
    return times == 1
        ? new OneLook<>(
            "Rendering",
            done -> new RenderJob(engine, result.fitted(), 1, OutputDepth.EIGHT_BIT, done),
            this::seen)
        : new OneLook<>(
            "Rendering",
            done -> new MagnifyJob(engine, result.fitted(), times, done),
            (larger, share) -> enlarged(contender, larger, share));
  }

  private Contest.Seen seen(Samples found, DoubleConsumer share) {
    return new Contest.Seen(quality(picture(), found, share), square.cut(found));
  }

  private static ComparisonReport.Quality quality(
      Samples wanted, Samples found, DoubleConsumer share) {
    double psnr = Psnr.ofRounded(wanted, found);
    return ComparisonReport.Quality.ofPicture(psnr, Ssim.of(wanted, found, share));
  }

  /** Colours count by their alpha: those of clear pixels are lost where pixels are averaged. */
  private Contest.Seen enlarged(Contender contender, Samples larger, DoubleConsumer share) {
    Samples wanted = weighed(picture());
    Samples found = sized(larger);
    ComparisonReport.Quality quality =
        quality(wanted, weighed(found), part -> share.accept(0.5 * part));
    Samples given = subject.given(contender).signal().samples();
    int times = contender.reduced();
    Samples usual = sized(Lanczos.enlarged(given, times, part -> share.accept(0.5 + 0.5 * part)));
    double lanczos = Math.min(Psnr.CEILING, Psnr.ofRounded(wanted, weighed(usual)));
    return new Contest.Seen(
        quality.beside(lanczos), square.cut(found), Optional.of(square.cut(usual)));
  }

  /** Sides that are no multiples came out a little too large, of pixels that were not whole. */
  private Samples sized(Samples larger) {
    return new DetailedSquare(0, 0, picture().extent(0), picture().extent(1)).cut(larger);
  }

  private static Samples weighed(Samples picture) {
    if (!AlphaWeight.weighs(picture.channels())) {
      return picture;
    }
    float[] values = new float[Math.toIntExact(picture.length())];
    picture.copyTo(0, values, 0, values.length);
    AlphaWeight.weigh(values, picture.channels());
    return Samples.of(picture.extent(), picture.channels(), values);
  }
}
