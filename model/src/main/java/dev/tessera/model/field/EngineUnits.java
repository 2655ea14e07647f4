package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * Layers of units by the operations of the engine: sines for a GPU, where there is room for them
 * and what costs time is the number of operations, all other functions anywhere.
 */
final class EngineUnits implements UnitLayer.Maker {
  private final UnitFunction function;

  EngineUnits(UnitFunction function) {
    this.function = function;
  }

  @Override
  public UnitLayer first(NDArray phase, NDArray gate) {
    return new Layer(phase, gate, true);
  }

  @Override
  public UnitLayer next(NDArray phase, @Nullable NDArray gate) {
    return new Layer(phase, gate, false);
  }

  @Override
  public NDArray result(NDArray phase, @Nullable NDArray gate) {
    NDArray value = function.value(phase);
    phase.close();
    if (gate != null) {
      perTile(value, gate).muli(ofTiles(gate));
    }
    return value;
  }

  /** (T*S,H) seen as (T,S,H). */
  private static NDArray perTile(NDArray values, NDArray gate) {
    return values.reshape(gate.getShape().get(0), -1, gate.getShape().get(1));
  }

  /** (T,H) seen as (T,1,H). */
  private static NDArray ofTiles(NDArray gate) {
    return gate.reshape(gate.getShape().get(0), 1, gate.getShape().get(1));
  }

  private final class Layer implements UnitLayer {
    private final NDArray phase;
    private final NDArray value;
    private final @Nullable NDArray gate;
    private final NDArray result;
    private final boolean shared;

    Layer(NDArray phase, @Nullable NDArray gate, boolean shared) {
      this.phase = phase;
      this.gate = gate;
      this.shared = shared;
      value = function.value(phase);
      result =
          gate == null
              ? value
              : values(gate).mul(ofTiles(gate)).reshape(-1, gate.getShape().get(1));
    }

    private NDArray values(NDArray ofTiles) {
      return shared ? value : perTile(value, ofTiles);
    }

    @Override
    public NDArray result() {
      return result;
    }

    @Override
    public Gradients backward(NDArray upstream) {
      if (gate == null) {
        return gradients(null, upstream);
      }
      NDArray seen = perTile(upstream, gate);
      NDArray ofGate = seen.mul(values(gate)).sum(new int[] {1});
      seen.muli(ofTiles(gate));
      if (!shared) {
        return gradients(ofGate, upstream);
      }
      NDArray ofValue = seen.sum(new int[] {0});
      upstream.close();
      return gradients(ofGate, ofValue);
    }

    private Gradients gradients(@Nullable NDArray ofGate, NDArray ofValue) {
      NDArray ofPhase = function.backward(ofValue, phase, value);
      return new Gradients(ofGate, ofPhase, () -> ofPhase.sum(new int[] {0}));
    }

    @Override
    public void close() {
      phase.close();
      value.close();
      result.close();
    }
  }
}
