package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.Words;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.render.Between;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.signal.io.clip.ClipSize;
import dev.tessera.model.signal.io.lightfield.DisparityPicture;
import dev.tessera.model.signal.io.lightfield.Quilt;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Evaluates what a field shows of a light field, and writes it.
 *
 * @param console speaks
 * @param out the picture
 * @param engine where to compute
 */
record ViewRendering(Console console, Path out, EngineSettings engine) {
  /** A view, a refocused picture or a slice. */
  ExitCode picture(Fitted<GridTiling> field, ViewArguments.Wanted wanted) {
    WriteOptions options = WriteOptions.of(OutputCheck.format(out), 8);
    return run(field, wanted, (made, cancelled) -> ImageFiles.write(made, out, options, cancelled));
  }

  /** Disparities. */
  ExitCode disparities(Fitted<GridTiling> field, ViewArguments.Wanted wanted) {
    DisparityPicture.problem(out)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException("Cannot write " + out + ": " + problem + ".");
            });
    return run(field, wanted, (made, cancelled) -> DisparityPicture.write(made, out, cancelled));
  }

  /**
   * A film.
   *
   * @param sides of a frame
   * @param frames what each shows
   * @param rate frames per second
   */
  ExitCode film(
      Fitted<GridTiling> field, ClipSize sides, List<ViewArguments.Wanted> frames, double rate)
      throws SaveException {
    ClipTarget target = new ClipTarget(out, 1, Optional.of(rate), Between.MEAN);
    ClipTimes times = ClipTimes.constant(frames.size(), rate);
    ClipOutput film = target.open(sides, times, Optional.empty());
    try (Workbench bench = console.bench(engine)) {
      for (int i = 0; i < frames.size(); i++) {
        ViewArguments.Wanted frame = frames.get(i);
        Optional<Samples> made =
            bench.look(
                "Rendering frame %d of %d".formatted(i + 1, frames.size()),
                done -> frame.of(bench.jobs().engine(), field, done));
        if (made.isEmpty() || bench.jobs().stopped()) {
          return new FitSession(console).nothingWritten(bench, "film");
        }
        film.append(made.get());
      }
      film.finish();
      bench.progress().end();
      console.out().println(out + ": " + Words.count(frames.size(), "frame"));
      return ExitCode.DONE;
    } finally {
      film.abandon();
    }
  }

  /** A quilt, whose name gets the ending that displays need. */
  ExitCode quilt(Fitted<GridTiling> field, Quilt quilt, SavedSignal.LightField light)
      throws SaveException {
    Path file = named(quilt, light);
    WriteOptions options = WriteOptions.of(OutputCheck.format(file), 8);
    List<Samples> made = new ArrayList<>();
    try (Workbench bench = console.bench(engine)) {
      for (ViewArguments.Wanted view :
          ViewFilmArguments.views(quilt, ShearedShape.of(field.spec()))) {
        Optional<Samples> one =
            bench.look("Rendering views", done -> view.of(bench.jobs().engine(), field, done));
        if (one.isEmpty() || bench.jobs().stopped()) {
          return new FitSession(console).nothingWritten(bench, "quilt");
        }
        made.add(one.get());
      }
      Samples whole = quilt.of(made);
      Optional<Boolean> written =
          bench.work(
              "Writing",
              share -> {
                ImageFiles.write(whole, file, options, share.counting(whole.extent(0)));
                return true;
              });
      if (written.isEmpty()) {
        return new FitSession(console).nothingWritten(bench, "quilt");
      }
      bench.progress().end();
      console.out().println(file + ": " + Words.count(quilt.views(), "view"));
      return ExitCode.DONE;
    }
  }

  /** Beside what was asked for, if that does not end so yet. */
  private Path named(Quilt quilt, SavedSignal.LightField light) {
    return quilt.named(out, light.view().width(), light.view().height());
  }

  /** Writes what was made. */
  private interface Writer {
    void write(Samples made, BooleanSupplier cancelled) throws Exception;
  }

  private ExitCode run(Fitted<GridTiling> field, ViewArguments.Wanted wanted, Writer writer) {
    try (Workbench bench = console.bench(engine)) {
      Optional<Samples> made =
          bench.look("Rendering", done -> wanted.of(bench.jobs().engine(), field, done));
      if (made.isEmpty() || bench.jobs().stopped()) {
        return new FitSession(console).nothingWritten(bench, "picture");
      }
      Samples picture = made.get();
      Optional<Boolean> written =
          bench.work(
              "Writing",
              share -> {
                writer.write(picture, share.counting(picture.extent(0)));
                return true;
              });
      if (written.isEmpty()) {
        return new FitSession(console).nothingWritten(bench, "picture");
      }
      bench.progress().end();
      console
          .out()
          .println("%s: %d x %d pixels".formatted(out, picture.extent(1), picture.extent(0)));
      return ExitCode.DONE;
    }
  }
}
