package dev.tessera.model.fit.step;

import dev.tessera.model.optimise.SavedNumbers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything a fit needs to go on as if it had not been interrupted; what it is made of has names
 * of its own, so that a file of it outlives every class.
 *
 * @param settings of the fit, plain values by name
 * @param step optimiser steps done
 * @param seconds of fitting so far, pauses not counted
 * @param arrays flat numbers by name, not to be written to: weights, codes, moments, curve
 */
public record FitState(
    Map<String, Object> settings, long step, double seconds, Map<String, float[]> arrays)
    implements SavedNumbers {
  /** Keeps the order of both. */
  public FitState {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  @Override
  public float[] array(String name, int length) {
    float[] values = arrays.get(name);
    if (values == null || values.length != length) {
      throw new IllegalArgumentException(
          "a fit goes on with %d numbers as %s, found %s"
              .formatted(length, name, values == null ? "none" : values.length));
    }
    return values.clone();
  }

  @Override
  public float[] array(String name) {
    return arrays.getOrDefault(name, new float[0]).clone();
  }

  /** The same with other arrays. */
  public FitState with(Map<String, float[]> newArrays) {
    return new FitState(settings, step, seconds, newArrays);
  }

  /** The same with arrays of its own, whatever becomes of these. */
  public FitState copied() {
    Map<String, float[]> copies = new LinkedHashMap<>(arrays);
    copies.replaceAll((name, values) -> values.clone());
    return with(copies);
  }
}
