package dev.tessera.model.field;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What of a tile is better told by the frame before, moved: finds displacements, and settles the
 * amplitudes of parts that are moved.
 */
final class MosaicMotion {
  private final int width;
  private final MosaicShape shape;
  private final MosaicExperts experts;
  private final MosaicModulations modulations;
  private final MosaicFrame before;
  private final MosaicFrame now;
  private final MosaicMatching matching;
  private final MosaicAmplitudes amplitudes;

  /** What a code shows, (slots,H), and a slot's modulation, (H). */
  private final float[] shown;

  private final float[] one;

  /** Takes notice of what a slot may be told by. */
  @FunctionalInterface
  interface Found {
    /**
     * A displacement.
     *
     * @param move its number
     * @param moved modulation of what the frame before shows there, (H), for now
     */
    void found(int slot, int move, float[] moved);
  }

  MosaicMotion(Weights weights, MosaicExperts experts) {
    FieldSpec spec = weights.spec();
    this.experts = experts;
    width = spec.width();
    shape = MosaicShape.of(spec);
    modulations = new MosaicModulations(weights, experts);
    MosaicCosines cosines = new MosaicCosines(weights);
    before = new MosaicFrame(spec, cosines);
    now = new MosaicFrame(spec, cosines);
    matching = new MosaicMatching(shape, cosines.side());
    amplitudes = new MosaicAmplitudes(weights, experts);
    shown = new float[shape.slots() * width];
    one = new float[width];
  }

  /**
   * Finds displacements.
   *
   * @param m of the tile begins at {@code from}, (slots,H)
   * @param codes of which the tile's tells what frames before show
   * @param tile its number there
   * @param wanted slots
   * @return the squared error that the code leaves
   */
  double find(float[] m, int from, float[] codes, int tile, IntPredicate wanted, Found found) {
    modulations.write(codes, tile, 1, slot -> true, shown);
    for (int frame = 1; frame < shape.frames(); frame++) {
      boolean looking = false;
      for (int slot = frame; slot < shape.slots(); slot += shape.frames()) {
        if (wanted.test(slot)) {
          if (!looking) {
            before.show(shown, 0, frame - 1);
            now.show(m, from, frame);
            matching.between(before, now);
            looking = true;
          }
          int cell = slot / shape.frames();
          int move = matching.best(cell);
          Arrays.fill(one, 0);
          before.addMoved(cell, move, one, 0);
          found.found(slot, move, one);
        }
      }
    }
    return error(m, from);
  }

  /**
   * Finds the amplitudes of moved parts, which depend on what the parts before them show.
   *
   * @param m of the tile begins at {@code from}, (slots,H)
   * @param parts of its code, all
   * @param codes with heads and all other amplitudes
   * @return the squared error that is left
   */
  double settle(float[] m, int from, List<MosaicParts.Part> parts, float[] codes) {
    for (int frame = 0; frame < shape.frames(); frame++) {
      boolean looking = false;
      for (MosaicParts.Part part : parts) {
        if (part.slot() % shape.frames() == frame) {
          if (part.move() > 0 && !looking) {
            before.show(shown, 0, frame - 1);
            looking = true;
          }
          settle(m, from, part, codes);
        }
      }
    }
    return error(m, from);
  }

  /**
   * Finds the best amplitudes of all parts together.
   *
   * @param m of the tile begins at {@code from}, (slots,H)
   * @param code of the tile, (D), settled
   * @return the squared error that is left
   */
  double refine(float[] m, int from, float[] code) {
    return amplitudes.improve(m, from, code);
  }

  private void settle(float[] m, int from, MosaicParts.Part part, float[] codes) {
    int at = part.slot() * width;
    if (part.move() == 0) {
      experts.compose(part.expert(), codes, part.first(), part.count(), one);
      for (int i = 0; i < part.span(); i++) {
        System.arraycopy(one, 0, shown, at + i * width, width);
      }
      return;
    }
    Arrays.fill(shown, at, at + width, 0);
    before.addMoved(part.slot() / shape.frames(), part.move(), shown, at);
    for (int h = 0; h < width; h++) {
      one[h] = m[from + at + h] - shown[at + h];
    }
    experts.along(part.expert(), one, part.count(), codes, part.first());
    System.arraycopy(shown, at, one, 0, width);
    experts.add(part.expert(), codes, part.first(), part.count(), one);
    System.arraycopy(one, 0, shown, at, width);
  }

  private double error(float[] m, int from) {
    double sum = 0;
    for (int i = 0; i < shown.length; i++) {
      float difference = m[from + i] - shown[i];
      sum += difference * difference;
    }
    return sum;
  }
}
