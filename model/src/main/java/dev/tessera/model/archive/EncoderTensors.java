package dev.tessera.model.archive;

import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.WeightLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The weights of an encoder, z = P x + p + Q relu(R x + r), as tensors. */
final class EncoderTensors {
  private static final String LINEAR = "encoder.linear.weight";
  private static final String LINEAR_BIAS = "encoder.linear.bias";
  private static final String HIDDEN = "encoder.hidden.weight";
  private static final String HIDDEN_BIAS = "encoder.hidden.bias";
  private static final String CORRECTION = "encoder.correction.weight";

  private EncoderTensors() {}

  static void put(Map<String, Tensor> tensors, EncoderWeights encoder, Precision precision) {
    int inputs = encoder.inputs();
    int hidden = encoder.hidden();
    int latent = encoder.latent();
    WeightLayout.Builder blocks =
        new WeightLayout.Builder().add(LINEAR, latent, inputs).add(LINEAR_BIAS, latent, 1);
    if (hidden > 0) {
      blocks
          .add(HIDDEN, hidden, inputs)
          .add(HIDDEN_BIAS, hidden, 1)
          .add(CORRECTION, latent, hidden);
    }
    WeightTensors.put(tensors, encoder.toArray(), blocks.build(), precision);
  }

  static Optional<EncoderWeights> get(TensorReader tensors, int inputs, int latent)
      throws ArchiveFormatException {
    if (!tensors.has(LINEAR)) {
      return Optional.empty();
    }
    List<Tensor> found = new ArrayList<>();
    found.add(tensors.get(LINEAR, latent, inputs));
    found.add(tensors.get(LINEAR_BIAS, latent));
    int hidden = tensors.has(HIDDEN_BIAS) ? tensors.get(HIDDEN_BIAS).length() : 0;
    if (hidden > 0) {
      found.add(tensors.get(HIDDEN, hidden, inputs));
      found.add(tensors.get(HIDDEN_BIAS, hidden));
      found.add(tensors.get(CORRECTION, latent, hidden));
    }
    return Optional.of(new EncoderWeights(inputs, hidden, latent, WeightTensors.joined(found)));
  }
}
