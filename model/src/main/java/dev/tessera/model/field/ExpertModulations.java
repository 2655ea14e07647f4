package dev.tessera.model.field;

/**
 * The modulations (T,H) that the codes of a field with experts stand for; see {@link ExpertField}
 * for the formula. Numbers of codes that choose different experts mean different things,
 * modulations can be compared.
 */
final class ExpertModulations {
  private ExpertModulations() {}

  /** (T,H) of all tiles of a field with experts. */
  static float[] of(Weights weights, Codes codes) {
    int width = weights.spec().width();
    float[] all = new float[Math.multiplyExact(codes.tiles(), width)];
    float[] values = weights.toArray();
    for (int tile = 0; tile < codes.tiles(); tile++) {
      add(weights, values, codes.code(tile), all, tile * width);
    }
    return all;
  }

  private static void add(Weights of, float[] weights, float[] code, float[] into, int at) {
    FieldSpec spec = of.spec();
    double choice = Math.max(0, Math.min(ExpertsForm.count(spec) - 1, code[0]));
    int lower = (int) Math.floor(choice);
    float fade = (float) (choice - lower);
    add(spec, weights, code, lower, 1 - fade, into, at);
    if (fade > 0) {
      add(spec, weights, code, lower + 1, fade, into, at);
    }
  }

  private static void add(
      FieldSpec spec,
      float[] weights,
      float[] code,
      int expert,
      float share,
      float[] into,
      int at) {
    WeightLayout layout = WeightLayout.of(spec);
    int width = spec.width();
    int mean = layout.named("expert.mean").offset() + expert * width;
    for (int h = 0; h < width; h++) {
      into[at + h] += share * weights[mean + h];
    }
    int row = layout.named("expert.directions").offset() + expert * (spec.latent() - 1) * width;
    for (int i = 1; i < code.length; i++, row += width) {
      float amount = share * code[i];
      for (int h = 0; h < width; h++) {
        into[at + h] += amount * weights[row + h];
      }
    }
  }
}
