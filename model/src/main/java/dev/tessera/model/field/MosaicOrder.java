package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;

/** Brings values of a tile's points into the order of a mosaic, and back. */
final class MosaicOrder {
  private final int[] order;
  private final int channels;

  /** The positions in order at which points cease to follow each other, 0 and S among them. */
  private final int[] runs;

  /**
   * For some points.
   *
   * @param channels C
   */
  MosaicOrder(MosaicPlaces places, int channels) {
    order = places.order();
    this.channels = channels;
    int[] found = new int[order.length + 1];
    int count = 0;
    for (int i = 0; i < order.length; i++) {
      if (i == 0 || order[i] != order[i - 1] + 1) {
        found[count++] = i;
      }
    }
    found[count++] = order.length;
    runs = Arrays.copyOf(found, count);
  }

  /** Values of a tile: S*C. */
  int features() {
    return order.length * channels;
  }

  /**
   * The values of a tile in order.
   *
   * @param tile (S,C)
   * @param inOrder receives (S,C)
   */
  void order(float[] tile, float[] inOrder) {
    for (int r = 1; r < runs.length; r++) {
      int from = runs[r - 1];
      int length = (runs[r] - from) * channels;
      System.arraycopy(tile, order[from] * channels, inOrder, from * channels, length);
    }
  }

  /** The way back. */
  void points(float[] inOrder, float[] tile) {
    for (int r = 1; r < runs.length; r++) {
      int from = runs[r - 1];
      int length = (runs[r] - from) * channels;
      System.arraycopy(inOrder, from * channels, tile, order[from] * channels, length);
    }
  }

  /** The values of some tiles in order, (T,S,C), on a GPU. */
  NDArray order(NDManager manager, NDArray tiles) {
    long[] index = new long[order.length];
    for (int i = 0; i < index.length; i++) {
      index[i] = order[i];
    }
    return picked(manager, tiles, index);
  }

  /** The way back. */
  NDArray points(NDManager manager, NDArray inOrder) {
    long[] index = new long[order.length];
    for (int i = 0; i < index.length; i++) {
      index[order[i]] = i;
    }
    return picked(manager, inOrder, index);
  }

  private static NDArray picked(NDManager manager, NDArray tiles, long... index) {
    NDArray pointsFirst = tiles.transpose(1, 0, 2);
    pointsFirst.attach(manager);
    NDArray picked = pointsFirst.get(new NDIndex("{}", manager.create(index))); // (S,T,C)
    picked.attach(manager);
    return picked.transpose(1, 0, 2).duplicate();
  }
}
