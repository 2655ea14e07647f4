package dev.tessera.app.curves;

import dev.tessera.model.fit.FitCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The PSNR of several runs and how it is drawn; for one thread. */
public final class CurveViewModel {
  /** Most smoothing: the past weighs this much. */
  public static final double MAX_SMOOTHING = 0.999;

  /** Colours that stand out from a white and from a black ground, most different first. */
  private static final List<String> PALETTE =
      List.of(
          "#2f81f7", "#e3722a", "#2da44e", "#d0429c", "#8a63d2", "#1b9aaa", "#d1383d", "#a87b00");

  private final ObservableList<CurveRun> runs = FXCollections.observableArrayList();
  private final ObservableList<CurveRun> runsView = FXCollections.unmodifiableObservableList(runs);
  private final ObjectProperty<CurveAxis> axis = new SimpleObjectProperty<>(CurveAxis.SECONDS);
  private final BooleanProperty logX = new SimpleBooleanProperty();
  private final DoubleProperty smoothing = new SimpleDoubleProperty();
  private Runnable onChange = () -> {};

  /** No runs yet. */
  public CurveViewModel() {
    axis.subscribe((before, now) -> changed());
    logX.subscribe((before, now) -> changed());
    smoothing.subscribe((before, now) -> changed());
  }

  /** Adds a run without points in a colour of its own, as long as there are any left. */
  public CurveRun beginRun(String label) {
    Set<String> used = new HashSet<>();
    runs.forEach(run -> used.add(run.colour()));
    String colour =
        PALETTE.stream()
            .filter(c -> !used.contains(c))
            .findFirst()
            .orElse(PALETTE.get(runs.size() % PALETTE.size()));
    CurveRun run = new CurveRun(label, colour, this::changed);
    runs.add(run);
    changed();
    return run;
  }

  /**
   * The run that came to a curve, which is drawn whole if its end was not seen; one of its own if
   * there is none.
   */
  public CurveRun goOn(String label, FitCurve curve) {
    CurveRun own =
        runs.stream()
            .filter(run -> same(run.curve(), curve) || begins(run.curve(), curve))
            .max(Comparator.comparingInt(run -> run.curve().length()))
            .orElseGet(() -> beginRun(label));
    own.update(curve);
    return own;
  }

  private static boolean same(FitCurve one, FitCurve other) {
    int last = one.length() - 1;
    return one.length() == other.length() && (last < 0 || meet(one, other, last));
  }

  /** Two runs may have the same values, but not at the same times. */
  private static boolean begins(FitCurve one, FitCurve longer) {
    int last = one.length() - 1;
    return last >= 0
        && last < longer.length()
        && meet(one, longer, last)
        && one.seconds(last) == longer.seconds(last);
  }

  private static boolean meet(FitCurve one, FitCurve other, int at) {
    return one.step(at) == other.step(at) && one.value(at) == other.value(at);
  }

  /** Takes a run away. */
  public void remove(CurveRun run) {
    if (runs.remove(run)) {
      changed();
    }
  }

  /** Takes every run away. */
  public void clear() {
    runs.clear();
    changed();
  }

  /** All runs, oldest first; cannot be changed through this list. */
  public ObservableList<CurveRun> runs() {
    return runsView;
  }

  /** What the horizontal axis counts. */
  public ObjectProperty<CurveAxis> axisProperty() {
    return axis;
  }

  /** Whether the horizontal axis is logarithmic. */
  public BooleanProperty logXProperty() {
    return logX;
  }

  /** Weight of the past in the moving average, 0 for none to {@link #MAX_SMOOTHING}. */
  public DoubleProperty smoothingProperty() {
    return smoothing;
  }

  /** What visible runs are at a position of the axis; runs without points are left out. */
  public List<CurveReading> readAt(double position) {
    List<CurveReading> readings = new ArrayList<>();
    for (CurveRun run : runs) {
      int length = run.curve().length();
      if (run.visibleProperty().get() && length > 0) {
        IntToDoubleFunction x = i -> axis.get().of(run.curve(), i);
        int right = Math.min(length - 1, LineThinning.firstAtLeast(position, length, x));
        int left = Math.max(0, right - 1);
        int nearest =
            position - x.applyAsDouble(left) < x.applyAsDouble(right) - position ? left : right;
        readings.add(
            new CurveReading(
                run.label(),
                run.colour(),
                run.curve().step(nearest),
                run.curve().seconds(nearest),
                run.curve().value(nearest),
                run.smoothed(nearest, weight())));
      }
    }
    return readings;
  }

  /** Tells of every change of what is drawn; for the view. */
  void setOnChange(Runnable listener) {
    onChange = listener;
  }

  /** The range of all points of visible runs on the axis; {0, 1} if there are none. */
  double[] extent() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (CurveRun run : runs) {
      int length = run.curve().length();
      if (run.visibleProperty().get() && length > 0) {
        IntToDoubleFunction x = i -> axis.get().of(run.curve(), i);
        int first = logX.get() ? LineThinning.firstAtLeast(Double.MIN_NORMAL, length, x) : 0;
        low = Math.min(low, x.applyAsDouble(Math.min(first, length - 1)));
        high = Math.max(high, x.applyAsDouble(length - 1));
      }
    }
    return low < high ? new double[] {low, high} : new double[] {0, 1};
  }

  /** Lines of visible runs, thinned; raw ones faint behind averages if there is smoothing. */
  List<CurveSeries> series(LineThinning decimation) {
    List<CurveSeries> raw = new ArrayList<>();
    List<CurveSeries> averages = new ArrayList<>();
    boolean smooth = weight() > 0;
    for (CurveRun run : runs) {
      if (!run.visibleProperty().get()) {
        continue;
      }
      int length = run.curve().length();
      IntToDoubleFunction x = i -> axis.get().of(run.curve(), i);
      Polyline line = decimation.of(length, x, run.curve()::value);
      raw.add(new CurveSeries(run.label(), run.colour(), smooth, line));
      if (smooth) {
        Polyline average = decimation.of(length, x, i -> run.smoothed(i, weight()));
        averages.add(new CurveSeries(run.label(), run.colour(), false, average));
      }
    }
    raw.addAll(averages);
    return raw;
  }

  private double weight() {
    return Math.max(0, Math.min(MAX_SMOOTHING, smoothing.get()));
  }

  private void changed() {
    onChange.run();
  }
}
