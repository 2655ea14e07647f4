package dev.tessera.model.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of a range of output points along one axis: each is a tile at a point where it
 * counts. Tiles whose points in the range lie at the same local coordinates are a group; entries
 * lie group by group, tile by tile, point by point. At a point one tile counts, or two that are
 * cross-faded.
 */
final class AxisEntries {
  /** Some tiles with the same local points: entries from {@code first} on. */
  record Group(int first, int tiles, int points) {
    /** One past its last entry. */
    int end() {
      return first + tiles * points;
    }
  }

  private final List<Group> groups = new ArrayList<>();
  private final float[] local;
  private final int[] tiles;
  private final int[][] entries;
  private final float[][] weights;
  private boolean plain;

  /** The points of one tile that lie in the range. */
  private record Part(int tile, AxisPoints points, int from, int to) {
    List<Float> local() {
      return points.local().subList(from, to);
    }
  }

  /**
   * Of a range.
   *
   * @param along the points of all tiles along the axis
   * @param first output point
   * @param count output points, at least 1
   */
  AxisEntries(List<AxisPoints> along, int first, int count) {
    Map<List<Float>, List<Part>> alike = new LinkedHashMap<>();
    int size = 0;
    for (int tile = 0; tile < along.size(); tile++) {
      AxisPoints points = along.get(tile);
      int from = Math.max(0, first - points.first());
      int to = Math.min(points.count(), first + count - points.first());
      if (from < to) {
        Part part = new Part(tile, points, from, to);
        alike.computeIfAbsent(part.local(), key -> new ArrayList<>()).add(part);
        size += to - from;
      }
    }
    local = new float[size];
    tiles = new int[size];
    entries = new int[2][count];
    weights = new float[2][count];
    int next = 0;
    for (List<Part> group : alike.values()) {
      groups.add(new Group(next, group.size(), group.get(0).local().size()));
      for (Part part : group) {
        next = add(part, next, first);
      }
    }
    // A share that rounds to nothing beside 1 makes an entry all the same.
    plain = size == count;
    for (int j = 0; j < count; j++) {
      if (weights[1][j] == 0) {
        entries[1][j] = entries[0][j];
      }
      plain &= weights[0][j] == 1 && entries[0][j] == j;
    }
  }

  private int add(Part part, int next, int first) {
    int entry = next;
    for (int i = part.from(); i < part.to(); i++) {
      int at = part.points().first() + i - first;
      int which = weights[0][at] == 0 ? 0 : 1;
      local[entry] = part.points().local().get(i);
      tiles[entry] = part.tile();
      entries[which][at] = entry++;
      weights[which][at] = part.points().weight(i);
    }
    return entry;
  }

  int size() {
    return local.length;
  }

  List<Group> groups() {
    return groups;
  }

  /** Whether each output point is the entry of its number as it is. */
  boolean plain() {
    return plain;
  }

  /** Whether any output point is more than one entry. */
  boolean fades() {
    return !Arrays.equals(entries[0], entries[1]);
  }

  /** Local coordinates of all entries; not to be written to. */
  float[] local() {
    return local;
  }

  /**
   * How much an entry of each output point counts, 0 where there is no second; not to be written
   * to.
   *
   * @param which 0 for the first, 1 for the second
   */
  float[] weights(int which) {
    return weights[which];
  }

  /** The entry of each output point; where there is no second, the first. */
  long[] entries(int which) {
    return Arrays.stream(entries[which]).asLongStream().toArray();
  }

  /**
   * What each entry adds to the number of its tile.
   *
   * @param stride from a tile to the next along this axis
   */
  long[] tiles(long stride) {
    return Arrays.stream(tiles).mapToLong(tile -> tile * stride).toArray();
  }
}
