package dev.tessera.model.fit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything the training of a family needs to go on as if it had not been interrupted.
 *
 * @param options all settings
 * @param step optimiser steps done
 * @param seconds of training so far
 * @param arrays flat numbers by name, not to be written to: weights, moments, codes, curve
 */
public record FamilyState(
    FamilyOptions options, long step, double seconds, Map<String, float[]> arrays) {
  /** Keeps the order of the arrays. */
  public FamilyState {
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  /** The array of a name. */
  float[] array(String name, int length) {
    return MomentArrays.require(arrays, name, length);
  }
}
