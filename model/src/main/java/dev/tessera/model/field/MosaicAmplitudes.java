package dev.tessera.model.field;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All amplitudes of a tile together, once it is decided which parts it has. What a frame shows is
 * shown on by frames that are moved from it, so that an amplitude that is best for its own part is
 * not for the tile. Given the parts, what a code shows is linear in its amplitudes: a few steps of
 * conjugate gradients on the least squares, none of which makes the error larger.
 */
final class MosaicAmplitudes {
  /** Steps at most: amplitudes begin near their best. */
  private static final int STEPS = 6;

  /** Steps end once the square of the gradient has fallen to this share. */
  private static final double ENOUGH = 1e-4;

  private final int width;
  private final MosaicShape shape;
  private final MosaicParts parts;
  private final MosaicExperts experts;
  private final MosaicModulations all;

  /** As if the means of experts were nought: what amplitudes add. */
  private final MosaicModulations added;

  private final MosaicSpread spread;

  /** Modulations of a tile, (slots,H): what is missing, and what a way adds. */
  private final float[] missing;

  private final float[] change;

  /** Of a part's slots together, (H). */
  private final float[] sum;

  /** Codes, (D): the gradient, and a way, with the heads of the code. */
  private final float[] gradient;

  private final float[] way;

  MosaicAmplitudes(Weights weights, MosaicExperts experts) {
    FieldSpec spec = weights.spec();
    this.experts = experts;
    width = spec.width();
    shape = MosaicShape.of(spec);
    parts = new MosaicParts(spec);
    all = new MosaicModulations(weights, experts);
    added = new MosaicModulations(weights, experts.centred());
    spread = new MosaicSpread(weights);
    missing = new float[shape.slots() * width];
    change = new float[missing.length];
    sum = new float[width];
    gradient = new float[spec.latent()];
    way = new float[spec.latent()];
  }

  /**
   * Improves amplitudes.
   *
   * @param m of the tile begins at {@code from}, (slots,H)
   * @param code of the tile, (D), changed
   * @return the squared error that is left
   */
  double improve(float[] m, int from, float[] code) {
    List<MosaicParts.Part> told = new ArrayList<>();
    parts.visit(code, 0, told::add);
    told.sort(Comparator.comparingInt(this::frame).reversed());
    all.write(code, 0, 1, slot -> true, missing);
    for (int i = 0; i < missing.length; i++) {
      missing[i] = m[from + i] - missing[i];
    }
    double square = gradient(told);
    double enough = ENOUGH * square;
    System.arraycopy(code, 0, way, 0, way.length);
    turn(told, 0);
    for (int step = 0; step < STEPS && square > enough; step++) {
      added.write(way, 0, 1, slot -> true, change);
      double length = square / Math.max(1e-30, square(change));
      go(told, code, (float) length);
      double before = square;
      square = gradient(told);
      turn(told, (float) (square / before));
    }
    return square(missing);
  }

  /** The frame with which a part begins. */
  private int frame(MosaicParts.Part part) {
    return part.slot() % shape.frames();
  }

  private static double square(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value * value;
    }
    return sum;
  }

  /** Goes the way by a length. */
  private void go(List<MosaicParts.Part> told, float[] code, float length) {
    for (MosaicParts.Part part : told) {
      for (int i = part.first(); i < part.first() + part.count(); i++) {
        code[i] += length * way[i];
      }
    }
    for (int i = 0; i < missing.length; i++) {
      missing[i] -= length * change[i];
    }
  }

  /** The next way: along the gradient and a share of the way before. */
  private void turn(List<MosaicParts.Part> told, float share) {
    for (MosaicParts.Part part : told) {
      for (int i = part.first(); i < part.first() + part.count(); i++) {
        way[i] = gradient[i] + share * way[i];
      }
    }
  }

  /**
   * Finds by what each amplitude would lessen what is missing, there and in the frames that show it
   * on.
   *
   * @param told parts, the last frames first
   * @return its square
   */
  private double gradient(List<MosaicParts.Part> told) {
    System.arraycopy(missing, 0, change, 0, missing.length);
    double square = 0;
    for (MosaicParts.Part part : told) {
      int slot = part.slot() * width;
      System.arraycopy(change, slot, sum, 0, width);
      for (int i = width; i < part.span() * width; i++) {
        sum[i % width] += change[slot + i];
      }
      experts.along(part.expert(), sum, part.count(), gradient, part.first());
      for (int i = part.first(); i < part.first() + part.count(); i++) {
        square += gradient[i] * gradient[i];
      }
      if (part.move() > 0) {
        spread.back(part.slot(), part.move(), sum, change);
      }
    }
    return square;
  }
}
