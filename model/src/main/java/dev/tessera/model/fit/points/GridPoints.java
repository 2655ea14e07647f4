package dev.tessera.model.fit.points;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.gather.TilesOnDevice;
import dev.tessera.model.shown.LivePicture;
import dev.tessera.model.shown.LiveSlices;
import dev.tessera.model.shown.Reconstruction;
import dev.tessera.model.shown.TileErrors;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.TilePoints;
import java.util.Optional;

/** The samples of a signal on a grid; a tile's points are its samples, row-major. */
public final class GridPoints implements PointSource<GridTiling> {
  private final Samples signal;
  private final GridTiling grid;
  private final TilePoints places;

  /** Reads a signal, cut by a grid of the same extent. */
  public GridPoints(GridSignal signal, GridTiling grid) {
    this.signal = signal.samples();
    this.grid = grid;
    places = new TilePoints(grid);
  }

  @Override
  public GridTiling tiling() {
    return grid;
  }

  @Override
  public int channels() {
    return signal.channels();
  }

  @Override
  public int pointCount() {
    return grid.samplesPerTile();
  }

  @Override
  public float local(int point, int axis) {
    return places.local(point, axis);
  }

  @Override
  public void targets(int[] tiles, int[] points, float[] destination) {
    int channels = signal.channels();
    long[] indices = new long[points.length];
    for (int t = 0; t < tiles.length; t++) {
      places.indices(tiles[t], points, indices, 0);
      int to = t * points.length;
      int end;
      for (int i = 0; i < indices.length; i = end) {
        end = i + 1;
        while (end < indices.length && indices[end] == indices[end - 1] + 1) {
          end++;
        }
        signal.copyTo(
            indices[i] * channels, destination, (to + i) * channels, (end - i) * channels);
      }
    }
  }

  @Override
  public Optional<TilesOnDevice> onDevice(Scope scope) {
    return TilesOnDevice.of(scope, signal, grid);
  }

  @Override
  public Reconstruction reconstruction(int turns) {
    return switch (grid.dimensions()) {
      case 1 -> new TileErrors(this::targets, grid.tileCount(), channels(), peak(), turns);
      case 2 -> new LivePicture(signal, grid, turns);
      default -> new LiveSlices(signal, grid, this::targets, turns);
    };
  }

  @Override
  public double peak() {
    return 1;
  }
}
