package dev.tessera.app.cli;

import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.job.LightJob;
import dev.tessera.model.light.ViewPath;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.lightfield.Quilt;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of several pictures of a light field together. */
final class ViewFilmArguments {
  /** All of them. */
  static final String[] NAMES = {"--path", "--sweep", "--frames", "--quilt"};

  private static final int MOST_FRAMES = 100_000;

  @Option(
      names = "--path",
      paramLabel = "V,U",
      split = ":",
      description =
          "Light fields: a film that goes from view to view, such as 0,0:0,8:8,8, as .mp4, .webm,"
              + " .gif, or .png or a folder for numbered frames.")
  @Nullable List<String> path;

  @Option(
      names = "--sweep",
      paramLabel = "D:E",
      description = "Light fields: a film whose --focus goes from D to E.")
  @Nullable String sweep;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "60",
      description = "With --path or --sweep: how many frames; default ${DEFAULT-VALUE}.")
  int frames = 60;

  @Option(
      names = "--quilt",
      paramLabel = "CxR",
      description =
          "Light fields: C x R views from left to right along the middle row in one picture, as"
              + " displays take it; its name gets the ending that they need.")
  @Nullable String quilt;

  /**
   * The frames of a film; empty if none is wanted.
   *
   * @param given what was typed
   * @param field what is known of it
   * @param views tells the view and the aperture of a sweep
   * @throws IllegalArgumentException naming the option that does not fit
   */
  Optional<List<ViewArguments.Wanted>> film(
      Console given, SavedSignal.LightField field, ViewArguments views) {
    if (path == null && sweep == null) {
      given.refuse("does nothing without --path or --sweep", "--frames", "--fps");
      return Optional.empty();
    }
    Range.require("--frames", frames, 2, MOST_FRAMES);
    given.refuse("does nothing with a film", "--focus", "--epi", "--depth", "--quilt");
    if (path == null) {
      return Optional.of(swept(field, views));
    }
    given.refuse("does nothing with --path", "--sweep", "--view", "--aperture", "--square");
    return Optional.of(along(path, field.grid()));
  }

  private List<ViewArguments.Wanted> swept(SavedSignal.LightField field, ViewArguments views) {
    String[] ends = String.valueOf(sweep).split(":", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException(
          "--sweep must be two disparities such as -1:2.5, found " + sweep);
    }
    double from = number("--sweep", ends[0]);
    double to = number("--sweep", ends[1]);
    return IntStream.range(0, frames)
        .mapToObj(i -> views.focused(field.grid(), from + (to - from) * i / (frames - 1)))
        .toList();
  }

  private List<ViewArguments.Wanted> along(List<String> stops, ViewGrid grid) {
    ViewPath way;
    try {
      way = ViewPath.parse(String.join(":", stops), grid);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--path " + e.getMessage(), e);
    }
    return IntStream.range(0, frames)
        .mapToObj(i -> view(way.at((double) i / (frames - 1))))
        .toList();
  }

  private static ViewArguments.Wanted view(ViewPath.Stop at) {
    return (engine, field, done) -> LightJob.view(engine, field, at.v(), at.u(), done);
  }

  private static double number(String option, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " must be numbers, found " + text, e);
    }
  }

  /**
   * The layout of the quilt; empty if none is wanted.
   *
   * @throws IllegalArgumentException if it is none
   */
  Optional<Quilt> quilt(Console given) {
    if (quilt == null) {
      return Optional.empty();
    }
    given.refuse("does nothing with --quilt", ViewArguments.NAMES);
    Optional<ViewGrid> grid = ViewGrid.parse(quilt);
    if (grid.isEmpty() || grid.get().count() < 2) {
      throw new IllegalArgumentException(
          "--quilt must be columns and rows such as 8x6, found " + quilt);
    }
    // A quilt names its columns first, where other grids have their rows.
    int columns = grid.get().rows();
    int rows = grid.get().columns();
    return Optional.of(new Quilt(columns, rows));
  }

  /** The views of a quilt, the leftmost in the scene first. */
  static List<ViewArguments.Wanted> views(Quilt quilt, ShearedShape shape) {
    return ViewPath.across(shape, quilt.views()).stream().map(ViewFilmArguments::view).toList();
  }
}
