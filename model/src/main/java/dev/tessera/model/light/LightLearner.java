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
import dev.tessera.model.metric.Psnr;
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

  private final Scope scope;
  private final GridSignal light;
  private final LightOptions options;
  private final ViewGrid grid;
  private final Optional<FitState> state;
  private Optional<KnownViews> views = Optional.empty();
  private Optional<LightPreparation> preparation = Optional.empty();
  private Optional<Learned> learned = Optional.empty();
  private double[] squares = {};
  private long steps;
  private long samples;
  private int refreshed;

  /** What moves. */
  private static final class Learned {
    private final Weights weights;
    private final float[] codes;
    private final LightPainter painter;

    Learned(Weights weights, float[] codes, LightPainter painter) {
      this.weights = weights;
      this.codes = codes;
      this.painter = painter;
    }

    Weights weights() {
      return weights;
    }

    float[] codes() {
      return codes;
    }

    LightPainter painter() {
      return painter;
    }

    Codes copied() {
      int latent = weights.spec().latent();
      return Codes.of(codes.length / latent, latent, codes.clone());
    }
  }

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
      views = Optional.of(KnownViews.of(light.samples(), options.given()));
      squares = new double[views.get().known().count()];
      Arrays.fill(squares, Double.NaN);
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

  private void begin(Weights weights, float[] codes) {
    LightPainter painter =
        new LightPainter(
            scope.workers(), ShearedShape.of(weights.spec()), CosineChoice.of(weights), codes);
    learned = Optional.of(new Learned(weights, codes, painter));
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
    return learned.isPresent() ? 1 : preparation.map(LightPreparation::progress).orElse(0.0);
  }

  @Override
  public boolean step(double progress) {
    KnownViews known = views.orElseThrow();
    int view = (int) (steps * stride(known.known().count()) % known.known().count());
    squares[view] = learned.orElseThrow().painter().learn(known, view, RATE);
    steps++;
    samples += (long) known.size().height() * known.size().width();
    refreshed = 0;
    return true;
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
    return learned.isPresent();
  }

  @Override
  public boolean refresh() {
    KnownViews known = views.orElseThrow();
    if (refreshed == squares.length) {
      return false;
    }
    squares[refreshed] = learned.orElseThrow().painter().squares(known, refreshed);
    refreshed++;
    return refreshed < squares.length;
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
    learned.ifPresent(
        now -> {
          ShearedShape shape = now.painter().shape();
          arrays.put("weights", now.weights().toArray());
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
      double psnr = Psnr.limited(mse);
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
    return learned.map(
        now -> {
          Codes codes = now.copied();
          return new Fitted<>(now.painter().shape().tiling(codes.tiles()), now.weights(), codes);
        });
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
