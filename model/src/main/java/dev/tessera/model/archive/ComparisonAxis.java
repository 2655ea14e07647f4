package dev.tessera.model.archive;

import java.util.function.ToDoubleFunction;

/** What a curve of a comparison is drawn over. */
public enum ComparisonAxis {
  /** Seconds of preparing and fitting. */
  SECONDS("seconds", ComparisonReport.Point::seconds),
  /** Steps of the optimiser. */
  STEPS("steps", ComparisonReport.Point::step),
  /** Multiply-adds done. */
  MULTIPLY_ADDS("multiply-adds", ComparisonReport.Point::multiplyAdds);

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference
  private final ToDoubleFunction<ComparisonReport.Point> spent;

  ComparisonAxis(String label, ToDoubleFunction<ComparisonReport.Point> spent) {
    this.label = label;
    this.spent = spent;
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** How much of it a point took. */
  double of(ComparisonReport.Point point) {
    return spent.applyAsDouble(point);
  }
}
