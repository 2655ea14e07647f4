package dev.tessera.model.light;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.shown.Reconstruction;
import dev.tessera.model.shown.SlicePsnr;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Fits a light field by tiles that are sheared by their disparity. Disparities are found by
 * matching, tiles and codes follow from them; then each step paints a given view and moves the
 * codes towards what it shows. Views that are not given are never looked at.
 */
public final class LightLearner implements Learner<Fitted<GridTiling>> {
  /** Of the errors of a view, how much its step takes away; views undo a part of each other's. */
  private static final double RATE = 0.5;

  /** Of the time since the first step, how much the picture that is looked at may take. */
  private static final double SHARE_OF_LOOKING = 0.05;

  private final Scope scope;
  private final GridSignal light;
  private final LightOptions options;
  private final ViewGrid grid;
  private final Optional<FitState> state;
  private Optional<KnownViews.Copying> copying = Optional.empty();
  private Optional<KnownViews> views = Optional.empty();
  private Optional<LightPreparation> preparation = Optional.empty();
  private Optional<Weights> weights = Optional.empty();
  private Optional<ShearedTiles> tiles = Optional.empty();
  private Optional<ViewLesson> lesson = Optional.empty();
  private Optional<ViewComparison> comparison = Optional.empty();
  private Optional<LiveView> looked = Optional.empty();
  private long begunNanos;
  private long lookedNanos;
  private double[] squares = {};
  private long steps;
  private long samples;
  private int refreshed;

  private LightLearner(
      Scope scope, GridSignal light, LightOptions options, Optional<FitState> state) {
    this.scope = scope;
    this.light = light;
    this.options = options;
    this.state = state;
    grid = new ViewGrid(light.samples().extent(0), light.samples().extent(1));
  }

  /**
   * A fit of a light field.
   *
   * @param engine used on this thread
   * @param light (V,U,height,width,3)
   * @param state of a fit of the same light field with the same options but for the stop rule; or
   *     empty
   * @throws IllegalArgumentException if it is no light field, or too few views are given, naming
   *     how many there are, or the state is of another fit
   */
  public static Fit<Fitted<GridTiling>> fit(
      Engine engine, GridSignal light, LightOptions options, Optional<FitState> state) {
    if (light.samples().dimensions() != 4 || light.samples().channels() != 3) {
      throw new IllegalArgumentException(
          "a light field has the axes (v, u, y, x) and 3 channels, found " + light.samples());
    }
    int step = options.given() == GivenViews.ALL ? 1 : 2;
    int rows = (light.samples().extent(0) + step - 1) / step;
    int columns = (light.samples().extent(1) + step - 1) / step;
    if (rows * columns < 2) {
      throw new IllegalArgumentException(
          "disparities are found between views, and only one view is given");
    }
    state.ifPresent(s -> requireSame(s, options));
    LightLearner learner = new LightLearner(engine.scope(), light, options, state);
    return new Fit<>(learner, engine.report(), options.stop(), Optional.empty(), state);
  }

  private static void requireSame(FitState state, LightOptions options) {
    Map<String, Object> now = options.settings();
    for (String name : new String[] {"given", "floatsPerPixel"}) {
      String was = String.valueOf(state.settings().get(name));
      String is = String.valueOf(now.get(name));
      if (!was.equals(is)) {
        throw new IllegalArgumentException(
            "a fit of a light field goes on as it began, but %s was %s and is %s"
                .formatted(name, was, is));
      }
    }
  }

  @Override
  public boolean prepare() {
    if (views.isEmpty()) {
      copy();
      return true;
    }
    if (state.isPresent()) {
      recall(state.get());
      return false;
    }
    if (preparation.isEmpty()) {
      preparation = Optional.of(new LightPreparation(views.get(), options, scope.workers()));
    }
    LightPreparation preparing = preparation.get();
    if (preparing.step()) {
      return true;
    }
    begin(preparing.coded().choice().weights(), preparing.coded().codes());
    preparation = Optional.empty();
    return false;
  }

  private void copy() {
    if (copying.isEmpty()) {
      copying = Optional.of(new KnownViews.Copying(light.samples(), options.given()));
    }
    KnownViews.Copying going = copying.get();
    if (!going.step()) {
      views = Optional.of(going.views());
      copying = Optional.empty();
      squares = new double[going.views().known().count()];
      Arrays.fill(squares, Double.NaN);
    }
  }

  private void begin(Weights cosines, float[] codes) {
    ShearedShape shape = ShearedShape.of(cosines.spec());
    weights = Optional.of(cosines);
    tiles = Optional.of(new ShearedTiles(shape, CosineChoice.of(cosines), codes));
    begunNanos = System.nanoTime();
  }

  private void recall(FitState before) {
    float[] shape = before.array("shape", 3);
    KnownViews known = views.orElseThrow();
    ShearedShape same =
        new ShearedShape(
            known.all(),
            known.step(),
            known.size(),
            (int) shape[0],
            (int) shape[1],
            (int) shape[2]);
    float[] weights = before.array("weights");
    int cosines = weights.length / (4 + ShearedShape.CHANNELS);
    begin(Weights.of(same.spec(cosines), weights), before.array("codes"));
    double[] kept = squares;
    float[] then = before.array("squares", kept.length);
    for (int i = 0; i < kept.length; i++) {
      kept[i] = then[i];
    }
    steps = before.step();
  }

