package dev.tessera.model.archive;

import dev.tessera.model.field.EncoderWeights;
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
    Cut cut = new Cut(encoder.toArray());
    tensors.put(LINEAR, cut.next(precision, latent, inputs));
    tensors.put(LINEAR_BIAS, cut.next(Precision.F32, latent));
    if (hidden > 0) {
      tensors.put(HIDDEN, cut.next(precision, hidden, inputs));
      tensors.put(HIDDEN_BIAS, cut.next(Precision.F32, hidden));
      tensors.put(CORRECTION, cut.next(precision, latent, hidden));
    }
  }

  static Optional<EncoderWeights> get(TensorReader tensors, int inputs, int latent)
      throws ArchiveFormatException {
    if (!tensors.has(LINEAR)) {
      return Optional.empty();
    }
    Tensor linear = tensors.get(LINEAR, latent, inputs);
    Tensor linearBias = tensors.get(LINEAR_BIAS, latent);
    int hidden = tensors.has(HIDDEN_BIAS) ? tensors.get(HIDDEN_BIAS).length() : 0;
    float[] values =
        new float[Math.addExact(linear.length() + latent, sum(tensors, inputs, hidden, latent))];
    linear.copyTo(values, 0);
    int offset = linear.length();
    linearBias.copyTo(values, offset);
    offset += latent;
    if (hidden > 0) {
      Tensor matrix = tensors.get(HIDDEN, hidden, inputs);
      matrix.copyTo(values, offset);
      offset += matrix.length();
      tensors.get(HIDDEN_BIAS, hidden).copyTo(values, offset);
      tensors.get(CORRECTION, latent, hidden).copyTo(values, offset + hidden);
    }
    return Optional.of(new EncoderWeights(inputs, hidden, latent, values));
  }

  /** Numbers of the hidden part, whose tensors are compared with their shapes on the way. */
  private static int sum(TensorReader tensors, int inputs, int hidden, int latent)
      throws ArchiveFormatException {
    return hidden == 0
        ? 0
        : tensors.get(HIDDEN, hidden, inputs).length()
            + hidden
            + tensors.get(CORRECTION, latent, hidden).length();
  }

  /** Cuts a flat array into tensors, one after another. */
  private static final class Cut {
    private final float[] values;
    private int position;

    Cut(float[] values) {
      this.values = values;
    }

    Tensor next(Precision precision, int... shape) {
      int length = 1;
      for (int n : shape) {
        length *= n;
      }
      float[] part = new float[length];
      System.arraycopy(values, position, part, 0, length);
      position += length;
      return Tensor.of(precision, part, shape);
    }
  }
}
