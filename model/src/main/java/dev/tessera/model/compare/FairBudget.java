package dev.tessera.model.compare;

/** What every method gets alike; the first of those compared is the measure. */
public enum FairBudget {
  /** Seconds. */
  TIME("time"),
  /** Steps of the optimiser. */
  STEPS("steps"),
  /** Numbers in networks and codes, and seconds. */
  PARAMETERS("parameters"),
  /** Floats that are the signal's own, and seconds. */
  FLOATS("floats");

  private final String label;

  FairBudget(String label) {
    this.label = label;
  }

  /** The word on the command line and in reports. */
  public String label() {
    return label;
  }

  /** Whether sizes follow from the budget wherever they can. */
  boolean sizes() {
    return this == PARAMETERS || this == FLOATS;
  }

  /** What {@link #measure} counts, for people. */
  String measured() {
    return (this == FLOATS ? FLOATS : PARAMETERS).label();
  }

  /** What sizes are chosen by where they are chosen. */
  long measure(Costs costs) {
    return this == FLOATS ? costs.floats() : costs.parameters();
  }
}
