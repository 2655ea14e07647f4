package dev.tessera.model.fit.points;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.gather.TilesOnDevice;
import dev.tessera.model.shown.Reconstruction;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/** Points of a signal for which no device has room. */
public record TightPoints(GridPoints points) implements PointSource<GridTiling> {
  @Override
  public GridTiling tiling() {
    return points.tiling();
  }

  @Override
  public int channels() {
    return points.channels();
  }

  @Override
  public int pointCount() {
    return points.pointCount();
  }

  @Override
  public float local(int point, int axis) {
    return points.local(point, axis);
  }

  @Override
  public void targets(int[] tiles, int[] some, float[] destination) {
    points.targets(tiles, some, destination);
  }

  @Override
  public Optional<TilesOnDevice> onDevice(Scope scope) {
    return Optional.empty();
  }

  @Override
  public Reconstruction reconstruction(int turns) {
    return points.reconstruction(turns);
  }

  @Override
  public double peak() {
    return points.peak();
  }
}
