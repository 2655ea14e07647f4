package dev.tessera.model.fit.step;

import dev.tessera.model.field.Numbers;
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
    Map<String, Object> settings, long step, double seconds, Map<String, Numbers> arrays)
    implements SavedNumbers {
  /** Keeps the order of both. */
  public FitState {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  @Override
  public float[] array(String name, int length) {
    Numbers values = arrays.get(name);
    if (values == null || values.length() != length) {
      throw new IllegalArgumentException(
          "a fit goes on with %d numbers as %s, found %s"
              .formatted(length, name, values == null ? "none" : values.length()));
    }
    return values.toArray();
  }

  @Override
  public float[] array(String name) {
    Numbers values = arrays.get(name);
    return values == null ? new float[0] : values.toArray();
  }

  /** The same with other arrays. */
  public FitState with(Map<String, Numbers> newArrays) {
    return new FitState(settings, step, seconds, newArrays);
  }

  /** The same with arrays of its own, whatever becomes of these. */
  public FitState copied() {
    Map<String, Numbers> copies = new LinkedHashMap<>(arrays);
    copies.replaceAll((name, values) -> values.copied());
    return with(copies);
  }
}