  @Override
  public double prepared() {
    return started() ? 1 : preparation.map(LightPreparation::progress).orElse(0.0);
  }

  @Override
  public boolean step(double progress) {
    KnownViews known = views.orElseThrow();
    ViewLesson going = lesson.orElseGet(this::nextLesson);
    lesson = Optional.of(going);
    if (going.step()) {
      return false;
    }
    squares[nextView()] = going.squares();
    lesson = Optional.empty();
    steps++;
    samples += (long) known.size().height() * known.size().width();
    refreshed = 0;
    return true;
  }

  private ViewLesson nextLesson() {
    ShearedTiles moving = tiles.orElseThrow();
    return new ViewLesson(moving, scope.workers(), comparison(nextView()), RATE);
  }

  private ViewComparison comparison(int view) {
    return new ViewComparison(tiles.orElseThrow(), scope.workers(), views.orElseThrow(), view);
  }

  private int nextView() {
    int count = views.orElseThrow().known().count();
    return (int) (steps * stride(count) % count);
  }

  /** About 0.62 of the views and without a common divisor: neighbours do not follow each other. */
  private static long stride(int views) {
    int stride = Math.max(1, (int) Math.round(0.618 * views));
    while (gcd(stride, views) != 1) {
      stride++;
    }
    return stride;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  @Override
  public boolean started() {
    return tiles.isPresent();
  }

  /** Ends the step that was begun, then measures every view, then paints what is looked at. */
  @Override
  public boolean refresh() {
    if (lesson.isPresent()) {
      step(1);
      return true;
    }
    if (refreshed == squares.length) {
      return looked.isPresent() && looked.get().paint(steps);
    }
    ViewComparison going = comparison.orElseGet(() -> comparison(refreshed));
    comparison = Optional.of(going);
    if (!going.step()) {
      squares[refreshed] = going.squares();
      comparison = Optional.empty();
      refreshed++;
    }
    return true;
  }

  @Override
  public double refreshed() {
    return squares.length == 0 ? 0 : refreshed / (double) squares.length;
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public long samplesSeen() {
    return samples;
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    tiles.ifPresent(
        now -> {
          ShearedShape shape = now.shape();
          arrays.put("weights", weights.orElseThrow().toArray());
          arrays.put("codes", now.codes().clone());
          arrays.put("shape", new float[] {shape.cell(), shape.margin(), shape.near()});
          float[] kept = new float[squares.length];
          for (int i = 0; i < kept.length; i++) {
            kept[i] = (float) squares[i];
          }
          arrays.put("squares", kept);
        });
  }

  /** The mean over the given views that were painted; the PSNR of each among all views. */
  @Override
  public Snapshot.Quality quality() {
    float[] each = new float[grid.count()];
    Arrays.fill(each, Float.NaN);
    double sum = 0;
    int count = 0;
    for (int i = 0; i < squares.length; i++) {
      if (Double.isNaN(squares[i])) {
        continue;
      }
      KnownViews known = views.orElseThrow();
      double mse = squares[i] / (3.0 * known.size().height() * known.size().width());
      double psnr = Reconstruction.decibels(mse);
      int row = i / known.known().columns() * known.step();
      int column = i % known.known().columns() * known.step();
      each[row * grid.columns() + column] = (float) psnr;
      sum += psnr;
      count++;
    }
    double mean = count == 0 ? Double.NaN : sum / count;
    return Snapshot.Quality.of(mean, Double.NaN, new SlicePsnr(each));
  }

  @Override
  public Optional<Fitted<GridTiling>> fitted() {
    return tiles.map(
        now -> {
          Weights cosines = weights.orElseThrow();
          Codes codes = Codes.of(now.count(), cosines.spec().latent(), now.codes().clone());
          return new Fitted<>(now.shape().tiling(now.count()), cosines, codes);
        });
  }

  /** The picture of a view is painted anew as often as its share of the time allows. */
  @Override
  public Snapshot.Live<Fitted<GridTiling>> live(Snapshot.Watch watch) {
    if (!started()) {
      return Snapshot.Live.none();
    }
    boolean more = mayLook() || watch.wholePicture();
    while (more) {
      more = show(watch.slice()) && watch.wholePicture();
    }
    return new Snapshot.Live<>(
        looked.flatMap(l -> l.takePatch(watch.wholePicture())),
        Optional.empty(),
        Optional.empty(),
        watch.fitted() ? fitted() : Optional.empty());
  }

  private boolean mayLook() {
    long now = System.nanoTime();
    return lookedNanos <= SHARE_OF_LOOKING * (now - begunNanos);
  }

  @Override
  public boolean show(int slice) {
    if (!started()) {
      return false;
    }
    long begun = System.nanoTime();
    LiveView looking = looked.orElseGet(this::newLook);
    looked = Optional.of(looking);
    looking.look(slice);
    boolean more = looking.paint(steps);
    lookedNanos += System.nanoTime() - begun;
    return more;
  }

  private LiveView newLook() {
    return new LiveView(tiles.orElseThrow(), scope.workers(), light.samples());
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
