package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.lightfield.PlacedViews.Place;
import dev.tessera.model.signal.io.lightfield.PlacedViews.Placed;
import dev.tessera.model.signal.io.lightfield.ViewSeries.Numbered;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds out by their names which view belongs where. */
final class ViewNames {
  private static final int MOST_VIEWS = 10_000;

  private ViewNames() {}

  /**
   * Arranges views.
   *
   * @param names of all files
   * @param holder what holds them: "a folder"
   * @param given the grid that was asked for
   */
  static ArrangedViews arrange(List<String> names, String holder, Optional<ViewGrid> given)
      throws BadLightFieldException {
    ViewSeries series = ViewSeries.of(names, holder);
    if (series.views().size() > MOST_VIEWS) {
      throw new BadLightFieldException(
          "at most " + MOST_VIEWS + " views", series.views().size() + "");
    }
    ArrangedViews arranged = arrange(series, given);
    arranged.requireGrid(given);
    List<String> notes = new ArrayList<>(arranged.notes());
    if (series.others() > 0) {
      notes.add(
          series.others() == 1
              ? "1 other picture is passed over"
              : series.others() + " other pictures are passed over");
    }
    return arranged.noted(notes);
  }

  private static ArrangedViews arrange(ViewSeries series, Optional<ViewGrid> given)
      throws BadLightFieldException {
    if (series.isStanford()) {
      return StanfordNames.arrange(series.views());
    }
    List<Integer> changing = series.changing();
    return switch (changing.size()) {
      case 0 ->
          throw new BadLightFieldException(
              "one view for each number",
              "two, " + series.views().get(0).name() + " and " + series.views().get(1).name());
      case 1 -> numbered(series, changing.get(0), given);
      case 2 -> byRowAndColumn(series.views(), changing.get(0), changing.get(1));
      default ->
          throw new BadLightFieldException(
              "names of views with a row and a column, or with a running number",
              changing.size()
                  + " numbers that change, as in "
                  + series.views().get(series.views().size() - 1).name());
    };
  }

  private static ArrangedViews byRowAndColumn(List<Numbered> views, int row, int column)
      throws BadLightFieldException {
    List<Placed> placed =
        views.stream()
            .map(view -> new Placed(view.name(), new Place(view.number(row), view.number(column))))
            .toList();
    PlacedViews all = PlacedViews.of(placed);
    return new ArrangedViews(
        LightFieldLayout.ROWS_AND_COLUMNS, all.grid(), ViewOrder.NAMED, all.rowByRow(), List.of());
  }

  private static ArrangedViews numbered(ViewSeries series, int at, Optional<ViewGrid> given)
      throws BadLightFieldException {
    List<Numbered> ordered =
        series.views().stream().sorted(Comparator.comparingLong(view -> view.number(at))).toList();
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i).number(at) == ordered.get(i - 1).number(at)) {
        throw new BadLightFieldException(
            "one view for each number",
            "two, " + ordered.get(i - 1).name() + " and " + ordered.get(i).name());
      }
    }
    List<String> names = ordered.stream().map(Numbered::name).toList();
    int span =
        Math.toIntExact(Math.min(MOST_VIEWS, 1 + ordered.get(ordered.size() - 1).number(at)));
    int side = (int) Math.round(Math.sqrt(span));
    if (series.isHci() && side * side == span) {
      requireComplete(ordered, at, span);
      ViewGrid square = new ViewGrid(side, side);
      return new ArrangedViews(LightFieldLayout.HCI, square, ViewOrder.NAMED, names, List.of());
    }
    ViewGrid grid = given.orElse(squarest(names.size()));
    if (grid.count() != names.size()) {
      throw new BadLightFieldException(
          grid + " views, as asked for, which are " + grid.count(), names.size() + "");
    }
    return new ArrangedViews(
        LightFieldLayout.RUNNING_NUMBER,
        grid,
        given.isPresent() ? ViewOrder.GIVEN : ViewOrder.GUESSED,
        names,
        List.of());
  }

  private static void requireComplete(List<Numbered> ordered, int at, int span)
      throws BadLightFieldException {
    for (int i = 0; i < ordered.size(); i++) {
      if (ordered.get(i).number(at) != i) {
        throw new BadLightFieldException(
            "the " + span + " views of the HCI benchmark from input_Cam000 on",
            String.format(Locale.ROOT, "no input_Cam%03d", i));
      }
    }
  }

  /** The grid of a number of views that is nearest to a square, no higher than wide. */
  static ViewGrid squarest(int views) {
    int rows = (int) Math.sqrt(views);
    while (views % rows != 0) {
      rows--;
    }
    return new ViewGrid(rows, views / rows);
  }
}
