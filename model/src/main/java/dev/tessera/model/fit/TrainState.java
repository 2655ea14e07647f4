package dev.tessera.model.fit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything a training run needs to go on as if it had not been interrupted.
 *
 * @param options all settings
 * @param step optimiser steps done
 * @param seconds of training so far
 * @param draws of the tile source so far
 * @param arrays flat numbers by name, not to be written to: weights, moments, codes, curve
 */
public record TrainState(
    TrainOptions options, long step, double seconds, long draws, Map<String, float[]> arrays) {
  /** Keeps the order of the arrays. */
  public TrainState {
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  /** The array of a name. */
  float[] array(String name, int length) {
    return MomentArrays.require(arrays, name, length);
  }
}
