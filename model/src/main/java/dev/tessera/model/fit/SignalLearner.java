package dev.tessera.model.fit;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.PrincipalSines;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.points.DistanceSampling;
import dev.tessera.model.fit.points.GridPoints;
import dev.tessera.model.fit.points.PointSource;
import dev.tessera.model.fit.start.EncoderStart;
import dev.tessera.model.fit.start.PrincipalStart;
import dev.tessera.model.fit.start.Start;
import dev.tessera.model.fit.step.CodeSource;
import dev.tessera.model.fit.step.CodeStep;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.step.JointStep;
import dev.tessera.model.fit.step.Step;
import dev.tessera.model.fit.step.TileBatcher;
import dev.tessera.model.optimise.CodeSteps;
import dev.tessera.model.optimise.Loss;
import dev.tessera.model.optimise.RowCopy;
import dev.tessera.model.shown.Reconstruction;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.Lattice;
import dev.tessera.model.tile.SliceTiles;
import dev.tessera.model.tile.SparseTiling;
import dev.tessera.model.tile.SurfaceCut;
import dev.tessera.model.tile.Tiling;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Fits one signal by tiles: what is known of it is found first, then networks and codes to start
 * from, then they move as the mode says.
 *
 * @param <T> how the signal is cut
 */
public final class SignalLearner<T extends Tiling> implements Learner<Fitted<T>> {
  /** Share of what comes before the first step that finds the points. */
  private static final double PREPARING = 0.8;

  /**
   * How many times the tiles of a step a GPU takes from a grid: on an H100 the preset "balanced"
   * was at 45.3 dB after 10 s with 4 times as many, at 43.5 with as many and 44.6 with 8 times.
   */
  private static final int TILES_ON_A_GPU = 4;

  /** Points that are evaluated at a time for who looks at a slice: some 10 ms on two cores. */
  private static final int POINTS_SHOWN = 1 << 15;

  private final Scope scope;
  private final FitOptions options;
  private final FieldSpec spec;
  private final double clamp;
  private final Optional<PointSource.Preparation<T>> preparation;
  private final Optional<FitState> state;
  private Optional<PointSource<T>> points = Optional.empty();
  private Optional<Start> start = Optional.empty();
  private Optional<EncoderWeights> encoder = Optional.empty();
  private float[] codes = {};
  private Optional<CodeSource.Book> book = Optional.empty();
  private Optional<Step.OfTiles> step = Optional.empty();
  private boolean starting;
  private boolean recalled;

  private SignalLearner(
      Scope scope,
      FitOptions options,
      FieldSpec spec,
      double clamp,
      Optional<PointSource.Preparation<T>> preparation,
      Optional<FitState> state) {
    this.scope = scope;
    this.options = options;
    this.spec = spec;
    this.clamp = clamp;
    this.preparation = preparation;
    this.state = state;
  }

  /**
   * A fit of samples on a grid, of any number of axes.
   *
   * @param engine used on this thread
   * @param state of a fit of the same signal with the same options but for the stop rule; or empty
   * @throws IllegalArgumentException if the networks are for another kind of signal, or the state
   *     is of other tiles or networks
   */
  public static Fit<Fitted<GridTiling>> grid(
      Engine engine, GridSignal signal, FitOptions options, Optional<FitState> state) {
    FieldSpec spec = options.specFor(signal);
    GridPoints points = new GridPoints(signal, options.gridFor(signal));
    requireSame(options, points.tiling(), spec, state);
    return fit(engine, of(engine, points, options, state));
  }

  /**
   * Learns from points that are known already.
   *
   * @param engine used on this thread
   * @param points of tiles as the options cut them
   * @param state as above
   * @throws IllegalArgumentException if the networks are for another kind of signal
   */
  public static <T extends Tiling> SignalLearner<T> of(
      Engine engine, PointSource<T> points, FitOptions options, Optional<FitState> state) {
    FieldSpec spec = options.specFor(points.tiling().dimensions(), points.channels());
    double clamp = options.cut() instanceof SurfaceCut cut ? cut.clamp() : 1;
    SignalLearner<T> made =
        new SignalLearner<>(engine.scope(), options, spec, clamp, Optional.empty(), state);
    made.points = Optional.of(points);
    return made;
  }

  /** A fit of the distance to a mesh, on the tiles near it. */
  public static Fit<Fitted<SparseTiling>> shape(
      Engine engine, ShapeSignal signal, FitOptions options) {
    return shape(engine, signal, options, Optional.empty(), Optional.empty());
  }

