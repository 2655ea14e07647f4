package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.io.lightfield.PlacedViews.Place;
import dev.tessera.model.signal.io.lightfield.PlacedViews.Placed;
import dev.tessera.model.signal.io.lightfield.ViewSeries.Numbered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Views of the Stanford archive: row and column, then the position of the camera, first along the
 * vertical. Rows and columns are put in the order of the positions, since the numbers run one way
 * or the other from scene to scene.
 */
final class StanfordNames {
  static final String DIRECTION =
      "views are in the order of the cameras' positions, whose direction no file tells: turn the"
          + " grid if looking around goes the wrong way";

  private static final int ROW = 0;
  private static final int COLUMN = 1;
  private static final int VERTICAL = 2;
  private static final int HORIZONTAL = 3;

  private StanfordNames() {}

  static ArrangedViews arrange(List<Numbered> views) throws BadLightFieldException {
    PlacedViews.of(places(views, ROW, COLUMN)); // so that what is missing is told by its numbers
    boolean byRow = spread(means(views, ROW, VERTICAL)) >= spread(means(views, COLUMN, VERTICAL));
    int down = byRow ? ROW : COLUMN;
    int right = byRow ? COLUMN : ROW;
    Map<Long, Long> rows = ranks(means(views, down, VERTICAL));
    Map<Long, Long> columns = ranks(means(views, right, HORIZONTAL));
    List<Placed> ranked = new ArrayList<>();
    for (Placed view : places(views, down, right)) {
      long row = rows.getOrDefault(view.place().row(), 0L);
      long column = columns.getOrDefault(view.place().column(), 0L);
      ranked.add(new Placed(view.name(), new Place(row, column)));
    }
    PlacedViews all = PlacedViews.of(ranked);
    return new ArrangedViews(
        LightFieldLayout.STANFORD, all.grid(), ViewOrder.NAMED, all.rowByRow(), List.of(DIRECTION));
  }

  private static List<Placed> places(List<Numbered> views, int row, int column) {
    return views.stream()
        .map(view -> new Placed(view.name(), new Place(view.number(row), view.number(column))))
        .toList();
  }

  /** The mean of a coordinate over all views with the same number. */
  private static Map<Long, Double> means(List<Numbered> views, int number, int coordinate) {
    Map<Long, double[]> sums = new HashMap<>();
    for (Numbered view : views) {
      double[] sum = sums.computeIfAbsent(view.number(number), k -> new double[2]);
      sum[0] += Double.parseDouble(view.numbers().get(coordinate));
      sum[1]++;
    }
    Map<Long, Double> means = new HashMap<>();
    sums.forEach((key, sum) -> means.put(key, sum[0] / sum[1]));
    return means;
  }

  private static double spread(Map<Long, Double> means) {
    double low = means.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double high = means.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return high - low;
  }

  /** The place of each number in the order of its mean, equal ones in their own. */
  private static Map<Long, Long> ranks(Map<Long, Double> means) {
    Map<Long, Long> ranks = new HashMap<>();
    List<Long> numbers = new ArrayList<>(new TreeSet<>(means.keySet()));
    numbers.sort((a, b) -> Double.compare(means.getOrDefault(a, 0.0), means.getOrDefault(b, 0.0)));
    for (long number : numbers) {
      ranks.put(number, (long) ranks.size());
    }
    return ranks;
  }
}
