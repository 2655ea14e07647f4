package dev.tessera.model.field;

import java.util.ArrayList;
import java.util.List;

/**
 * Where points of a tile lie in its mosaic: the slot of each, how far it is on the way to the next
 * frame, and the place in its cell. Points are taken in the order of their slots.
 */
final class MosaicPlaces {
  private static final int AXES = 3;

  /** Points from {@code first} to {@code end}, in order, that share a slot. */
  record Group(int slot, int first, int end, boolean fades) {}

  private final MosaicShape shape;

  /** The point that is the i-th in order. */
  private final int[] order;

  private final int[] slots;
  private final float[] fades;
  private final float[] local;

  /**
   * Places points.
   *
   * @param points (S,3): frames, rows, columns, local coordinates of the tile
   */
  MosaicPlaces(MosaicShape shape, float[] points) {
    this.shape = shape;
    int count = points.length / AXES;
    int[] slotOf = new int[count];
    int[] starts = new int[shape.slots() + 1];
    for (int p = 0; p < count; p++) {
      slotOf[p] = slot(points, p);
      starts[slotOf[p] + 1]++;
    }
    for (int s = 0; s < shape.slots(); s++) {
      starts[s + 1] += starts[s];
    }
    order = new int[count];
    slots = new int[count];
    fades = new float[count];
    local = new float[2 * count];
    for (int p = 0; p < count; p++) {
      int i = starts[slotOf[p]]++;
      order[i] = p;
      slots[i] = slotOf[p];
      fades[i] = (float) fade(points[AXES * p]);
      local[2 * i] = local(points[AXES * p + 1], shape.rows());
      local[2 * i + 1] = local(points[AXES * p + 2], shape.columns());
    }
  }

  /** Position in frames, that of the first is 0, the middles of frames are whole. */
  private double time(float t) {
    return Math.max(0, Math.min(shape.frames() - 1, (t + 1.0) / 2 * shape.frames() - 0.5));
  }

  /** Of less than a thousandth of a frame nothing is seen: points at frames are at them. */
  private double fade(float t) {
    double fade = time(t) - frame(t);
    return fade < 1e-3 ? 0 : fade;
  }

  private int frame(float t) {
    return (int) Math.floor(time(t) + 1e-3);
  }

  private int slot(float[] points, int p) {
    int row = cell(points[AXES * p + 1], shape.rows());
    int column = cell(points[AXES * p + 2], shape.columns());
    return (row * shape.columns() + column) * shape.frames() + frame(points[AXES * p]);
  }

  private static int cell(float x, int cells) {
    return Math.max(0, Math.min(cells - 1, (int) Math.floor((x + 1.0) / 2 * cells)));
  }

  /** -1 to 1 in its cell; beyond the tile's border it goes on. */
  private static float local(float x, int cells) {
    return (float) ((x + 1.0) * cells - 2 * cell(x, cells) - 1);
  }

  int count() {
    return order.length;
  }

  /** The point that is the i-th in order, (S). */
  int[] order() {
    return order;
  }

  int slot(int i) {
    return slots[i];
  }

  /** Share of the frame after the slot's, 0 to 1. */
  float fade(int i) {
    return fades[i];
  }

  /** Rows and columns in the cell, -1 to 1, (S,2), in order. */
  float[] local() {
    return local;
  }

  /** Runs of points that share a slot. */
  List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    int first = 0;
    while (first < order.length) {
      int end = first;
      boolean fading = false;
      while (end < order.length && slots[end] == slots[first]) {
        fading |= fades[end] > 0;
        end++;
      }
      groups.add(new Group(slots[first], first, end, fading));
      first = end;
    }
    return groups;
  }
}
