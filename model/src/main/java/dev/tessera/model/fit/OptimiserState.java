package dev.tessera.model.fit;

/** Adam moments of networks and codes: opaque, only a fit that goes on reads them. */
public final class OptimiserState {
  private final Adam network;
  private final Adam codes;

  OptimiserState(Adam network, Adam codes) {
    this.network = network;
    this.codes = codes;
  }

  Adam network() {
    return network.copy();
  }

  Adam codes() {
    return codes.copy();
  }
}
