package dev.tessera.model.flow;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.signal.Range;

/**
 * How a flow is found.
 *
 * @param steps in which the networks learn the flow, 1 to 100000
 * @param seed of all that is random: the same gives the same flow
 */
public record FlowOptions(int steps, long seed) {
  private static final int WIDTH = 96;
  private static final int LAYERS = 3;
  private static final int LATENT = 16;
  private static final double OMEGA = 20;

  /** Rejects steps out of range. */
  public FlowOptions {
    Range.require("steps", steps, 1, 100_000);
  }

  /** As many steps as ten seconds or less on two cores allow. */
  public static FlowOptions usual() {
    return new FlowOptions(500, 1);
  }

  /** The networks of every flow. */
  static FieldSpec spec() {
    return new FieldSpec(3, Flow.CHANNELS, WIDTH, LAYERS, LATENT, OMEGA, OMEGA);
  }
}
