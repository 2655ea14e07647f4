package dev.tessera.app.curves;

import dev.tessera.model.fit.FitCurve;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** One run among the curves; for one thread. */
public final class CurveRun {
  private final String label;
  private final String colour;
  private final Runnable onChange;
  private final BooleanProperty visible = new SimpleBooleanProperty(true);
  private final ObjectProperty<Optional<Runnable>> back =
      new SimpleObjectProperty<>(Optional.empty());
  private FitCurve curve = FitCurve.empty();
  private double weight;
  private Ema ema = new Ema(0);
  private double[] smoothed = new double[64];
  private int smoothedLength;

  CurveRun(String label, String colour, Runnable onChange) {
    this.label = label;
    this.colour = colour;
    this.onChange = onChange;
    visible.subscribe((before, now) -> onChange.run());
  }

  /** What the run is called. */
  public String label() {
    return label;
  }

  /** Its colour as #rrggbb. */
  public String colour() {
    return colour;
  }

  /** Whether it is drawn. */
  public BooleanProperty visibleProperty() {
    return visible;
  }

  /** Goes back to what the run came to; empty if that is not kept. */
  public ObjectProperty<Optional<Runnable>> back() {
    return back;
  }

  /** All points so far. */
  public FitCurve curve() {
    return curve;
  }

  /**
   * Takes a longer curve of the same run: only the points that are new cost anything. One that is
   * shorter replaces what was there.
   */
  public void update(FitCurve longer) {
    if (longer.length() == curve.length()) {
      return;
    }
    if (longer.length() < curve.length()) {
      smoothBy(weight);
    }
    curve = longer;
    onChange.run();
  }

  /** The moving average at a point, with the weight of the past in [0,1). */
  double smoothed(int index, double pastWeight) {
    if (pastWeight != weight) {
      smoothBy(pastWeight);
    }
    while (smoothedLength <= index) {
      if (smoothedLength == smoothed.length) {
        smoothed = Arrays.copyOf(smoothed, 2 * smoothedLength);
      }
      smoothed[smoothedLength] = ema.next(curve.value(smoothedLength));
      smoothedLength++;
    }
    return smoothed[index];
  }

  private void smoothBy(double newWeight) {
    weight = newWeight;
    ema = new Ema(newWeight);
    smoothedLength = 0;
  }
}
