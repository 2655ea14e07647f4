package dev.tessera.model.field;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** The modulations that codes of a mosaic stand for, one for each frame of each cell. */
final class MosaicModulations {
  private final FieldSpec spec;
  private final MosaicShape shape;
  private final MosaicParts parts;
  private final MosaicExperts experts;
  private final MosaicCosines cosines;

  MosaicModulations(Weights weights, MosaicExperts experts) {
    spec = weights.spec();
    this.experts = experts;
    shape = MosaicShape.of(spec);
    parts = new MosaicParts(spec);
    cosines = new MosaicCosines(weights);
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
    int[] moves = new int[shape.slots()];
    float[] m = new float[spec.width()];
    for (int t = 0; t < count; t++) {
      int offset = (first + t) * spec.latent();
      int tile = t * shape.slots() * spec.width();
      Arrays.fill(moves, 0);
      parts.visit(
          codes,
          offset,
          part -> Arrays.fill(moves, part.slot(), part.slot() + part.span(), part.move()));
      boolean moving = Arrays.stream(moves).anyMatch(move -> move > 0);
      IntPredicate needed = moving ? slot -> true : wanted;
      parts.visit(codes, offset, part -> compose(part, codes, needed, m, into, tile));
      if (moving) {
        follow(moves, into, tile);
      }
    }
  }

  /** Writes the modulations of a part by way of m, (H). */
  private void compose(
      MosaicParts.Part part,
      float[] codes,
      IntPredicate wanted,
      float[] m,
      float[] into,
      int tile) {
    int width = spec.width();
    if (part.move() > 0) {
      Arrays.fill(m, 0);
      int to = tile + part.slot() * width;
      Arrays.fill(into, to, to + part.span() * width, 0);
      experts.add(part.expert(), codes, part.first(), part.count(), m);
      System.arraycopy(m, 0, into, to, width);
      return;
    }
    boolean composed = false;
    for (int slot = part.slot(); slot < part.slot() + part.span(); slot++) {
      if (wanted.test(slot)) {
        if (!composed) {
          experts.compose(part.expert(), codes, part.first(), part.count(), m);
          composed = true;
        }
        System.arraycopy(m, 0, into, tile + slot * width, width);
      }
    }
  }

  /** Adds to each slot that is moved what the frame before shows there. */
  private void follow(int[] moves, float[] into, int tile) {
    MosaicFrame before = new MosaicFrame(spec, cosines);
    for (int frame = 1; frame < shape.frames(); frame++) {
      boolean shown = false;
      for (int slot = frame; slot < shape.slots(); slot += shape.frames()) {
        if (moves[slot] > 0) {
          if (!shown) {
            before.show(into, tile, frame - 1);
            shown = true;
          }
          before.addMoved(slot / shape.frames(), moves[slot], into, tile + slot * spec.width());
        }
      }
    }
  }

  /** The mean modulation of each tile, (T,H). */
  static float[] means(Weights weights, Codes codes) {
    FieldSpec spec = weights.spec();
    int slots = MosaicShape.of(spec).slots();
    MosaicModulations all = new MosaicModulations(weights, new MosaicExperts(weights));
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