  /**
   * As above.
   *
   * @param engine used on this thread
   * @param tiles to fit the codes on, instead of those near the surface; or empty
   * @param state to go on from, or empty
   * @throws IllegalArgumentException if the tiles are not those of the options; a state of other
   *     tiles or networks is refused while the fit prepares
   */
  public static Fit<Fitted<SparseTiling>> shape(
      Engine engine,
      ShapeSignal signal,
      FitOptions options,
      Optional<SparseTiling> tiles,
      Optional<FitState> state) {
    return fit(engine, ofShape(engine, signal, options, tiles, state));
  }

  static SignalLearner<SparseTiling> ofShape(
      Engine engine,
      ShapeSignal signal,
      FitOptions options,
      Optional<SparseTiling> tiles,
      Optional<FitState> state) {
    SurfaceCut cut = options.surface();
    float[] local =
        options
            .networks()
            .map(n -> Lattice.cube(n.side()))
            .orElseGet(() -> Lattice.jittered(cut.pointsPerAxis(), options.steps().seed()));
    DistanceSampling sampling = DistanceSampling.of(signal, cut, local, tiles);
    return new SignalLearner<>(
        engine.scope(), options, options.specForShape(), cut.clamp(), Optional.of(sampling), state);
  }

  static <T extends Tiling> Fit<Fitted<T>> fit(Engine engine, SignalLearner<T> learner) {
    return new Fit<>(
        learner, engine.report(), learner.options.stop(), Optional.empty(), learner.state);
  }

  private static void requireSame(
      FitOptions options, Tiling tiling, FieldSpec spec, Optional<FitState> state) {
    state.ifPresent(
        s -> {
          options.requireSame(s.settings());
          boolean joint = options.mode() == FitMode.JOINT;
          if (s.array("codes").length != tiling.tileCount() * spec.latent()
              || (joint && s.array("weights").length != WeightLayout.of(spec).length())) {
            throw new IllegalArgumentException(
                "a fit goes on with the tiles and networks it began with, wanted "
                    + tiling
                    + ", "
                    + spec);
          }
        });
  }

  @Override
  public boolean prepare() {
    if (points.isEmpty()) {
      PointSource.Preparation<T> finding = preparation.orElseThrow();
      if (!finding.step()) {
        PointSource<T> found = finding.points();
        requireSame(options, found.tiling(), spec, state);
        points = Optional.of(found);
      }
      return true;
    }
    if (step.isEmpty()) {
      begin(points.get());
      return true;
    }
    if (state.isPresent() && !recalled) {
      recalled = !step.get().refresh();
      return !recalled;
    }
    return false;
  }

  @Override
  public double prepared() {
    double searched = step.isPresent() ? 1 : start.map(Start::progress).orElse(0.0);
    return PREPARING * preparation.map(PointSource.Preparation::progress).orElse(1.0)
        + (1 - PREPARING) * searched;
  }

  private void begin(PointSource<T> source) {
    if (options.mode() != FitMode.JOINT) {
      Pretrained networks = options.networks().orElseThrow();
      CodeStep.Plan plan =
          new CodeStep.Plan(
              options.mode() == FitMode.CODES,
              CodeSteps.suiting(options.steps().codeRate(), networks.encoder().isPresent()),
              options.stop().targetPsnr());
      encoder = networks.encoder();
      step = Optional.of(new CodeStep(scope, source, networks, plan, state));
      return;
    }
    if (!starting) {
      starting = true;
      start = state.isPresent() ? Optional.empty() : start(source);
      codes = codes(source.tiling().tileCount());
    } else if (book.isPresent()) {
      beginJoint(source, book.get());
    } else if (start.isEmpty() || !start.get().step(codes)) {
      CodeSource.Pace pace = new CodeSource.Pace(options.steps().codeRate(), 0);
      int tiles = source.tiling().tileCount();
      book = Optional.of(new CodeSource.Book(codes, tiles, spec.latent(), pace, state));
      codes = new float[0]; // they are the book's
    }
  }

  /** A start fills them all. */
  private float[] codes(int tiles) {
    int length = Math.multiplyExact(tiles, spec.latent());
    return state
        .map(s -> s.array("codes", length))
        .or(() -> start.map(s -> new float[length]))
        .orElseGet(() -> Initialisation.codes(tiles, spec.latent(), options.steps().seed() + 1));
  }

