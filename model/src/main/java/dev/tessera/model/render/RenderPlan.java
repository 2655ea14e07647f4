package dev.tessera.model.render;

import dev.tessera.model.tile.GridTiling;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Which points of which tiles an output of some extent needs. Tiles whose output points lie at the
 * same local coordinates are evaluated together; whether they do is decided axis by axis.
 */
final class RenderPlan {
  private final GridTiling grid;

  /** Of each axis, the points of each tile along it. */
  private final List<List<AxisPoints>> axes = new ArrayList<>();

  /**
   * Prepares.
   *
   * @param outputs the points of the output
   */
  RenderPlan(GridTiling grid, OutputPoints outputs) {
    this.grid = grid;
    for (int a = 0; a < grid.dimensions(); a++) {
      axes.add(AxisPoints.along(grid, a, outputs));
    }
  }

  /** The points of a tile along an axis. */
  AxisPoints points(int tile, int axis) {
    return axes.get(axis).get(grid.coordinate(tile, axis));
  }

  /** The points of all tiles along an axis, in the order of tiles. */
  List<AxisPoints> along(int axis) {
    return axes.get(axis);
  }

  /**
   * All that is to be evaluated.
   *
   * @param pointsAtOnce most points of a tile in a batch
   * @param samplesAtOnce most points of all tiles of a batch, if it has more than one
   */
  Queue<RenderBatch> batches(int pointsAtOnce, int samplesAtOnce) {
    List<List<IntList>> classes = new ArrayList<>();
    for (List<AxisPoints> axis : axes) {
      classes.add(alike(axis));
    }
    Map<List<List<Float>>, int[]> tiles = new HashMap<>();
    BlockWalk walk = new BlockWalk(classes.stream().mapToInt(List::size).toArray());
    do {
      List<IntList> coordinates = new ArrayList<>();
      List<List<Float>> local = new ArrayList<>();
      for (int a = 0; a < axes.size(); a++) {
        IntList some = classes.get(a).get(walk.at(a));
        coordinates.add(some);
        local.add(axes.get(a).get(some.get(0)).local());
      }
      // Values that overlap are added in the order of the map, which put would make another.
      tiles.computeIfAbsent(local, key -> tilesAt(coordinates));
    } while (walk.next());
    Queue<RenderBatch> batches = new ArrayDeque<>();
    tiles.values().forEach(some -> cut(some, pointsAtOnce, samplesAtOnce, batches));
    return batches;
  }

  /** The tiles along an axis that have points, those with the same local points together. */
  private static List<IntList> alike(List<AxisPoints> axis) {
    Map<List<Float>, IntList> classes = new LinkedHashMap<>();
    for (int i = 0; i < axis.size(); i++) {
      if (axis.get(i).count() > 0) {
        classes.computeIfAbsent(axis.get(i).local(), local -> new IntList()).add(i);
      }
    }
    return List.copyOf(classes.values());
  }

  /** Row-major numbers of all tiles at some coordinates. */
  private int[] tilesAt(List<IntList> coordinates) {
    IntList tiles = new IntList();
    BlockWalk walk = new BlockWalk(coordinates.stream().mapToInt(IntList::size).toArray());
    do {
      int tile = 0;
      for (int a = 0; a < coordinates.size(); a++) {
        tile = tile * grid.tilesAlong(a) + coordinates.get(a).get(walk.at(a));
      }
      tiles.add(tile);
    } while (walk.next());
    return tiles.toArray();
  }

  private void cut(int[] tiles, int pointsAtOnce, int samplesAtOnce, Queue<RenderBatch> batches) {
    int d = axes.size();
    int[] whole = new int[d];
    int[] atOnce = new int[d];
    int[] blocks = new int[d];
    int points = 1;
    for (int a = d - 1; a >= 0; a--) {
      whole[a] = points(tiles[0], a).count();
      atOnce[a] = Math.max(1, Math.min(whole[a], pointsAtOnce / points));
      blocks[a] = (whole[a] - 1) / atOnce[a] + 1;
      points *= atOnce[a];
    }
    int tilesAtOnce = Math.max(1, samplesAtOnce / points);
    int[] firsts = new int[d];
    int[] counts = new int[d];
    for (int t = 0; t < tiles.length; t += tilesAtOnce) {
      int[] some = Arrays.copyOfRange(tiles, t, Math.min(tiles.length, t + tilesAtOnce));
      BlockWalk walk = new BlockWalk(blocks);
      do {
        for (int a = 0; a < d; a++) {
          firsts[a] = walk.at(a) * atOnce[a];
          counts[a] = Math.min(atOnce[a], whole[a] - firsts[a]);
        }
        batches.add(new RenderBatch(some, firsts, counts));
      } while (walk.next());
    }
  }
}
