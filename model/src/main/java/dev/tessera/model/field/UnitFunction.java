package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;

/** What units make of their phases, sigma. */
public enum UnitFunction {
  /** sin(a), Sitzmann et al. 2020. */
  SINE(1, true) {
    @Override
    NDArray value(NDArray phase) {
      return phase.sin();
    }

    @Override
    NDArray backward(NDArray upstream, NDArray phase, NDArray value) {
      try (NDArray cosine = phase.cos()) {
        return upstream.muli(cosine);
      }
    }

    @Override
    public UnitLayer.Maker maker(Scope scope, int width) {
      return scope.onGpu() ? super.maker(scope, width) : new HostSines(width, scope.workers());
    }
  },

  /** max(a, 0). */
  RECTIFIER(1, false) {
    @Override
    NDArray value(NDArray phase) {
      return phase.getNDArrayInternal().relu();
    }

    @Override
    NDArray backward(NDArray upstream, NDArray phase, NDArray value) {
      try (NDArray slope = value.sign()) {
        return upstream.muli(slope);
      }
    }
  },

  /** [sin(a), cos(a)]: two numbers of each unit, all sines first. */
  SINE_COSINE(2, true) {
    @Override
    NDArray value(NDArray phase) {
      try (NDArray sine = phase.sin();
          NDArray cosine = phase.cos()) {
        return sine.concat(cosine, -1);
      }
    }

    @Override
    NDArray backward(NDArray upstream, NDArray phase, NDArray value) {
      try (NDArray ofSine = half(upstream, 0);
          NDArray ofCosine = half(upstream, 1);
          NDArray sine = half(value, 0);
          NDArray cosine = half(value, 1);
          NDArray lost = ofCosine.mul(sine)) {
        return ofSine.mul(cosine).subi(lost);
      }
    }
  };

  private final int results;
  private final boolean periodic;

  UnitFunction(int results, boolean periodic) {
    this.results = results;
    this.periodic = periodic;
  }

  /** Numbers that each unit hands on. */
  public int results() {
    return results;
  }

  /** Whether it is of sines: phases then have a frequency. */
  public boolean periodic() {
    return periodic;
  }

  /**
   * What makes layers of it.
   *
   * @param scope on whose device
   * @param width H
   */
  public UnitLayer.Maker maker(Scope scope, int width) {
    return new EngineUnits(this);
  }

  /** Of phases (N,H). */
  abstract NDArray value(NDArray phase);

  /**
   * The gradient by phases, (N,H).
   *
   * @param upstream the gradient by the values; used up
   */
  abstract NDArray backward(NDArray upstream, NDArray phase, NDArray value);

  private static NDArray half(NDArray both, int which) {
    return both.split(2, 1).get(which);
  }
}
