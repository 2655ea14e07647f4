package dev.tessera.app.light;

import dev.tessera.app.save.FrameSequence;
import dev.tessera.app.save.PictureChoices;
import dev.tessera.app.save.PictureFormat;
import dev.tessera.app.save.SampleFilm;
import dev.tessera.app.save.SaveRun;
import dev.tessera.app.save.Writing;
import dev.tessera.app.session.FieldCapture;
import dev.tessera.app.session.Figures;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.job.LightJob;
import dev.tessera.model.light.ViewPath;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.signal.io.lightfield.DisparityPicture;
import dev.tessera.model.signal.io.lightfield.Quilt;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Evaluates what was fitted of a light field, and writes it.
 *
 * @param field hands over what was fitted
 */
record LookWriting(Engine engine, FieldCapture field) {
  /** Why nothing can be saved before a fit. */
  static final String NOTHING = "There is nothing to save yet: start a fit first";

  /** What is evaluated. */
  @FunctionalInterface
  interface Wanted {
    /** The job that does it. */
    Job<Samples> of(Engine engine, Fitted<GridTiling> field, Latest<Double> done);
  }

  /** One picture. */
  Writing picture(Wanted wanted, WriteOptions options) {
    return (target, run) ->
        evaluated(wanted, run, made -> PictureChoices.write(made, target, options, run));
  }

  /** The disparities of a view. */
  Writing disparities(LookPlace place) {
    return (target, run) ->
        evaluated(
            (on, fitted, done) -> LightJob.disparities(on, fitted, place.v(), place.u(), done),
            run,
            made ->
                run.onPool(
                    cancelled -> {
                      DisparityPicture.write(made, target, cancelled);
                      return target;
                    },
                    written -> run.done(String.valueOf(target.getFileName()))));
  }

  private void evaluated(Wanted wanted, SaveRun run, Consumer<Samples> then) {
    fitted(
        run,
        found -> {
          Latest<Double> done = new Latest<>();
          run.follow(done);
          run.onModel(wanted.of(engine, found, done), then);
        });
  }

  private void fitted(SaveRun run, Consumer<Fitted<GridTiling>> then) {
    run.await(
        field::capture,
        found ->
            found
                .filter(fitted -> ShearedShape.is(fitted.spec()))
                .ifPresentOrElse(then, () -> run.nothing(NOTHING)));
  }

  /** A film. */
  Writing film(List<Wanted> frames, SampleFilm film) {
    return (target, run) ->
        fitted(
            run,
            found ->
                film.of(
                        frames.stream()
                            .<Function<Latest<Double>, Job<Samples>>>map(
                                frame -> done -> frame.of(engine, found, done))
                            .toList())
                    .begin(target, run));
  }

  /** A quilt, under a name that displays can read. */
  Writing quilt(Quilt quilt) {
    return (target, run) ->
        fitted(
            run,
            found ->
                new FrameSequence<QuiltSink>(
                        ViewPath.across(ShearedShape.of(found.spec()), quilt.views()).stream()
                            .<FrameSequence.Frame<QuiltSink>>map(
                                stop ->
                                    (turns, progress, then) ->
                                        turns.onModel(
                                            LightJob.view(
                                                engine, found, stop.v(), stop.u(), progress),
                                            made ->
                                                then.accept((sink, cancelled) -> sink.add(made))))
                            .toList(),
                        (file, progress) -> QuiltSink.open(file, quilt, found),
                        QuiltSink::finish,
                        file ->
                            QuiltSink.named(file, quilt, found).getFileName()
                                + " ("
                                + Figures.count(quilt.views(), "view")
                                + ")")
                    .begin(target, run));
  }

  /** Views on their way into a quilt; the file appears with the last use. */
  private record QuiltSink(Path file, Quilt quilt, List<Samples> views) implements AutoCloseable {
    static Path named(Path file, Quilt quilt, Fitted<GridTiling> field) {
      ShearedShape.ViewSize view = ShearedShape.of(field.spec()).view();
      return quilt.named(file, view.width(), view.height());
    }

    static QuiltSink open(Path chosen, Quilt quilt, Fitted<GridTiling> field) throws SaveException {
      Path file = named(chosen, quilt, field);
      if (!file.equals(chosen) && Files.exists(file)) {
        throw new SaveException(file, "it exists already; choose that name to replace it");
      }
      return new QuiltSink(file, quilt, new ArrayList<>());
    }

    void add(Samples view) {
      views.add(view);
    }

    void finish(BooleanSupplier cancelled) throws SaveException {
      ImageFiles.write(quilt.of(views), file, PictureFormat.PNG_8.options(1), cancelled);
    }

    @Override
    public void close() {
      views.clear();
    }
  }
}
