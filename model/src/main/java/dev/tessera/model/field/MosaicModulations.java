package dev.tessera.model.field;

import java.util.function.IntPredicate;

/** The modulations that codes of a mosaic stand for, one for each frame of each cell. */
final class MosaicModulations {
  private final FieldSpec spec;
  private final MosaicShape shape;
  private final MosaicParts parts;
  private final MosaicExperts experts;

  MosaicModulations(FieldSpec spec, MosaicExperts experts) {
    this.spec = spec;
    this.experts = experts;
    shape = MosaicShape.of(spec);
    parts = new MosaicParts(spec);
  }

  /**
   * m of some tiles, as far as it is wanted.
   *
   * @param codes (T,D)
   * @param first tile
   * @param count tiles
   * @param wanted slots; what the others receive is left open
   * @param into receives (count,cells*frames,H)
   */
  void write(float[] codes, int first, int count, IntPredicate wanted, float[] into) {
    int width = spec.width();
    float[] m = new float[width];
    for (int t = 0; t < count; t++) {
      int tile = t * shape.slots();
      parts.visit(
          codes,
          (first + t) * spec.latent(),
          (slot, span, expert, at, amplitudes) -> {
            boolean composed = false;
            for (int s = slot; s < slot + span; s++) {
              if (wanted.test(s)) {
                if (!composed) {
                  experts.compose(expert, codes, at, amplitudes, m);
                  composed = true;
                }
                System.arraycopy(m, 0, into, (tile + s) * width, width);
              }
            }
          });
    }
  }

  /** The mean modulation of each tile, (T,H). */
  static float[] means(Weights weights, Codes codes) {
    FieldSpec spec = weights.spec();
    int slots = MosaicShape.of(spec).slots();
    MosaicModulations all = new MosaicModulations(spec, new MosaicExperts(weights));
    float[] means = new float[Math.multiplyExact(codes.tiles(), spec.width())];
    float[] own = new float[slots * spec.width()];
    for (int t = 0; t < codes.tiles(); t++) {
      all.write(codes.code(t), 0, 1, slot -> true, own);
      for (int i = 0; i < own.length; i++) {
        means[t * spec.width() + i % spec.width()] += own[i] / slots;
      }
    }
    return means;
  }
}
