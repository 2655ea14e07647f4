package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.WeightGradient;
import dev.tessera.model.field.Weights;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.TilePoints;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * Joint fit of networks and codes of one signal by stochastic gradient descent on the mean squared
 * error.
 *
 * <p>An optimiser step draws tiles and points and works through them in micro-batches whose
 * activations stay in the cache; {@link #step} does one micro-batch. Codes and all moments live on
 * the heap, so native memory depends on the micro-batch and not on the signal. Results depend on
 * the seed and the number of steps alone.
 */
final class Fitter implements Fitting {
  private static final int EVERY_TILE = -1;

  /** Noting a tile's values costs as much as a third of fitting it: small signals take turns. */
  private static final int STEPS_PER_PICTURE = 48;

  private final FitOptions options;
  private final FieldSpec spec;
  private final GridTiling grid;
  private final Samples signal;
  private final TilePoints tilePoints;
  private final TileBatcher batcher;
  private final LivePicture picture;
  private final Scope scope;
  private final Field field;
  private final WeightGradient weightGradient;
  private final float[] weights;
  private final float[] codes;
  private final Adam networkAdam;
  private final Adam codeAdam;
  private final int tilesPerBatch;
  private final int pictureTurns;
  private final TileUpload upload;

  private Optional<StartingCodes> search = Optional.empty();
  private long step;
  private long samplesSeen;
  private long peakBytes;
  private int[] tiles = {};
  private int[] points = {};
  private int tilesDone;
  private int tilesRefreshed;

  /** Of the tiles that are next. */
  private int pointsRefreshed;

  private int pictureTurn;

  /**
   * Prepares a fit.
   *
   * @param job scope that lives as long as the fit
   * @param source what to fit
   * @param options all settings
   * @param previous where to go on from, or empty
   */
  Fitter(Scope job, GridSignal source, FitOptions options, Optional<FitResult> previous) {
    this.options = options;
    signal = source.samples();
    grid = options.gridFor(source);
    spec = options.specFor(source);
    scope = job;
    int tileCount = grid.tileCount();
    Weights initial =
        previous
            .map(p -> p.field().weights())
            .or(() -> options.networks().map(Pretrained::weights))
            .orElseGet(() -> Initialisation.weights(spec, options.seed()));
    weights = initial.toArray();
    codes = Initialisation.codes(tileCount, spec.latent(), options.seed() + 1);
    previous.ifPresent(p -> p.field().codes().copyTo(0, tileCount, codes, 0));
    if (previous.isEmpty()) {
      search = search(job, source);
    }
    networkAdam = previous.map(p -> p.optimiser().network()).orElse(new Adam(1, weights.length));
    codeAdam = previous.map(p -> p.optimiser().codes()).orElse(new Adam(tileCount, spec.latent()));
    tilePoints = new TilePoints(grid);
    upload = new TileUpload(signal, tilePoints);
    batcher = new TileBatcher(grid, options);
    picture = new LivePicture(signal, grid);
    field = Field.of(job, initial);
    weightGradient = field.gradient(job);
    pictureTurns = Math.max(1, Math.min(4, STEPS_PER_PICTURE / batcher.stepsPerRound()));
    tilesPerBatch = MicroBatch.tiles(batcher.pointsPerStep(), spec);
  }

  private Optional<StartingCodes> search(Scope job, GridSignal source) {
    if (options.networks().isPresent()) {
      return Optional.of(
          new EncodedCodes(job.child(), source.samples(), grid, options.networks().get()));
    }
    return PrincipalCodes.suits(grid, spec.channels(), spec.latent())
        ? Optional.of(
            new PrincipalCodes(job.child(), source.samples(), grid, spec.latent(), options.seed()))
        : Optional.empty();
  }

  @Override
  public GridTiling grid() {
    return grid;
  }

  @Override
  public long steps() {
    return step;
  }

  @Override
  public boolean finished() {
    return false;
  }

  @Override
  public Optional<BitSet> active() {
    return Optional.empty();
  }

  @Override
  public boolean searching() {
    return search.isPresent();
  }

  @Override
  public double prepared() {
    return search.map(StartingCodes::progress).orElse(1.0);
  }

  @Override
  public long samplesSeen() {
    return samplesSeen;
  }

  @Override
  public long peakBytes() {
    return peakBytes;
  }

  @Override
  public LivePicture picture() {
    return picture;
  }

  @Override
  public float[] code(int tile) {
    float[] code = new float[spec.latent()];
    System.arraycopy(codes, tile * spec.latent(), code, 0, code.length);
    return code;
  }

  @Override
  public Fitted<GridTiling> field() {
    return new Fitted<>(
        grid,
        Weights.of(spec, weights.clone()),
        Codes.of(grid.tileCount(), spec.latent(), codes.clone()));
  }

  @Override
  public OptimiserState optimiser() {
    return new OptimiserState(networkAdam.copy(), codeAdam.copy());
  }

  /** Works through one micro-batch; at first, through one part of the search for codes. */
  @Override
  public boolean step(double progress) {
    if (search.isPresent()) {
      if (!search.get().step(codes)) {
        search.get().close();
        search = Optional.empty();
      }
      return false;
    }
    if (tilesDone == tiles.length) {
      tiles = batcher.drawTiles();
      pictureTurn = batcher.round() % pictureTurns;
      points = batcher.drawPoints();
      tilesDone = 0;
      weightGradient.clear();
    }
    double decay = LearningRate.decay(progress);
    int count = Math.min(tilesPerBatch, tiles.length - tilesDone);
    try (Scope batch = scope.child()) {
      fitBatch(batch, Arrays.copyOfRange(tiles, tilesDone, tilesDone + count), decay);
    }
    tilesDone += count;
    if (tilesDone < tiles.length) {
      return false;
    }
    networkAdam.step(0, weights, weightGradient.values(), 0, options.networkRate() * decay);
    field.load(weights);
    step++;
    return true;
  }

  @Override
  public boolean refresh() {
    int ofTile = grid.samplesPerTile();
    int most = Math.min(ofTile, MicroBatch.points(spec));
    int count = Math.min(MicroBatch.tiles(most, spec), grid.tileCount() - tilesRefreshed);
    int[] next = Ranges.from(tilesRefreshed, count);
    int[] some = Ranges.from(pointsRefreshed, Math.min(most, ofTile - pointsRefreshed));
    try (Scope batch = scope.child()) {
      NDArray result =
          field.evaluate(
              upload.codes(batch, codes, spec.latent(), next),
              upload.points(batch, some)); // (T,S,C)
      record(result.toFloatArray(), next, some, upload.indices(next, some), EVERY_TILE);
    }
    pointsRefreshed += some.length;
    if (pointsRefreshed == ofTile) {
      pointsRefreshed = 0;
      tilesRefreshed += count;
    }
    return tilesRefreshed < grid.tileCount();
  }

  @Override
  public double refreshed() {
    double tiles = tilesRefreshed + pointsRefreshed / (double) grid.samplesPerTile();
    return Math.min(1, tiles / grid.tileCount());
  }

  private void fitBatch(Scope batch, int[] some, double decay) {
    int latent = spec.latent();
    int[] indices = upload.indices(some, points);
    NDArray target = upload.samples(batch, indices, some.length);
    NDArray local = upload.points(batch, points);
    float[] values;
    float[] codeGradient;
    try (FieldTape tape = field.forward(upload.codes(batch, codes, spec.latent(), some), local)) {
      values = tape.result().toFloatArray(); // (T,S,C)
      noteMemory();
      double scale = 2.0 / ((double) tiles.length * points.length * spec.channels());
      NDArray gradient = tape.result().sub(target).muli(scale); // of the mean over the whole step
      codeGradient = tape.backward(gradient, weightGradient).toFloatArray();
      noteMemory();
    }
    record(values, some, points, indices, pictureTurn);
    for (int t = 0; t < some.length; t++) {
      codeAdam.step(some[t], codes, codeGradient, t * latent, options.codeRate() * decay);
    }
    samplesSeen += indices.length;
  }

  /** The first step has micro-batches as large as any later one. */
  private void noteMemory() {
    if (step == 0) {
      peakBytes = Math.max(peakBytes, scope.bytes());
    }
  }

  /** Notes values (T,S,C) in the picture, of the tiles whose turn it is. */
  private void record(float[] values, int[] some, int[] at, int[] indices, int turn) {
    int channels = spec.channels();
    float check = 0;
    for (int t = 0; t < some.length; t++) {
      check += values[t * at.length * channels];
      if (turn != EVERY_TILE && some[t] % pictureTurns != turn) {
        continue;
      }
      boolean inside = tilePoints.inside(some[t]);
      for (int s = 0; s < at.length; s++) {
        int i = t * at.length + s;
        if (inside || tilePoints.contains(some[t], at[s])) {
          picture.set(indices[i], values, i * channels);
        }
      }
    }
    if (!Float.isFinite(check)) {
      throw new FitDivergedException(step);
    }
  }
}
