package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;

/**
 * Sine layers by the operations of the engine, for a GPU: there is room for the sines there, and
 * what costs time is the number of operations.
 */
final class DeviceSines implements SineLayer.Maker {
  @Override
  public SineLayer first(NDArray phase, NDArray gate) {
    return new Layer(phase, gate, true);
  }

  @Override
  public SineLayer next(NDArray phase, NDArray gate) {
    return new Layer(phase, gate, false);
  }

  @Override
  public NDArray result(NDArray phase, NDArray gate) {
    NDArray sine = phase.sin();
    phase.close();
    perTile(sine, gate).muli(ofTiles(gate));
    return sine;
  }

  /** (T*S,H) seen as (T,S,H). */
  private static NDArray perTile(NDArray values, NDArray gate) {
    return values.reshape(gate.getShape().get(0), -1, gate.getShape().get(1));
  }

  /** (T,H) seen as (T,1,H). */
  private static NDArray ofTiles(NDArray gate) {
    return gate.reshape(gate.getShape().get(0), 1, gate.getShape().get(1));
  }

  private static final class Layer implements SineLayer {
    private final NDArray phase;
    private final NDArray sine;
    private final NDArray gate;
    private final NDArray result;
    private final boolean shared;

    Layer(NDArray phase, NDArray gate, boolean shared) {
      this.phase = phase;
      this.gate = gate;
      this.shared = shared;
      sine = phase.sin();
      result = sines().mul(ofTiles(gate)).reshape(-1, gate.getShape().get(1));
    }

    private NDArray sines() {
      return shared ? sine : perTile(sine, gate);
    }

    @Override
    public NDArray result() {
      return result;
    }

    @Override
    public Gradients backward(NDArray upstream) {
      NDArray seen = perTile(upstream, gate);
      NDArray ofGate = seen.mul(sines()).sum(new int[] {1});
      NDArray cosine = phase.cos();
      NDArray ofPhase;
      if (shared) {
        ofPhase = seen.muli(ofTiles(gate)).sum(new int[] {0}).muli(cosine);
        upstream.close();
      } else {
        ofPhase = upstream.muli(cosine);
        seen.muli(ofTiles(gate));
      }
      cosine.close();
      return new Gradients(ofGate, ofPhase, () -> ofPhase.sum(new int[] {0}));
    }

    @Override
    public void close() {
      phase.close();
      sine.close();
      result.close();
    }
  }
}
