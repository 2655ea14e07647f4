package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.ImageInfo;
import dev.tessera.model.signal.io.clip.ClipSize;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in one picture its views are.
 *
 * @param layout of the picture
 * @param grid of the views; those of a quilt are one row
 * @param order how the grid is known
 * @param view size of each
 * @param columns of views side by side in the picture
 * @param notes what a person should know; lower case, no full stop
 */
record PictureCut(
    LightFieldLayout layout,
    ViewGrid grid,
    ViewOrder order,
    ClipSize view,
    int columns,
    List<String> notes) {
  /** The views of a Lytro camera that are not dark. */
  static final ViewGrid BRIGHT = new ViewGrid(8, 8);

  /** Views of a Lytro camera along either direction. */
  private static final int LENS = 14;

  private static final Pattern ESLF = Pattern.compile("(?i).*_eslf");
  private static final Pattern QUILT =
      Pattern.compile("(?i).*_qs(\\d{1,3})x(\\d{1,3})a(\\d{0,4}(?:\\.\\d{1,9})?)");

  /** Whether the name of a file without its extension tells where the views are. */
  static boolean told(String stem) {
    return QUILT.matcher(stem).matches() || ESLF.matcher(stem).matches();
  }

  /**
   * Finds out by the name of a picture, or by the grid that was asked for.
   *
   * @param stem name of the file without its extension
   * @throws BadLightFieldException if neither tells, or its sides do not match
   */
  static PictureCut of(String stem, ImageInfo picture, Optional<ViewGrid> given)
      throws BadLightFieldException {
    ClipSize whole = new ClipSize(picture.width(), picture.height());
    Matcher quilt = QUILT.matcher(stem);
    if (quilt.matches()) {
      return quilt(quilt, whole, given);
    }
    if (ESLF.matcher(stem).matches()) {
      return eslf(whole, given);
    }
    if (given.isEmpty()) {
      throw new BadLightFieldException(
          "rows and columns of the views in this picture",
          "neither in its name, which would end in _eslf or in the _qs8x6a0.75 of a quilt");
    }
    ViewGrid grid = given.get();
    if (grid.count() == 1) {
      throw new BadLightFieldException("two views or more", "one only, the picture");
    }
    requireDivided(whole, grid, grid + " views side by side");
    ClipSize view = new ClipSize(whole.width() / grid.columns(), whole.height() / grid.rows());
    return new PictureCut(
        LightFieldLayout.PICTURE, grid, ViewOrder.GIVEN, view, grid.columns(), List.of());
  }

  private static PictureCut eslf(ClipSize whole, Optional<ViewGrid> given)
      throws BadLightFieldException {
    ViewGrid grid = given.orElse(new ViewGrid(LENS, LENS));
    if (grid.rows() != grid.columns() || grid.rows() == 1) {
      throw new BadLightFieldException("as many rows as columns behind each lens", grid + "");
    }
    requireDivided(whole, grid, grid + " interleaved views");
    ClipSize view = new ClipSize(whole.width() / grid.columns(), whole.height() / grid.rows());
    List<String> notes =
        grid.rows() > BRIGHT.rows()
            ? List.of(
                "the outer views of a Lytro camera are dark: the "
                    + BRIGHT
                    + " in the middle of its "
                    + grid
                    + " are read unless others are asked for")
            : List.of();
    return new PictureCut(LightFieldLayout.ESLF, grid, ViewOrder.NAMED, view, 0, notes);
  }

  private static PictureCut quilt(Matcher name, ClipSize whole, Optional<ViewGrid> given)
      throws BadLightFieldException {
    int columns = Integer.parseInt(name.group(1));
    int rows = Integer.parseInt(name.group(2));
    int views = columns * rows;
    if (views < 2 || columns > whole.width() || rows > whole.height()) {
      throw new BadLightFieldException(
          "a quilt of two views or more of at least one pixel",
          columns + " x " + rows + " in " + whole.width() + " x " + whole.height() + " pixels");
    }
    ViewGrid grid = new ViewGrid(1, views);
    if (given.isPresent() && !given.get().equals(new ViewGrid(rows, columns))) {
      throw new BadLightFieldException(
          given.get() + " views, as asked for",
          "a quilt of " + new ViewGrid(rows, columns) + " by its name");
    }
    ClipSize view = new ClipSize(whole.width() / columns, whole.height() / rows);
    return new PictureCut(
        LightFieldLayout.QUILT, grid, ViewOrder.NAMED, view, columns, aspect(name.group(3), view));
  }

  private static List<String> aspect(String stated, ClipSize view) {
    double aspect = stated.matches(".*\\d.*") ? Double.parseDouble(stated) : 0;
    double own = (double) view.width() / view.height();
    return aspect > 0 && Math.abs(aspect / own - 1) > 0.02
        ? List.of(
            String.format(
                Locale.ROOT,
                "its views are shown %.4g times as wide as high, their pixels are read as they"
                    + " are, %d x %d",
                aspect,
                view.width(),
                view.height()))
        : List.of();
  }

  private static void requireDivided(ClipSize whole, ViewGrid grid, String what)
      throws BadLightFieldException {
    if (whole.width() % grid.columns() != 0 || whole.height() % grid.rows() != 0) {
      throw new BadLightFieldException(
          "a picture of "
              + what
              + ", whose width "
              + grid.columns()
              + " divides and whose height "
              + grid.rows()
              + " divides",
          whole.width() + " x " + whole.height() + " pixels");
    }
  }

  /** Pixels of the picture from one pixel of a view to the next. */
  int step() {
    return layout == LightFieldLayout.ESLF ? grid.rows() : 1;
  }

  /** Where a view begins from the left. */
  int left(int column) {
    return switch (layout) {
      case ESLF -> column;
      case QUILT -> column % columns * view.width();
      default -> column * view.width();
    };
  }

  /**
   * Where a view begins from the top.
   *
   * @param height of the picture
   */
  int top(int row, int column, int height) {
    return switch (layout) {
      case ESLF -> row;
      case QUILT -> height - (column / columns + 1) * view.height();
      default -> row * view.height();
    };
  }

  LightFieldInfo info(boolean eightBit) {
    return new LightFieldInfo(layout, grid, order, view, eightBit, notes);
  }
}
