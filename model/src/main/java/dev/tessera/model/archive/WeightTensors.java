package dev.tessera.model.archive;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Flat weights as one tensor per block of their layout. */
final class WeightTensors {
  private WeightTensors() {}

  static void put(Map<String, Tensor> tensors, Weights weights, Precision precision) {
    put(tensors, weights.toArray(), WeightLayout.of(weights.spec()), precision);
  }

  static void put(
      Map<String, Tensor> tensors, float[] weights, WeightLayout layout, Precision precision) {
    for (WeightLayout.Block block : layout.blocks()) {
      float[] values = Arrays.copyOfRange(weights, block.offset(), block.offset() + block.length());
      boolean vector = block.name().endsWith(".bias");
      tensors.put(
          block.name(), Tensor.of(vector ? Precision.F32 : precision, values, shape(block)));
    }
  }

  static Weights get(TensorReader tensors, FieldSpec spec) throws ArchiveFormatException {
    // All tensors are compared with the layout before anything of its size is allocated.
    List<Tensor> found = new ArrayList<>();
    for (WeightLayout.Block block : WeightLayout.of(spec).blocks()) {
      found.add(tensors.get(block.name(), shape(block)));
    }
    return Weights.of(spec, joined(found));
  }

  /** The numbers of tensors that follow one another in the layout. */
  static float[] joined(List<Tensor> tensors) {
    float[] values = new float[tensors.stream().mapToInt(Tensor::length).sum()];
    int offset = 0;
    for (Tensor tensor : tensors) {
      tensor.copyTo(values, offset);
      offset += tensor.length();
    }
    return values;
  }

  private static int[] shape(WeightLayout.Block block) {
    return block.name().endsWith(".bias")
        ? new int[] {block.rows()}
        : new int[] {block.rows(), block.columns()};
  }
}
