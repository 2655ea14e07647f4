package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.Precision;
import dev.tessera.model.archive.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a network tells of neighbours, values in 8-bit units, 0 to 255.
 *
 * @param context where the pixels lie that foresee a tile
 * @param forecast of a tile's cosines
 * @param scales (K,D) mean magnitude of what is left along each direction
 * @param gate how likely each expert is, if that was trained
 */
record CodingTables(
    ContextShape context, Forecast.Tables forecast, Tensor scales, Optional<GateTables> gate) {
  private static final String PREFIX = "coding.";
  private static final int CHANNELS = Sizes.CHANNELS;

  /** What is left along the first direction, and how fast it falls; roughly. */
  private static final double LEFT = 120;

  private static final double FALL = 0.8;

  /**
   * Weights of a {@link Gate}.
   *
   * @param hidden (3P+1,G)
   * @param logits (G+1,K)
   */
  record GateTables(Tensor hidden, Tensor logits) {}

  /** Whether tensors of a file hold such tables. */
  static boolean there(Map<String, Tensor> tensors) {
    return tensors.containsKey(PREFIX + "bias");
  }

  /**
   * The trained tables of a file.
   *
   * @throws ArchiveFormatException if one is missing or does not fit the network
   * @throws IllegalArgumentException if the context lies elsewhere than above or to the left
   */
  static CodingTables of(Map<String, Tensor> tensors, Sizes sizes, String file)
      throws ArchiveFormatException {
    Reader reader = new Reader(tensors, file);
    int k = sizes.experts();
    int h = sizes.cosines();
    int inputs = CHANNELS * reader.axis("context", 0);
    int ranks = reader.axis("shapes", 1);
    int hidden = reader.axis("gate.hidden", 1);
    return new CodingTables(
        ContextShape.of(reader.table("context", inputs / CHANNELS, 2), sizes.tile()),
        new Forecast.Tables(
            reader.table("bias", k, h),
            reader.table("shapes", k, ranks, h),
            reader.table("looks", k, inputs, ranks)),
        reader.table("scales", k, sizes.directions()),
        Optional.of(
            new GateTables(
                reader.table("gate.hidden", inputs + 1, hidden),
                reader.table("gate.logits", hidden + 1, k))));
  }

  /**
   * Tables for a network that has none: a tile is foreseen to be its expert's mean at the level of
   * the pixels around.
   *
   * @param means (K,H) in 8-bit units
   */
  static CodingTables plain(float[] means, Sizes sizes, TileCosines cosines) {
    int k = sizes.experts();
    int h = sizes.cosines();
    float[] bias = means.clone();
    for (int i = 0; i < bias.length; i++) {
      bias[i] = cosines.constant(i % h) ? 0 : bias[i];
    }
    float[] scales = new float[k * sizes.directions()];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = (float) (LEFT * StrictMath.pow(1 + i % sizes.directions(), -FALL));
    }
    ContextShape context = ContextShape.border(sizes.tile());
    return new CodingTables(
        context,
        new Forecast.Tables(
            Tensor.of(Precision.F32, bias, k, h),
            Tensor.of(Precision.F32, new float[0], k, 0, h),
            Tensor.of(Precision.F32, new float[0], k, CHANNELS * context.points(), 0)),
        Tensor.of(Precision.F32, scales, k, sizes.directions()),
        Optional.empty());
  }

  /** Takes tables of expected shapes out of a file. */
  private record Reader(Map<String, Tensor> tensors, String file) {
    int axis(String name, int axis) throws ArchiveFormatException {
      List<Integer> shape = any(name).shape();
      if (shape.size() <= axis) {
        throw bad(name, "a table of more axes", shape.toString());
      }
      return shape.get(axis);
    }

    Tensor table(String name, Integer... shape) throws ArchiveFormatException {
      Tensor tensor = any(name);
      if (!tensor.shape().equals(List.of(shape))) {
        throw bad(name, "the shape " + List.of(shape), tensor.shape().toString());
      }
      return tensor;
    }

    private Tensor any(String name) throws ArchiveFormatException {
      Tensor tensor = tensors.get(PREFIX + name);
      if (tensor == null || tensor.length() == 0) {
        throw bad(name, "a table of this name", "none");
      }
      return tensor;
    }

    private ArchiveFormatException bad(String name, String expected, String found) {
      return new ArchiveFormatException(file, expected, found, "tensor " + PREFIX + name);
    }
  }
}
