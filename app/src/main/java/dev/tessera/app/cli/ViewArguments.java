package dev.tessera.app.cli;

import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.LightJob;
import dev.tessera.model.light.EpipolarPlane;
import dev.tessera.model.light.Focus;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.tile.GridTiling;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of what of a light field is rendered. */
final class ViewArguments {
  /** All of them. */
  static final String[] NAMES = {"--view", "--focus", "--aperture", "--square", "--epi", "--depth"};

  private static final Pattern EPI =
      Pattern.compile(
          "(?:row=(\\d{1,6}),v=(\\d+(?:\\.\\d+)?))|(?:column=(\\d{1,6}),u=(\\d+(?:\\.\\d+)?))");

  @Option(
      names = "--view",
      paramLabel = "V,U",
      split = ",",
      description =
          "Light fields: the view of row V and column U, from 0, fractions lie in between; default"
              + " the middle.")
  @Nullable List<Double> view;

  @Option(
      names = "--focus",
      paramLabel = "D",
      description =
          "Light fields: a picture in which what moves by D pixels from view to view is sharp, as"
              + " --depth tells it.")
  @Nullable Double focus;

  @Option(
      names = "--aperture",
      paramLabel = "A",
      description =
          "With --focus: radius of the aperture in views, 0 for a pinhole; default all views.")
  @Nullable Double aperture;

  @Option(names = "--square", description = "With --focus: a square aperture; default a round one.")
  boolean square;

  @Option(
      names = "--epi",
      paramLabel = "row=Y,v=V|column=X,u=U",
      description =
          "Light fields: a slice of an epipolar plane, row Y of the views of row V from left to"
              + " right below each other, or column X of the views of column U.")
  @Nullable String epi;

  @Option(
      names = "--depth",
      description =
          "Light fields: the disparity at each pixel of the view, pixels to the left from view to"
              + " view, as .pfm, or as .png of 16 bits.")
  boolean depth;

  /**
   * What is wanted of a light field.
   *
   * @param given what was typed
   * @param light what is known of it
   * @throws IllegalArgumentException naming the option that does not fit
   */
  Wanted wanted(Console given, SavedSignal.LightField light) {
    ViewGrid grid = light.grid();
    if (focus == null) {
      given.refuse("does nothing without --focus", "--aperture", "--square");
    }
    if (depth) {
      given.refuse("does nothing with --depth", "--focus", "--epi");
    }
    if (epi != null) {
      given.refuse("does nothing with --epi", "--view", "--focus");
      return slice(epi, light);
    }
    double v = row(grid);
    double u = column(grid);
    if (depth) {
      return (engine, field, done) -> LightJob.disparities(engine, field, v, u, done);
    }
    if (focus == null) {
      return (engine, field, done) -> LightJob.view(engine, field, v, u, done);
    }
    return focused(grid, focus);
  }

  /**
   * A picture in which what moves by some pixels from view to view is sharp, of the view and with
   * the aperture that were given.
   *
   * @throws IllegalArgumentException naming the option that does not fit
   */
  Wanted focused(ViewGrid grid, double disparity) {
    Range.require("--focus", disparity, -1000, 1000);
    double radius = aperture == null ? (Math.max(grid.rows(), grid.columns()) - 1) / 2.0 : aperture;
    Range.require("--aperture", radius, 0, 1000);
    Focus focused = new Focus(row(grid), column(grid), disparity, radius, !square);
    return (engine, field, done) -> LightJob.refocused(engine, field, focused, done);
  }

  private double row(ViewGrid grid) {
    double v = at(0, (grid.rows() - 1) / 2.0);
    Range.require("the V of --view", v, 0, grid.rows() - 1);
    return v;
  }

  private double column(ViewGrid grid) {
    double u = at(1, (grid.columns() - 1) / 2.0);
    Range.require("the U of --view", u, 0, grid.columns() - 1);
    return u;
  }

  private double at(int axis, double usual) {
    if (view == null) {
      return usual;
    }
    if (view.size() != 2) {
      throw new IllegalArgumentException(
          "--view must be a row and a column such as 4,4 or 2.5,3, found "
              + view.size()
              + " numbers");
    }
    return view.get(axis);
  }

  private static Wanted slice(String text, SavedSignal.LightField light) {
    Matcher found = EPI.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException(
          "--epi must be row=Y,v=V or column=X,u=U, such as row=80,v=4, found " + text);
    }
    boolean row = found.group(1) != null;
    int line = Integer.parseInt(found.group(row ? 1 : 3));
    double fixed = Double.parseDouble(found.group(row ? 2 : 4));
    int lines = row ? light.view().height() : light.view().width();
    int views = row ? light.grid().rows() : light.grid().columns();
    Range.require("the line of --epi", line, 0, lines - 1);
    Range.require("the view of --epi", fixed, 0, views - 1);
    EpipolarPlane.Line wanted = new EpipolarPlane.Line(row, line, fixed);
    return (engine, field, done) -> LightJob.epipolar(engine, field, wanted, done);
  }

  /** What is evaluated. */
  @FunctionalInterface
  interface Wanted {
    /** The job that does it. */
    Job<Samples> of(Engine engine, Fitted<GridTiling> field, Latest<Double> done);
  }
}
