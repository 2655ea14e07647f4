package dev.tessera.model.fit;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.loss.DistanceLoss;
import dev.tessera.model.fit.loss.Loss;
import dev.tessera.model.fit.points.GridPoints;
import dev.tessera.model.fit.points.Lattice;
import dev.tessera.model.fit.points.PicturePatch;
import dev.tessera.model.fit.points.PointSource;
import dev.tessera.model.fit.points.Preparation;
import dev.tessera.model.fit.points.Reconstruction;
import dev.tessera.model.fit.points.SurfacePreparation;
import dev.tessera.model.fit.start.EncoderStart;
import dev.tessera.model.fit.start.PrincipalSines;
import dev.tessera.model.fit.start.PrincipalStart;
import dev.tessera.model.fit.start.Start;
import dev.tessera.model.fit.step.CodeBook;
import dev.tessera.model.fit.step.CodeStep;
import dev.tessera.model.fit.step.CodeSteps;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.step.JointStep;
import dev.tessera.model.fit.step.Step;
import dev.tessera.model.fit.step.TileBatcher;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import dev.tessera.model.tile.SurfaceCut;
import dev.tessera.model.tile.Tiling;
import java.util.Map;
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

  private final Scope scope;
  private final FitOptions options;
  private final FieldSpec spec;
  private final double clamp;
  private final Preparation<T> preparation;
  private final Optional<FitState> state;
  private Optional<PointSource<T>> points = Optional.empty();
  private Optional<Start> start = Optional.empty();
  private Optional<EncoderWeights> encoder = Optional.empty();
  private float[] codes = {};
  private Optional<Step> step = Optional.empty();
  private Optional<Reconstruction> reconstruction = Optional.empty();
  private boolean recalled;

  private SignalLearner(
      Scope scope,
      FitOptions options,
      FieldSpec spec,
      double clamp,
      Preparation<T> preparation,
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
    return fit(
        engine,
        new SignalLearner<>(engine.scope(), options, spec, 1, Preparation.of(points), state));
  }

  /** A fit of the distance to a mesh, on the tiles near it. */
  public static Fit<Fitted<SparseTiling>> shape(
      Engine engine, ShapeSignal signal, FitOptions options) {
    return shape(engine, signal, options, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * As above.
   *
   * @param engine used on this thread
   * @param tiles to fit the codes on, instead of those near the surface; or empty
   * @param distance to the signal, if it is there already
   * @param state to go on from, or empty
   * @throws IllegalArgumentException if the tiles are not those of the options; a state of other
   *     tiles or networks is refused while the fit prepares
   */
  public static Fit<Fitted<SparseTiling>> shape(
      Engine engine,
      ShapeSignal signal,
      FitOptions options,
      Optional<SparseTiling> tiles,
      Optional<MeshDistance> distance,
      Optional<FitState> state) {
    return fit(engine, ofShape(engine, signal, options, tiles, distance, state));
  }

  static SignalLearner<SparseTiling> ofShape(
      Engine engine,
      ShapeSignal signal,
      FitOptions options,
      Optional<SparseTiling> tiles,
      Optional<MeshDistance> distance,
      Optional<FitState> state) {
    SurfaceCut cut = options.surface();
    float[] local =
        options
            .networks()
            .map(n -> Lattice.cube(n.tile()))
            .orElseGet(() -> Lattice.jittered(cut.pointsPerAxis(), options.steps().seed()));
    SurfacePreparation preparation = new SurfacePreparation(signal, cut, local, tiles, distance);
    return new SignalLearner<>(
        engine.scope(), options, options.specForShape(), cut.clamp(), preparation, state);
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
      if (!preparation.step()) {
        PointSource<T> found = preparation.points();
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
    return PREPARING * preparation.progress() + (1 - PREPARING) * searched;
  }

  private void begin(PointSource<T> source) {
    if (options.mode() != FitMode.JOINT) {
      Pretrained networks = options.networks().orElseThrow();
      CodeStep.Plan plan =
          new CodeStep.Plan(
              options.mode() == FitMode.CODES,
              CodeSteps.suiting(options.steps().codeRate(), networks.encoder().isPresent()),
              options.stop().targetPsnr());
      CodeStep moving = new CodeStep(scope, source, networks, plan, state);
      encoder = networks.encoder();
      reconstruction = Optional.of(moving.reconstruction());
      step = Optional.of(moving);
      return;
    }
    if (start.isEmpty()) {
      start = Optional.of(start(source));
      int tiles = source.tiling().tileCount();
      codes = codes(Math.multiplyExact(tiles, spec.latent()));
    } else if (!start.get().step(codes)) {
      beginJoint(source, start.get());
    }
  }

  /** A start other than none fills them all. */
  private float[] codes(int length) {
    if (state.isPresent()) {
      return state.get().array("codes", length);
    }
    return start.filter(s -> s == Start.NONE).isPresent()
        ? Initialisation.codes(length / spec.latent(), spec.latent(), options.steps().seed() + 1)
        : new float[length];
  }

  private void beginJoint(PointSource<T> source, Start found) {
    Weights initial =
        state
            .map(s -> Weights.of(spec, s.array("weights")))
            .or(found::weights)
            .or(() -> options.networks().map(Pretrained::weights))
            .orElseGet(() -> Initialisation.weights(spec, options.steps().seed()));
    encoder = found.encoder();
    found.close();
    start = Optional.empty();
    FitOptions.Steps steps = options.steps();
    Loss loss = source.peak() == 1 ? Loss.SQUARED : new DistanceLoss();
    JointStep moving =
        new JointStep(
            scope,
            initial,
            new JointStep.Rules(loss, steps.networkRate(), 0),
            new TileBatcher(source, steps.tilesPerStep(), steps.samplesPerTile(), steps.seed()),
            new CodeBook(codes, spec.latent(), steps.codeRate(), 0, state),
            Optional.of(source),
            Optional.empty(),
            state);
    reconstruction = Optional.of(moving.reconstruction());
    step = Optional.of(moving);
  }

  private Start start(PointSource<T> source) {
    if (state.isPresent()) {
      return Start.NONE;
    }
    if (options.networks().isPresent()) {
      return new EncoderStart(scope.child(), source, options.networks().get());
    }
    boolean distance = source.peak() != 1;
    int tiles = source.tiling().tileCount();
    boolean expressed = distance && PrincipalSines.suits(spec, tiles, source.pointCount());
    boolean analysed = distance ? expressed : PrincipalStart.suits(spec, source);
    return analysed
        ? new PrincipalStart(scope.child(), source, spec, expressed, options.steps().seed())
        : Start.NONE;
  }

  @Override
  public boolean step(double progress) {
    return step.orElseThrow().step(progress);
  }

  @Override
  public boolean started() {
    return step.map(Step::started).orElse(false);
  }

  @Override
  public boolean finished() {
    return step.map(Step::finished).orElse(false);
  }

  @Override
  public boolean anneals() {
    return step.map(Step::anneals).orElse(false);
  }

  @Override
  public boolean refresh() {
    return step.orElseThrow().refresh();
  }

  @Override
  public double refreshed() {
    return step.map(Step::refreshed).orElse(0.0);
  }

  @Override
  public long steps() {
    return step.map(Step::steps).orElse(0L);
  }

  @Override
  public long samplesSeen() {
    return step.map(Step::samplesSeen).orElse(0L);
  }

  @Override
  public long peakBytes() {
    return step.map(Step::peakBytes).orElse(0L);
  }

  @Override
  public Snapshot.Quality quality() {
    return reconstruction
        .map(r -> Snapshot.Quality.of(r.psnr(), clamp * r.meanError()))
        .orElse(Snapshot.Quality.of(0, options.cut() instanceof SurfaceCut ? clamp : Double.NaN));
  }

  @Override
  public Optional<Fitted<T>> fitted() {
    return step.filter(Step::started)
        .map(s -> new Fitted<>(points.orElseThrow().tiling(), s.weights(), s.codes(), clamp));
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
    Step moving = step.get();
    int tiles = points.orElseThrow().tiling().tileCount();
    boolean known = watch.tile() >= 0 && watch.tile() < tiles;
    Optional<PicturePatch> patch = reconstruction.flatMap(r -> r.takePatch(watch.wholePicture()));
    return new Snapshot.Live<>(
        patch,
        moving.active(),
        known
            ? Optional.of(new TileCode(watch.tile(), moving.code(watch.tile())))
            : Optional.empty(),
        watch.fitted() ? fitted() : Optional.empty());
  }

  @Override
  public Map<String, Object> settings() {
    return options.settings();
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    step.ifPresent(s -> s.save(arrays));
  }

  @Override
  public void close() {
    scope.close();
  }
}
