package dev.tessera.model.render;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The entries of a piece along one axis on the device.
 *
 * @param entries on the heap
 * @param local coordinates of the entries, (E)
 * @param tiles what each entry adds to the number of its tile, (E), whole numbers
 * @param weights of the first and of the second entry of each output point, (J) each
 * @param places of these entries, (J) each, whole numbers
 */
record PieceAxis(
    AxisEntries entries,
    NDArray local,
    NDArray tiles,
    List<NDArray> weights,
    List<NDArray> places) {
  /**
   * Brings all axes of a piece there, in two transfers.
   *
   * @param strides from a tile to the next along each axis
   */
  static List<PieceAxis> sent(
      Scope scope, HostMemory memory, List<AxisEntries> axes, long[] strides) {
    List<float[]> floats = new ArrayList<>();
    List<long[]> longs = new ArrayList<>();
    for (int a = 0; a < strides.length; a++) {
      AxisEntries axis = axes.get(a);
      floats.addAll(List.of(axis.local(), axis.weights(0), axis.weights(1)));
      longs.addAll(List.of(axis.tiles(strides[a]), axis.entries(0), axis.entries(1)));
    }
    long[] ends = new long[longs.size() - 1];
    long end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += longs.get(i).length;
      ends[i] = end;
    }
    NDList numbers = scope.uploadTogether(memory, floats.toArray(float[][]::new));
    long[] whole = longs.stream().flatMapToLong(LongStream::of).toArray();
    NDList places = scope.manager().create(whole).split(ends);
    List<PieceAxis> sent = new ArrayList<>();
    for (int a = 0; a < strides.length; a++) {
      int i = 3 * a;
      sent.add(
          new PieceAxis(
              axes.get(a),
              numbers.get(i),
              places.get(i),
              List.of(numbers.get(i + 1), numbers.get(i + 2)),
              List.of(places.get(i + 1), places.get(i + 2))));
    }
    return sent;
  }

  /** The local coordinates that the tiles of a group share, (S), in a scope. */
  NDArray localOf(AxisEntries.Group group, Scope scope) {
    NDIndex some = new NDIndex().addSliceDim(group.first(), (long) group.first() + group.points());
    return in(scope, local.get(some));
  }

  /** What each tile of a group adds to its number, (T), in a scope. */
  NDArray tilesOf(AxisEntries.Group group, Scope scope) {
    NDIndex some = new NDIndex().addSliceDim(group.first(), group.end(), group.points());
    return in(scope, tiles.get(some));
  }

  private static NDArray in(Scope scope, NDArray array) {
    array.attach(scope.manager());
    return array;
  }

  /**
   * The output points along this axis.
   *
   * @param values of entries along this axis, of output points along those before it
   * @param axis which this is
   */
  NDArray faded(NDArray values, int axis) {
    if (entries.plain()) {
      return values;
    }
    NDArray first = values.get(new NDIndex().addAllDim(axis).addIndices("{}", places.get(0)));
    if (!entries.fades()) {
      return first;
    }
    long[] shape = new long[values.getShape().dimension()];
    Arrays.fill(shape, 1);
    shape[axis] = -1;
    try (NDArray second =
        values.get(new NDIndex().addAllDim(axis).addIndices("{}", places.get(1)))) {
      first.muli(weights.get(0).reshape(shape));
      return first.addi(second.muli(weights.get(1).reshape(shape)));
    }
  }
}
