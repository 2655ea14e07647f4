package dev.tessera.model.field;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where points of a tile lie in its mosaic: the slot of each, how far it is on the way to the next
 * frame, and the place in its cell. Points that share slot and fade are a group, and groups that
 * lie at the same places of their cells a board: their values are one product of matrices. Points
 * are put in order board by board, group by group.
 */
final class MosaicPlaces {
  private static final int AXES = 3;

  /** Places are told apart down to this part of half a cell. */
  private static final double FINEST = 1.0 / (1 << 20);

  /**
   * Points that share a frame of a cell, or lie between it and the next.
   *
   * @param fade share of the next frame, 0 to 1
   */
  record Group(int slot, float fade) {}

  /** Groups that lie at the same places. */
  static final class Board {
    private final float[] local;
    private final List<Group> groups;

    private Board(float[] local, List<Group> groups) {
      this.local = local;
      this.groups = List.copyOf(groups);
    }

    /** Rows and columns in the cell, -1 to 1, (P,2), not to be written to. */
    float[] local() {
      return local;
    }

    /** In order, each of P points. */
    List<Group> groups() {
      return groups;
    }
  }

  private final MosaicShape shape;
  private final float[] points;
  private final List<Board> boards = new ArrayList<>();

  /** The point that is the i-th in order. */
  private final int[] order;

  /** Slots that any point looks at. */
  private final boolean[] seen;

  /**
   * Places points.
   *
   * @param points (S,3): frames, rows, columns, local coordinates of the tile; kept
   */
  MosaicPlaces(MosaicShape shape, float[] points) {
    this.shape = shape;
    this.points = points;
    order = new int[points.length / AXES];
    seen = new boolean[shape.slots()];
    Map<FloatBuffer, List<Integer>> alike = new LinkedHashMap<>();
    long[] keys = keys();
    long[] kinds = Arrays.stream(keys).sorted().distinct().toArray();
    int[][] members = members(keys, kinds);
    for (int kind = 0; kind < kinds.length; kind++) {
      FloatBuffer at = FloatBuffer.wrap(local(members[kind]));
      alike.computeIfAbsent(at, places -> new ArrayList<>()).add(kind);
    }
    int next = 0;
    for (Map.Entry<FloatBuffer, List<Integer>> each : alike.entrySet()) {
      List<Group> groups = new ArrayList<>();
      for (int kind : each.getValue()) {
        groups.add(group(kinds[kind]));
        System.arraycopy(members[kind], 0, order, next, members[kind].length);
        next += members[kind].length;
      }
      boards.add(new Board(each.getKey().array(), groups));
    }
  }

  /** For each point its slot and, below it, the bits of its fade. */
  private long[] keys() {
    long[] keys = new long[order.length];
    for (int p = 0; p < keys.length; p++) {
      keys[p] = (long) slot(p) << Integer.SIZE | Float.floatToRawIntBits(fade(p));
    }
    return keys;
  }

  private Group group(long key) {
    Group group = new Group((int) (key >> Integer.SIZE), Float.intBitsToFloat((int) key));
    seen[group.slot()] = true;
    if (group.fade() > 0) {
      seen[group.slot() + 1] = true;
    }
    return group;
  }

  /** The points of each kind, ascending. */
  private static int[][] members(long[] keys, long[] kinds) {
    int[] kindOf = new int[keys.length];
    int[] counts = new int[kinds.length];
    for (int p = 0; p < keys.length; p++) {
      kindOf[p] = Arrays.binarySearch(kinds, keys[p]);
      counts[kindOf[p]]++;
    }
    int[][] members = new int[kinds.length][];
    for (int p = keys.length - 1; p >= 0; p--) {
      int kind = kindOf[p];
      if (members[kind] == null) {
        members[kind] = new int[counts[kind]];
      }
      members[kind][--counts[kind]] = p;
    }
    return members;
  }

  private float[] local(int[] own) {
    float[] local = new float[2 * own.length];
    for (int i = 0; i < own.length; i++) {
      local[2 * i] = local(points[AXES * own[i] + 1], shape.rows());
      local[2 * i + 1] = local(points[AXES * own[i] + 2], shape.columns());
    }
    return local;
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

  /** The slot of a point: that of its cell and of the frame it lies at or after. */
  int slot(int p) {
    int row = cell(points[AXES * p + 1], shape.rows());
    int column = cell(points[AXES * p + 2], shape.columns());
    return (row * shape.columns() + column) * shape.frames() + frame(points[AXES * p]);
  }

  /** Share of the frame after the slot's that a point has, 0 to 1. */
  float fade(int p) {
    return (float) fade(points[AXES * p]);
  }

  private static int cell(float x, int cells) {
    return Math.max(0, Math.min(cells - 1, (int) Math.floor((x + 1.0) / 2 * cells)));
  }

  /** -1 to 1 in its cell; beyond the tile's border it goes on. */
  private static float local(float x, int cells) {
    double exact = (x + 1.0) * cells - 2 * cell(x, cells) - 1;
    return (float) (Math.rint(exact / FINEST) * FINEST);
  }

  int count() {
    return order.length;
  }

  /** Whether these are the points that it was made of, (S,3). */
  boolean of(float[] others) {
    return Arrays.equals(points, others);
  }

  /** All points, board by board. */
  List<Board> boards() {
    return boards;
  }

  /** The point that is the i-th in order, (S). */
  int[] order() {
    return order;
  }

  /** Whether values need the modulation of a slot. */
  boolean sees(int slot) {
    return seen[slot];
  }

  /** Rows and columns of the points in their cells, (S,2), as the points were given. */
  float[] local() {
    int[] all = new int[order.length];
    Arrays.setAll(all, p -> p);
    return local(all);
  }

  /**
   * The places that the frames of all cells share.
   *
   * @throws IllegalArgumentException if they do not, or points lie between frames
   */
  Board lattice() {
    Board first = boards.get(0);
    boolean alike = boards.size() == 1 && first.groups().size() == shape.slots();
    if (!alike || first.groups().stream().anyMatch(group -> group.fade() > 0)) {
      throw new IllegalArgumentException(
          "a tile of " + order.length + " samples is no lattice over " + shape);
    }
    return first;
  }
}
