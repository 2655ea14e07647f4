package dev.tessera.model.compare;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Weights;

/** How a code acts on a network of sines. */
public enum Form {
  /** The paper's: a second network turns it into the amplitude of each sine. */
  MODULATION("Modulation"),
  /** It is joined with the point that the network is evaluated at. */
  CONCATENATION("Concatenation");

  private final String label;

  Form(String label) {
    this.label = label;
  }

  /** One word for people. */
  public String label() {
    return label;
  }

  /** Weights to start from. */
  float[] initialWeights(FieldSpec spec, long seed) {
    return this == MODULATION
        ? Initialisation.weights(spec, seed).toArray()
        : ConcatenatedField.initialWeights(spec, seed);
  }

  /** The network on the device. */
  CodedNetwork network(Scope scope, FieldSpec spec, float[] weights) {
    return this == MODULATION
        ? new ModulatedNetwork(scope, Weights.of(spec, weights))
        : new ConcatenatedField(scope, spec, weights);
  }
}
