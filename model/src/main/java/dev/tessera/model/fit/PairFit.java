package dev.tessera.model.fit;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import dev.tessera.model.tile.NearTiles;
import dev.tessera.model.tile.SparseTiling;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Two fits in a row, of two shapes on the tiles of both with the same networks.
 *
 * <p>With pre-trained networks only the codes of both move. Without, the first shape is fitted with
 * networks and codes, and the second by codes alone with these networks, from those that the
 * analysis of the first predicts.
 */
public final class PairFit implements Run<FittedPair<SparseTiling>> {
  private final Engine engine;
  private final ShapeSignal first;
  private final ShapeSignal second;
  private final FitOptions options;
  private final MeshDistanceBuild buildFirst;
  private final MeshDistanceBuild buildSecond;
  private final NearTiles nearFirst;
  private final NearTiles nearSecond;
  private final Deque<BooleanSupplier> searches;

  private Optional<SparseTiling> tiles = Optional.empty();
  private Optional<SignalLearner<SparseTiling>> learner = Optional.empty();
  private Optional<Fit<Fitted<SparseTiling>>> current = Optional.empty();
  private Optional<Fitted<SparseTiling>> firstShape = Optional.empty();
  private Optional<EncoderWeights> encoder = Optional.empty();
  private Optional<FitResult<FittedPair<SparseTiling>>> done = Optional.empty();

  /**
   * Nothing done yet.
   *
   * @param engine used on this thread
   * @param first the first shape
   * @param second the second shape
   * @param options of the fit of each, its time included
   */
  public PairFit(Engine engine, ShapeSignal first, ShapeSignal second, FitOptions options) {
    this.engine = engine;
    this.first = first;
    this.second = second;
    this.options = options;
    buildFirst = new MeshDistanceBuild(first.mesh());
    buildSecond = new MeshDistanceBuild(second.mesh());
    nearFirst = NearTiles.of(buildFirst, options.surface());
    nearSecond = NearTiles.of(buildSecond, options.surface());
    searches =
        new ArrayDeque<>(
            List.of(buildFirst::step, nearFirst::step, buildSecond::step, nearSecond::step));
  }

  @Override
  public boolean step() {
    if (tiles.isEmpty()) {
      if (!searches.getFirst().getAsBoolean()) {
        searches.removeFirst();
      }
      if (searches.isEmpty()) {
        tiles = Optional.of(nearFirst.tiles().union(nearSecond.tiles()));
      }
    } else if (current.isEmpty()) {
      begin();
    } else if (!current.get().step()) {
      finish(current.get());
    }
    return done.isEmpty();
  }

  private void begin() {
    if (firstShape.isEmpty()) {
      begin(first, options);
      return;
    }
    int tile = options.surface().pointsPerAxis();
    Pretrained shared = new Pretrained("pair", tile, firstShape.get().weights(), encoder);
    FitOptions codesAlone =
        options.networks().isPresent() && options.mode() != FitMode.JOINT
            ? options
            : options.change().mode(FitMode.CODES).networks(Optional.of(shared)).build();
    begin(second, codesAlone);
  }

  private void begin(ShapeSignal shape, FitOptions wanted) {
    SignalLearner<SparseTiling> made =
        SignalLearner.ofShape(engine, shape, wanted, tiles, Optional.empty());
    learner = Optional.of(made);
    current = Optional.of(SignalLearner.fit(engine, made));
  }

  private void finish(Fit<Fitted<SparseTiling>> ending) {
    FitResult<Fitted<SparseTiling>> result;
    try (ending) {
      result = ending.result().orElseThrow();
      encoder = learner.orElseThrow().encoder();
    }
    current = Optional.empty();
    if (firstShape.isEmpty()) {
      firstShape = Optional.of(result.fitted());
      return;
    }
    done = Optional.of(paired(result));
  }

  @Override
  public Snapshot<FittedPair<SparseTiling>> snapshot(Snapshot.Watch watch) {
    if (current.isEmpty()) {
      double built = buildFirst.progress() + buildSecond.progress();
      double searched = nearFirst.progress() + nearSecond.progress();
      return Snapshot.preparing(done.isPresent() ? 1 : (built + searched) / 4);
    }
    Snapshot<Fitted<SparseTiling>> part = current.get().snapshot(watch);
    Snapshot.Phase phase = part.phase();
    Optional<FittedPair<SparseTiling>> pair =
        part.live().fitted().map(b -> paired(firstShape.orElse(b), b));
    return new Snapshot<>(
        new Snapshot.Phase(firstShape.isPresent() ? 1 : 0, phase.prepared(), phase.evaluated()),
        part.pace(),
        part.quality(),
        part.curve(),
        new Snapshot.Live<>(Optional.empty(), Optional.empty(), Optional.empty(), pair));
  }

  @Override
  public Optional<FittedPair<SparseTiling>> fitted() {
    return done.map(FitResult::fitted)
        .or(() -> firstShape.flatMap(a -> current.flatMap(Fit::fitted).map(b -> paired(a, b))));
  }

  /** Both shapes, the second as far as it is fitted; its own numbers. */
  @Override
  public Optional<FitResult<FittedPair<SparseTiling>>> result() {
    return done.or(() -> firstShape.flatMap(a -> current.flatMap(Fit::result).map(this::paired)));
  }

  private FitResult<FittedPair<SparseTiling>> paired(FitResult<Fitted<SparseTiling>> second) {
    return new FitResult<>(
        paired(firstShape.orElseThrow(), second.fitted()),
        second.reason(),
        second.pace(),
        second.quality(),
        second.curve(),
        second.device(),
        second.state());
  }

  private static FittedPair<SparseTiling> paired(Fitted<SparseTiling> a, Fitted<SparseTiling> b) {
    // Equal numbers, and from now on the same object.
    return new FittedPair<>(a, new Fitted<>(b.tiling(), a.weights(), b.codes(), b.clamp()));
  }

  @Override
  public void close() {
    current.ifPresent(Fit::close);
    current = Optional.empty();
  }
}