  private void beginJoint(PointSource<T> source, CodeSource.Book learned) {
    JointStep.Origin origin =
        JointStep.Origin.of(
            spec,
            state,
            () ->
                start
                    .flatMap(Start::weights)
                    .or(() -> options.networks().map(Pretrained::weights))
                    .orElseGet(() -> Initialisation.weights(spec, options.steps().seed())));
    encoder = start.flatMap(Start::encoder);
    start.ifPresent(Start::close);
    start = Optional.empty();
    FitOptions.Steps steps = options.steps();
    Loss loss = source.peak() == 1 ? Loss.SQUARED : Loss.DISTANCE;
    step =
        Optional.of(
            new JointStep(
                scope,
                origin,
                new JointStep.Rules(loss, steps.networkRate(), 0),
                new TileBatcher(source, tilesPerStep(), steps.samplesPerTile(), steps.seed()),
                learned,
                Optional.of(source)));
  }

  /** A fit that ends by time fits as well per second with them; one of so many steps does those. */
  private int tilesPerStep() {
    boolean byTime = options.stop().steps() == Long.MAX_VALUE;
    boolean more = byTime && scope.onGpu() && options.cut() instanceof GridCut;
    return options.steps().tilesPerStep() * (more ? TILES_ON_A_GPU : 1);
  }

  private Optional<Start> start(PointSource<T> source) {
    if (options.networks().isPresent()) {
      return Optional.of(new EncoderStart(scope.child(), source, options.networks().get()));
    }
    boolean distance = source.peak() != 1;
    int tiles = source.tiling().tileCount();
    boolean expressed = distance && PrincipalSines.suits(spec, tiles, source.pointCount());
    boolean analysed = distance ? expressed : PrincipalStart.suits(spec, source);
    return analysed
        ? Optional.of(
            new PrincipalStart(scope.child(), source, spec, expressed, options.steps().seed()))
        : Optional.empty();
  }

  @Override
  public Optional<? extends Step> moving() {
    return step;
  }

  @Override
  public Snapshot.Quality quality() {
    return step.map(Step.OfTiles::reconstruction)
        .map(r -> Snapshot.Quality.of(r.psnr(), clamp * r.meanError(), r.slices()))
        .orElse(Snapshot.Quality.of(0, options.cut() instanceof SurfaceCut ? clamp : Double.NaN));
  }

  @Override
  public Optional<Fitted<T>> fitted() {
    return step.filter(Step::started)
        .map(s -> new Fitted<>(points.orElseThrow().tiling(), s.weights(), s.codes(), clamp));
  }

  @Override
  public Optional<Captured<Fitted<T>>> capture() {
    return step.filter(Step::started).map(s -> captured(s.capture(), s.weights()));
  }

  private Captured<Fitted<T>> captured(RowCopy copy, Weights weights) {
    T tiling = points.orElseThrow().tiling();
    return new Captured<>(
        copy,
        arrays -> {
          Numbers values = Objects.requireNonNull(arrays.get("codes"));
          Codes then = Codes.of(tiling.tileCount(), spec.latent(), values);
          return new Fitted<>(tiling, weights, then, clamp);
        });
  }

  /** What predicted the codes to start from, if anything did. */
  Optional<EncoderWeights> encoder() {
    return encoder;
  }

  @Override
  public Snapshot.Live<Fitted<T>> live(Snapshot.Watch watch) {
    if (step.isEmpty()) {
      return Snapshot.Live.none();
    }
    Step.OfTiles moving = step.get();
    show(watch.slice());
    int tiles = points.orElseThrow().tiling().tileCount();
    boolean known = watch.tile() >= 0 && watch.tile() < tiles;
    return new Snapshot.Live<>(
        moving.reconstruction().takePatch(watch.wholePicture()),
        moving.active(),
        known
            ? Optional.of(new Snapshot.TileCode(watch.tile(), moving.code(watch.tile())))
            : Optional.empty(),
        watch.fitted() ? fitted() : Optional.empty());
  }

  @Override
  public boolean show(int slice) {
    if (step.isEmpty()) {
      return false;
    }
    Reconstruction seen = step.get().reconstruction();
    seen.show(slice);
    Optional<int[]> places = seen.shownSlice().map(SliceTiles::points);
    int most = places.map(some -> Math.max(1, POINTS_SHOWN / some.length)).orElse(0);
    int[] outdated = seen.outdated(most);
    if (outdated.length > 0) {
      int[] some = places.orElseThrow();
      float[] values = step.get().values(outdated, some);
      seen.note(values, outdated, some, Reconstruction.EVERY_TURN);
    }
    return outdated.length == most && most > 0;
  }

  @Override
  public Map<String, Object> settings() {
    return options.settings();
  }

  @Override
  public void close() {
    scope.close();
  }
}
