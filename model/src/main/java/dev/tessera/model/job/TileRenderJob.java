package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.render.GridRenderer;
import dev.tessera.model.service.Job;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import java.util.stream.IntStream;

/** Evaluates one tile of a signal alone, as its code says: (tile..., C). */
public final class TileRenderJob implements Job<Samples> {
  private final Engine engine;
  private final Fitted<GridTiling> tile;
  private Optional<GridRenderer> renderer = Optional.empty();
  private boolean finished;

  /**
   * A tile with a code.
   *
   * @param engine used on the model thread only
   * @param field whose networks and size of tiles are used
   * @param code (D), handed over; need not be a code of the field
   */
  public TileRenderJob(Engine engine, Fitted<GridTiling> field, float[] code) {
    this.engine = engine;
    GridTiling grid = field.tiling();
    // Alone, the same points are seen at the same local coordinates, and no neighbour is mixed in.
    tile =
        new Fitted<>(
            GridTiling.whole(IntStream.range(0, grid.dimensions()).map(grid::tile).toArray()),
            field.weights(),
            Codes.of(1, code.length, code));
  }

  @Override
  public String name() {
    return "Rendering a tile";
  }

  @Override
  public void open() {
    renderer = Optional.of(new GridRenderer(engine.scope(), tile, 1));
  }

  @Override
  public boolean step() {
    finished = !renderer.orElseThrow().step();
    return !finished;
  }

  @Override
  public Optional<Samples> result() {
    return finished ? renderer.map(GridRenderer::picture) : Optional.empty();
  }

  @Override
  public void close() {
    renderer.ifPresent(GridRenderer::close);
    renderer = Optional.empty();
  }
}
