package dev.tessera.model.fit.points;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.gather.TilesOnDevice;
import dev.tessera.model.shown.Reconstruction;
import dev.tessera.model.shown.TileErrors;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/**
 * The distance to a surface at the same local points of every tile near it, divided by the clamp
 * and clamped to [-1,1].
 */
public final class SurfacePoints implements PointSource<SparseTiling> {
  private static final int AXES = 3;

  private final SparseTiling tiles;
  private final float[] points;
  private final float[] values;

  /**
   * Wraps numbers without copying.
   *
   * @param tiles T
   * @param points local coordinates, (S,3)
   * @param values of all tiles, (T,S)
   */
  public SurfacePoints(SparseTiling tiles, float[] points, float[] values) {
    if ((long) tiles.tileCount() * (points.length / AXES) != values.length) {
      throw new IllegalArgumentException(
          "values (" + tiles.tileCount() + "," + points.length / AXES + "), got " + values.length);
    }
    this.tiles = tiles;
    this.points = points;
    this.values = values;
  }

  @Override
  public SparseTiling tiling() {
    return tiles;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int pointCount() {
    return points.length / AXES;
  }

  @Override
  public float local(int point, int axis) {
    return points[point * AXES + axis];
  }

  @Override
  public void targets(int[] some, int[] at, float[] destination) {
    int count = pointCount();
    for (int t = 0; t < some.length; t++) {
      int from = some[t] * count;
      if (at.length == count) {
        System.arraycopy(values, from, destination, t * count, count);
        continue;
      }
      for (int s = 0; s < at.length; s++) {
        destination[t * at.length + s] = values[from + at[s]];
      }
    }
  }

  /** All values in a line, cut into those of each tile. */
  @Override
  public Optional<TilesOnDevice> onDevice(Scope scope) {
    int[] line = {values.length};
    GridTiling cut = GridTiling.of(line, new int[] {pointCount()}, new int[1]);
    return TilesOnDevice.of(scope, Samples.of(line, 1, values), cut);
  }

  @Override
  public Reconstruction reconstruction(int turns) {
    return new TileErrors(this::targets, tiling().tileCount(), channels(), peak(), 1);
  }

  @Override
  public double peak() {
    return 2;
  }
}
