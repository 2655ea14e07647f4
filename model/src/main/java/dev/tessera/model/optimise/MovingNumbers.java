package dev.tessera.model.optimise;

/**
 * Numbers that move in place, and are given away without a copy: when they move after that, they do
 * so in a copy. For one thread.
 */
public final class MovingNumbers {
  private float[] values;
  private boolean given;

  /** Wraps an array, which is handed over. */
  public MovingNumbers(float[] values) {
    this.values = values;
  }

  /** As they are, not to be written to; they may move in this array. */
  public float[] now() {
    return values;
  }

  /** As they are; nobody writes to this array any more. */
  public float[] given() {
    given = true;
    return values;
  }

  /** To be written to before anything else is called. */
  public float[] moving() {
    if (given) {
      values = values.clone();
      given = false;
    }
    return values;
  }
}
