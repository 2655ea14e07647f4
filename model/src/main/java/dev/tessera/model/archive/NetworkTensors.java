package dev.tessera.model.archive;

import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/** Networks as tensors in single precision: one for each matrix and each vector, by its name. */
public final class NetworkTensors {
  private NetworkTensors() {}

  /** The weights of a field. */
  public static TensorBundle of(Weights weights) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    WeightTensors.put(tensors, weights, Precision.F32);
    return new TensorBundle(tensors, Map.of());
  }

  /** The weights of an encoder. */
  public static TensorBundle of(EncoderWeights encoder) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    EncoderTensors.put(tensors, encoder, Precision.F32);
    return new TensorBundle(tensors, Map.of());
  }

  /**
   * The weights of a field that were written.
   *
   * @param file for messages
   * @throws ArchiveFormatException if they are others
   */
  public static Weights weights(TensorBundle bundle, FieldSpec spec, String file)
      throws ArchiveFormatException {
    TensorReader tensors = new TensorReader(bundle.tensors(), file);
    Weights weights = WeightTensors.get(tensors, spec);
    tensors.requireAllRead();
    return weights;
  }

  /**
   * The weights of an encoder that were written.
   *
   * @param inputs S*C, samples of a tile times channels
   * @param latent D
   * @param file for messages
   * @throws ArchiveFormatException if they are others
   */
  public static EncoderWeights encoder(TensorBundle bundle, int inputs, int latent, String file)
      throws ArchiveFormatException {
    TensorReader tensors = new TensorReader(bundle.tensors(), file);
    EncoderWeights encoder =
        EncoderTensors.get(tensors, inputs, latent)
            .orElseThrow(
                () -> new ArchiveFormatException(file, "an encoder", "none", "its tensors"));
    tensors.requireAllRead();
    return encoder;
  }
}
