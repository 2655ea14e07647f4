package dev.tessera.model.fit.step;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.optimise.Loss;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Where the numbers of a joint step live and are moved. There are two ways, on the heap beside a
 * CPU and on the device, which give the same but for rounding, unless a tile is in several batches
 * of one step: on the device its code moves with each of them.
 */
interface StepWay {
  /**
   * What both ways are made of.
   *
   * @param scope lives as long as the fit
   * @param field the networks, moved in place
   */
  record Parts(
      Scope scope,
      Field field,
      JointStep.Origin origin,
      JointStep.Rules rules,
      Batches batches,
      CodeSource codes) {}

  /**
   * Told of what a step computes anyway.
   *
   * @param values of some tiles
   * @param memory takes the bytes of arrays that came and went, where memory was as full as it gets
   */
  record Watch(Values values, LongConsumer memory) {}

  /** Takes the values (T,S,C) of some tiles at some points. */
  interface Values {
    /** See {@link dev.tessera.model.shown.Reconstruction#note}. */
    void note(float[] values, int[] tiles, int[] points, int round);
  }

  /** Whether networks and codes of these parts can be moved on the device. */
  static boolean suitsDevice(Parts parts) {
    return parts.rules().loss() instanceof Loss.OnDevice && parts.rules().refinement().isEmpty();
  }

  /** Most floats of an activation (T,S,H) of tiles that are worked on together. */
  int activationFloats();

  /** How many such batches it works on at a time; they are handed to it as one. */
  default int lanes() {
    return 1;
  }

  /** Begins a step. */
  void begin();

  /**
   * Learns from some tiles.
   *
   * @param first tiles of the step that were learned from
   * @param decay factor of all learning rates
   */
  void learn(Scope batch, Batches.Batch some, int first, double decay);

  /**
   * Ends a step: moves what has not moved.
   *
   * @return sum of the errors of all its values, as the loss measures them
   */
  double end(double decay);

  /** Somebody looks: shows what was not shown yet. */
  void look();

  /** The codes of some tiles on the device, (T,D). */
  NDArray codes(Scope batch, int[] tiles);

  /** A copy of the weights. */
  float[] weights();

  /**
   * The code-book as it is, (T,D), which nobody writes to any more; empty where it is predicted.
   */
  float[] codes();

  /** A copy of one tile's code, (D). */
  float[] code(int tile);

  /** Hands over what it goes on from. */
  void save(Map<String, float[]> arrays);
}
