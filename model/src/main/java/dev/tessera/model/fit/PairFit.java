package dev.tessera.model.fit;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.optimise.SavedNumbers;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import dev.tessera.model.tile.NearTiles;
import dev.tessera.model.tile.SparseTiling;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final String FIRST_CODES = "first.codes";
  private static final String WEIGHTS = "weights";
  private static final String ENCODER = "shared.encoder";
  private static final String ENCODER_SIZES = "shared.encoder.sizes";

  private final Engine engine;
  private final ShapeSignal first;
  private final ShapeSignal second;
  private final FitOptions options;
  private final MeshDistanceBuild buildFirst;
  private final MeshDistanceBuild buildSecond;
  private final NearTiles nearFirst;
  private final NearTiles nearSecond;
  private final Deque<BooleanSupplier> searches;
  private final boolean secondHasBegun;

  private Optional<FitState> state;

  private Optional<SparseTiling> tiles = Optional.empty();
  private Optional<SignalLearner<SparseTiling>> learner = Optional.empty();
  private Optional<Fit<Fitted<SparseTiling>>> current = Optional.empty();
  private Optional<Fitted<SparseTiling>> firstShape = Optional.empty();
  private Optional<EncoderWeights> encoder = Optional.empty();
  private Optional<FitResult<Fitted<SparseTiling>>> ended = Optional.empty();
  private Optional<FitResult<FittedPair<SparseTiling>>> done = Optional.empty();

  /**
   * Nothing done yet.
   *
   * @param engine used on this thread
   * @param first the first shape
   * @param second the second shape
   * @param options of the fit of each, its time included
   * @param state to go on from, of either fit, or empty
   */
  public PairFit(
      Engine engine,
      ShapeSignal first,
      ShapeSignal second,
      FitOptions options,
      Optional<FitState> state) {
    this.engine = engine;
    this.first = first;
    this.second = second;
    this.options = options;
    this.state = state;
    secondHasBegun = state.filter(PairFit::ofBoth).isPresent();
    buildFirst = new MeshDistanceBuild(first.mesh());
    buildSecond = new MeshDistanceBuild(second.mesh());
    nearFirst = NearTiles.of(buildFirst, options.surface());
    nearSecond = NearTiles.of(buildSecond, options.surface());
    searches =
        new ArrayDeque<>(
            List.of(buildFirst::step, nearFirst::step, buildSecond::step, nearSecond::step));
  }

  /** Whether a state is that of the second fit; that of the first knows nothing of the second. */
  public static boolean ofBoth(FitState state) {
    return state.arrays().containsKey(FIRST_CODES);
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
    state.ifPresent(this::recall);
    ended.ifPresent(e -> firstShape = Optional.of(e.fitted()));
    if (firstShape.isEmpty()) {
      begin(first, options);
      return;
    }
    int tile = options.surface().pointsPerAxis();
    Pretrained shared = new Pretrained("pair", tile, firstShape.get().weights(), encoder);
    begin(
        second,
        sharing()
            ? options.change().mode(FitMode.CODES).networks(Optional.of(shared)).build()
            : options);
  }

  /** Whether the second is fitted with the networks of the first, and not with those given. */
  private boolean sharing() {
    return options.networks().isEmpty() || options.mode() == FitMode.JOINT;
  }

  private void recall(FitState before) {
    FieldSpec spec = options.specForShape();
    int[] sizes = SavedNumbers.ints(before.array(ENCODER_SIZES));
    if (sizes.length == 2) {
      float[] known = before.array(ENCODER);
      encoder = Optional.of(new EncoderWeights(sizes[0], sizes[1], spec.latent(), known));
    }
    if (secondHasBegun) {
      SparseTiling cut = tiles.orElseThrow();
      Codes codes = Codes.of(cut.tileCount(), spec.latent(), before.array(FIRST_CODES));
      Weights weights =
          sharing()
              ? Weights.of(spec, before.array(WEIGHTS))
              : options.networks().orElseThrow().weights();
      firstShape = Optional.of(new Fitted<>(cut, weights, codes, options.surface().clamp()));
    }
  }

  private void begin(ShapeSignal shape, FitOptions wanted) {
    SignalLearner<SparseTiling> made = SignalLearner.ofShape(engine, shape, wanted, tiles, state);
    state = Optional.empty();
    learner = Optional.of(made);
    current = Optional.of(SignalLearner.fit(engine, made));
  }

  private void finish(Fit<Fitted<SparseTiling>> ending) {
    FitResult<Fitted<SparseTiling>> result;
    try (ending) {
      result = ending.result().orElseThrow();
      encoder = learner.orElseThrow().encoder().or(() -> encoder);
    }
    current = Optional.empty();
    if (firstShape.isEmpty()) {
      ended = Optional.of(result);
      return;
    }
    done = Optional.of(paired(result, firstShape));
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

  /**
   * Both shapes, the second as far as it is fitted, with its own numbers; before it has begun, the
   * first in the place of both: see {@link #ofBoth}.
   */
  @Override
  public Optional<FitResult<FittedPair<SparseTiling>>> result() {
    return done.or(() -> current.flatMap(Fit::result).map(part -> paired(part, firstShape)))
        .or(() -> ended.map(part -> paired(part, Optional.empty())));
  }

  private FitResult<FittedPair<SparseTiling>> paired(
      FitResult<Fitted<SparseTiling>> part, Optional<Fitted<SparseTiling>> before) {
    Map<String, Numbers> arrays = new LinkedHashMap<>(part.state().arrays());
    learner
        .flatMap(SignalLearner::encoder)
        .or(() -> encoder)
        .ifPresent(
            e -> {
              arrays.put(ENCODER, Numbers.of(e.toArray()));
              float[] sizes = SavedNumbers.floats(new int[] {e.inputs(), e.hidden()});
              arrays.put(ENCODER_SIZES, Numbers.of(sizes));
            });
    if (before.isPresent()) {
      arrays.put(FIRST_CODES, before.get().codes().numbers());
      arrays.put(WEIGHTS, Numbers.of(before.get().weights().toArray()));
    }
    return part.with(
        paired(before.orElse(part.fitted()), part.fitted()), part.state().with(arrays));
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
