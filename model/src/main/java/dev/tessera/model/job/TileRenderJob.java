package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.render.GridRenderer;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.stream.IntStream;

/** Evaluates one tile of a signal alone, as its code says: (tile..., C). */
public final class TileRenderJob extends SteppedJob<GridRenderer, Samples> {
  /**
   * A tile with a code.
   *
   * @param engine used on the model thread only
   * @param field whose networks and size of tiles are used
   * @param code (D), handed over; need not be a code of the field
   */
  public TileRenderJob(Engine engine, Fitted<GridTiling> field, float[] code) {
    this(engine, alone(field, code));
  }

  private TileRenderJob(Engine engine, Fitted<GridTiling> tile) {
    super(
        "Rendering a tile",
        () -> new GridRenderer(engine.scope(), tile, 1),
        GridRenderer::step,
        GridRenderer::picture,
        GridRenderer::close);
  }

  /**
   * Alone, the same points are seen at the same local coordinates, and no neighbour is mixed in.
   */
  private static Fitted<GridTiling> alone(Fitted<GridTiling> field, float[] code) {
    GridTiling grid = field.tiling();
    return new Fitted<>(
        GridTiling.whole(IntStream.range(0, grid.dimensions()).map(grid::tile).toArray()),
        field.weights(),
        Codes.of(1, code.length, code));
  }
}
