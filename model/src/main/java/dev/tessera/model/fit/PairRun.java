package dev.tessera.model.fit;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/**
 * Fits two shapes on the tiles of both with the same networks: one after the other, in short steps.
 *
 * <p>With pre-trained networks only the codes of both move. Without, the first shape is fitted with
 * networks and codes, and the second by codes alone with these networks, from those that the
 * analysis of the first predicts.
 */
public final class PairRun implements AutoCloseable {
  private final Engine engine;
  private final ShapeSignal first;
  private final ShapeSignal second;
  private final ShapeOptions options;

  private final TileSearch nearFirst;
  private final TileSearch nearSecond;

  private Optional<SparseTiling> tiles = Optional.empty();
  private Optional<ShapeRun> current = Optional.empty();
  private Optional<Fitted<SparseTiling>> firstShape = Optional.empty();
  private Optional<EncoderWeights> encoder = Optional.empty();
  private Optional<ShapePair> pair = Optional.empty();

  /**
   * Prepares.
   *
   * @param engine used on this thread
   * @param first the first shape
   * @param second the second shape
   * @param options of the fit of each, its time included
   */
  public PairRun(Engine engine, ShapeSignal first, ShapeSignal second, ShapeOptions options) {
    this.engine = engine;
    this.first = first;
    this.second = second;
    this.options = options;
    nearFirst = new TileSearch(first, options);
    nearSecond = new TileSearch(second, options);
  }

  /**
   * Does one short piece of work.
   *
   * @return whether there is more
   * @throws FitDivergedException if the loss is no longer finite
   */
  public boolean step() {
    if (tiles.isEmpty()) {
      if (!nearFirst.step() && !nearSecond.step()) {
        tiles = Optional.of(nearFirst.tiles().union(nearSecond.tiles()));
      }
    } else if (current.isEmpty()) {
      current = Optional.of(next());
    } else if (!current.get().step()) {
      finish(current.get());
    }
    return pair.isEmpty();
  }

  private ShapeRun next() {
    if (firstShape.isEmpty()) {
      return new ShapeRun(engine, first, options, tiles, Optional.of(nearFirst.distance()));
    }
    int tile = (int) Math.ceil(Math.cbrt(options.pointsPerTile()) - 1e-9);
    Pretrained shared = new Pretrained("pair", tile, firstShape.get().weights(), encoder);
    ShapeOptions codesAlone =
        options.networks().isPresent() && options.mode() != FitMode.JOINT
            ? options
            : options.change().mode(FitMode.CODES).networks(Optional.of(shared)).build();
    return new ShapeRun(engine, second, codesAlone, tiles, Optional.of(nearSecond.distance()));
  }

  private void finish(ShapeRun ending) {
    Fitted<SparseTiling> shape;
    try (ending) {
      shape = ending.result().orElseThrow().shape();
      encoder = ending.encoder();
    }
    current = Optional.empty();
    if (firstShape.isEmpty()) {
      firstShape = Optional.of(shape);
      return;
    }
    pair = Optional.of(paired(firstShape.get(), shape));
  }

  /**
   * How the shape that is being fitted goes; empty while tiles are looked for.
   *
   * @param withShape whether to copy the shape into it, if there is one yet
   */
  public Optional<PairSnapshot> snapshot(boolean withShape) {
    return current.map(run -> new PairSnapshot(firstShape.isPresent(), run.snapshot(withShape)));
  }

  /**
   * Both shapes, the second one as far as it is fitted; empty until there are codes of both to
   * start from.
   */
  public Optional<ShapePair> result() {
    return pair.or(
        () -> firstShape.flatMap(a -> current.flatMap(ShapeRun::shape).map(b -> paired(a, b))));
  }

  private static ShapePair paired(Fitted<SparseTiling> a, Fitted<SparseTiling> b) {
    // Equal numbers, and from now on the same object.
    return new ShapePair(a, new Fitted<>(b.tiling(), a.weights(), b.codes(), b.clamp()));
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    current.ifPresent(ShapeRun::close);
    current = Optional.empty();
  }
}
