package dev.tessera.model.archive;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The weights of a field as one tensor per block of the layout. */
final class WeightTensors {
  private WeightTensors() {}

  static void put(Map<String, Tensor> tensors, Weights weights, Precision precision) {
    for (WeightLayout.Block block : WeightLayout.of(weights.spec()).blocks()) {
      float[] values = new float[block.length()];
      for (int i = 0; i < values.length; i++) {
        values[i] = weights.get(block.offset() + i);
      }
      boolean vector = block.name().endsWith(".bias");
      tensors.put(
          block.name(), Tensor.of(vector ? Precision.F32 : precision, values, shape(block)));
    }
  }

  static Weights get(TensorReader tensors, FieldSpec spec) throws ArchiveFormatException {
    WeightLayout layout = WeightLayout.of(spec);
    // All tensors are compared with the layout before anything of its size is allocated.
    List<Tensor> found = new ArrayList<>();
    for (WeightLayout.Block block : layout.blocks()) {
      found.add(tensors.get(block.name(), shape(block)));
    }
    float[] values = new float[layout.length()];
    for (int i = 0; i < found.size(); i++) {
      found.get(i).copyTo(values, layout.blocks().get(i).offset());
    }
    return Weights.of(spec, values);
  }

  private static int[] shape(WeightLayout.Block block) {
    return block.name().endsWith(".bias")
        ? new int[] {block.rows()}
        : new int[] {block.rows(), block.columns()};
  }
}
