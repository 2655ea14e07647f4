package dev.tessera.model.field;

import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.tile.GridTiling;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a light field of sheared tiles is like. A tile is a small flat piece of what is seen, in the
 * coordinates of the middle view: a code begins with its row and column among cells, its disparity
 * and the slopes of that down and to the right, {@value #HEAD} numbers, and amplitudes follow. What
 * lies at (y, x) in the middle view is at y - d (v - middle), x - d (u - middle) in view (v, u).
 *
 * @param views V rows and U columns of cameras
 * @param step every how many-th view along each direction is known to the cosines, 1 or 2
 * @param view pixels of one
 * @param cell side of a cell, pixels, 2 to 64
 * @param margin pixels by which a tile reaches beyond its cell, 1 to half a cell
 * @param near 1 where near things have the higher disparities, -1 where cameras are in the other
 *     order
 */
public record ShearedShape(
    ViewGrid views, int step, ViewSize view, int cell, int margin, int near) {
  /** Numbers of a code before its amplitudes. */
  public static final int HEAD = 5;

  static final String ROWS = "viewRows";
  static final String COLUMNS = "viewColumns";
  static final String STEP = "viewStep";
  static final String HEIGHT = "viewHeight";
  static final String WIDTH = "viewWidth";
  static final String CELL = "cell";
  static final String MARGIN = "margin";
  static final String NEAR = "near";

  private static final int AXES = 4;

  /** Colour, and whether there is something at all. */
  public static final int CHANNELS = 4;

  /** Rejects numbers out of range, naming the setting. */
  public ShearedShape {
    Range.require(STEP, step, 1, 2);
    Range.require(CELL, cell, 2, 64);
    Range.require(MARGIN, margin, 1, cell / 2.0);
    Range.require(NEAR, near, -1, 1);
  }

  /**
   * Pixels of a view.
   *
   * @param height at least 1
   * @param width at least 1
   */
  public record ViewSize(int height, int width) {
    /** Rejects nothing to see, naming the side. */
    public ViewSize {
      Range.require(HEIGHT, height, 1, 1 << 20);
      Range.require(WIDTH, width, 1, 1 << 20);
    }
  }

  /** That of a spec of the form. */
  public static ShearedShape of(FieldSpec spec) {
    return new ShearedShape(
        new ViewGrid(spec.whole(ROWS), spec.whole(COLUMNS)),
        spec.whole(STEP),
        new ViewSize(spec.whole(HEIGHT), spec.whole(WIDTH)),
        spec.whole(CELL),
        spec.whole(MARGIN),
        spec.whole(NEAR));
  }

  /** Whether a field is one of these. */
  public static boolean is(FieldSpec spec) {
    return spec.form().name().equals(FieldForms.SHEARED);
  }

  /**
   * A field of this shape.
   *
   * @param cosines H, of which each has an amplitude in the code
   */
  public FieldSpec spec(int cosines) {
    Map<String, Double> more =
        Map.of(
            ROWS, (double) views.rows(),
            COLUMNS, (double) views.columns(),
            STEP, (double) step,
            HEIGHT, (double) view.height(),
            WIDTH, (double) view.width(),
            CELL, (double) cell,
            MARGIN, (double) margin,
            NEAR, (double) near);
    return new FieldSpec(
        FieldForms.named(FieldForms.SHEARED),
        AXES,
        CHANNELS,
        cosines,
        1,
        HEAD + cosines,
        Math.PI / 2,
        1,
        new TreeMap<>(more));
  }

  /** Points of a tile along y and along x. */
  public int side() {
    return cell + 2 * margin;
  }

  /** Rows of views that are known to the cosines. */
  public int knownRows() {
    return (views.rows() + step - 1) / step;
  }

  /** Columns of views that are known to the cosines. */
  public int knownColumns() {
    return (views.columns() + step - 1) / step;
  }

  /** The row of the view from which disparities are counted. */
  public double middleRow() {
    return (views.rows() - 1) / 2.0;
  }

  /** The column of the view from which disparities are counted. */
  public double middleColumn() {
    return (views.columns() - 1) / 2.0;
  }

  /** The tiles, one beside the other along x: (V, U, side, T side) known views of them. */
  public GridTiling tiling(int tiles) {
    int[] tile = {knownRows(), knownColumns(), side(), side()};
    int[] extent = tile.clone();
    extent[AXES - 1] = Math.multiplyExact(side(), tiles);
    return GridTiling.of(extent, tile, new int[AXES]);
  }
}
