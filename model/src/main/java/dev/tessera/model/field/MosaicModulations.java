package dev.tessera.model.field;

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
   * m of some tiles.
   *
   * @param codes (T,D)
   * @param first tile
   * @param count tiles
   * @param into receives (T,cells*frames,H), as many as the codes have tiles
   */
  void write(float[] codes, int first, int count, float[] into) {
    int width = spec.width();
    for (int t = first; t < first + count; t++) {
      int tile = t * shape.slots();
      parts.visit(
          codes,
          t * spec.latent(),
          (slot, span, expert, at, amplitudes) -> {
            int to = (tile + slot) * width;
            experts.compose(expert, codes, at, amplitudes, into, to);
            for (int f = 1; f < span; f++) {
              System.arraycopy(into, to, into, to + f * width, width);
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
      all.write(codes.code(t), 0, 1, own);
      for (int i = 0; i < own.length; i++) {
        means[t * spec.width() + i % spec.width()] += own[i] / slots;
      }
    }
    return means;
  }
}
