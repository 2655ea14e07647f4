package dev.tessera.app.save;

import dev.tessera.app.session.Figures;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.render.OutputDepth;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/** What can be saved of the fit of a picture, and the choices that its kinds share. */
public final class PictureExports {
  private static final String NOTHING = "There is nothing to save yet: start a fit first";

  private final Engine engine;
  private final SessionModel session;
  private final PictureSources sources;
  private final PictureChoices choices = new PictureChoices();
  private final DoubleProperty scale = new SimpleDoubleProperty(1);
  private final BooleanProperty detail = new SimpleBooleanProperty(true);

  /** The field, evaluated at any scale. */
  private final ExportKind picture =
      new ExportKind(
          "Picture",
          "The field at the chosen scale; between its pixels, detail as photographs have it",
          List.of(
              choices.ofFormat(),
              new ExportOption.Slide(
                  "Scale",
                  "Pixels saved per pixel of the picture and axis, 1 to 8",
                  1,
                  8,
                  0.5,
                  "%.1f\u00d7",
                  scale,
                  () -> true),
              new ExportOption.Tick(
                  "Detail",
                  "Pictures larger than they are: with detail between their pixels as photographs"
                      + " have it; else the field there as it is",
                  detail),
              choices.ofQuality()),
          () -> image(this::pictureName, scale.get(), this::pictureOrder));

  /** The error in false colours. */
  private final ExportKind errorMap =
      new ExportKind(
          "Error map",
          "The error of every pixel as the view shows it",
          List.of(choices.ofFormat(), choices.ofQuality()),
          () -> image(stem -> stem + "-error", 1, this::errorMapOrder));

  /** PSNR over the run. */
  private final ExportKind curve =
      new ExportKind(
          "Curve data", "Step, seconds and PSNR of the run as CSV", List.of(), this::curveOffer);

  /** Offers what the sources give. */
  public PictureExports(Engine engine, SessionModel session, PictureSources sources) {
    this.engine = engine;
    this.session = session;
    this.sources = sources;
  }

  /** What there is to choose from. */
  public List<ExportKind> kinds() {
    return List.of(picture, errorMap, curve);
  }

  private String stem() {
    String name = session.get().map(s -> s.signal().name()).orElse("picture");
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private String pictureName(String stem) {
    double times = scale.get();
    String larger = times > 1 ? "-" + Figures.decimal(times).replace(".00", "") + "x" : "";
    boolean clip = session.get().flatMap(Session::clip).isPresent();
    String when = clip ? String.format(Locale.ROOT, "-%.2fs", sources.place().get().seconds()) : "";
    return stem + "-tessera" + when + larger;
  }

  private ExportOffer image(Function<String, String> name, double factor, Supplier<Writing> order) {
    Optional<GridSignal> signal = session.get().map(Session::signal);
    PictureFormat as = choices.format();
    ExportSize size =
        signal
            .map(s -> ExportSize.of(s.width(), s.height(), s.samples().channels(), factor))
            .map(s -> s.forFormat(as.format()::problem))
            .orElse(ExportSize.NONE);
    return new ExportOffer(
        name.apply(stem()) + "." + as.extension(),
        as.format().extensions(),
        size.text(),
        size.problem(),
        order);
  }

  private ExportOffer curveOffer() {
    FitCurve now = sources.curve().get();
    return new ExportOffer(
        stem() + "-psnr.csv",
        List.of("csv"),
        "One line per point of the curve",
        now.length() == 0 ? NOTHING : "",
        () ->
            (target, run) ->
                run.onPool(
                    cancelled -> {
                      AtomicFile.stream(target, out -> out.write(CurveCsv.of(now)));
                      return target;
                    },
                    written -> run.done(String.valueOf(target.getFileName()))));
  }

  private Writing pictureOrder() {
    View wanted = new View(scale.get(), detail.get(), sources.place().get().position());
    WriteOptions options = choices.options();
    return (path, run) ->
        run.await(
            sources.field()::capture,
            field ->
                field.ifPresentOrElse(
                    found -> render(found, wanted, new Target(path, options), run),
                    () -> run.nothing(NOTHING)));
  }

  /**
   * What is evaluated.
   *
   * @param scale pixels per pixel of the signal
   * @param detail whether pictures get detail between their pixels
   * @param position in a clip, in frames
   */
  private record View(double scale, boolean detail, double position) {}

  private void render(Fitted<GridTiling> field, View wanted, Target target, SaveRun run) {
    Latest<Double> rendered = new Latest<>();
    Job<Samples> job;
    try {
      OutputDepth depth =
          target.options().bitDepth() == 8 ? OutputDepth.EIGHT_BIT : OutputDepth.FULL;
      job =
          field.tiling().dimensions() == 2
              ? RenderJob.picture(engine, field, wanted.scale(), wanted.detail(), depth, rendered)
              : RenderJob.frame(engine, field, wanted.position(), wanted.scale(), rendered);
    } catch (IllegalArgumentException e) {
      run.nothing(String.valueOf(e.getMessage()));
      return;
    }
    run.follow(rendered);
    run.onModel(
        job, samples -> PictureChoices.write(samples, target.path(), target.options(), run));
  }

  private Writing errorMapOrder() {
    WriteOptions options = choices.options();
    Optional<Callable<Samples>> map = sources.errorMap().get();
    return (path, run) ->
        map.ifPresentOrElse(
            made ->
                run.onPool(
                    cancelled -> made.call(),
                    samples -> PictureChoices.write(samples, path, options, run)),
            () -> run.nothing(NOTHING));
  }

  /** Where a picture goes, and how. */
  private record Target(Path path, WriteOptions options) {}
}
