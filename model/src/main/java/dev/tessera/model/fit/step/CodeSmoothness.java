package dev.tessera.model.fit.step;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.WeightLayout;
import java.util.Arrays;

/**
 * Keeps a field from changing fast with its code: the loss is raised by smoothness * mean(|a|^2)
 * over all rows a of the modulation matrices. Their Frobenius norms bound how far apart the gates
 * of two codes can be, as a Lipschitz constant does in Liu et al. 2022.
 */
final class CodeSmoothness {
  private CodeSmoothness() {}

  /**
   * What each weight is multiplied by to be its part of the gradient, (P): 0 outside the modulation
   * matrices, which fields of other forms do not have. Empty if nothing is added to the loss.
   *
   * @param smoothness 0 or more
   */
  static float[] pulls(FieldSpec spec, double smoothness) {
    if (smoothness == 0) {
      return new float[0];
    }
    WeightLayout layout = WeightLayout.of(spec);
    float pull = (float) (2 * smoothness / (spec.layers() * spec.width()));
    float[] pulls = new float[layout.length()];
    for (WeightLayout.Block block : layout.blocks()) {
      if (block.name().startsWith("modulation.") && block.columns() > 1) {
        Arrays.fill(pulls, block.offset(), block.offset() + block.length(), pull);
      }
    }
    return pulls;
  }
}
