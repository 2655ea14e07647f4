package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.FittedField;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.ModulatedField;
import dev.tessera.model.field.WeightGradient;
import dev.tessera.model.field.Weights;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.TileGrid;
import dev.tessera.model.tile.TilePoints;
import java.util.Arrays;
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
final class Fitter {
  private static final int EVERY_TILE = -1;

  /** Noting a tile's values costs as much as a third of fitting it: small signals take turns. */
  private static final int STEPS_PER_PICTURE = 48;

  private final FitOptions options;
  private final FieldSpec spec;
  private final TileGrid grid;
  private final Samples signal;
  private final TilePoints tilePoints;
  private final TileBatcher batcher;
  private final LivePicture picture;
  private final Scope scope;
  private final ModulatedField field;
  private final WeightGradient weightGradient;
  private final float[] weights;
  private final float[] codes;
  private final Adam networkAdam;
  private final Adam codeAdam;
  private final int tilesPerBatch;
  private final int pictureTurns;
  private final HostMemory codeMemory = new HostMemory();
  private final HostMemory targetMemory = new HostMemory();
  private final HostMemory pointMemory = new HostMemory();

  private Optional<PrincipalCodes> principal = Optional.empty();
  private long step;
  private long samplesSeen;
  private long peakBytes;
  private int[] tiles = {};
  private int[] points = {};
  private int tilesDone;
  private int tilesRefreshed;
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
            .orElseGet(() -> Initialisation.weights(spec, options.seed()));
    weights = initial.toArray();
    codes = Initialisation.codes(tileCount, spec.latent(), options.seed() + 1);
    previous.ifPresent(p -> p.field().codes().copyTo(0, tileCount, codes, 0));
    if (previous.isEmpty() && PrincipalCodes.suits(grid, spec.channels(), spec.latent())) {
      principal =
          Optional.of(new PrincipalCodes(job.child(), signal, grid, spec.latent(), options.seed()));
    }
    networkAdam = previous.map(p -> p.optimiser().network()).orElse(new Adam(1, weights.length));
    codeAdam = previous.map(p -> p.optimiser().codes()).orElse(new Adam(tileCount, spec.latent()));
    tilePoints = new TilePoints(grid);
    batcher = new TileBatcher(grid, options);
    picture = new LivePicture(signal, grid);
    field = new ModulatedField(job, initial);
    weightGradient = new WeightGradient(job, field);
    pictureTurns = Math.max(1, Math.min(4, STEPS_PER_PICTURE / batcher.stepsPerRound()));
    tilesPerBatch = MicroBatch.tiles(batcher.pointsPerStep(), spec);
  }

  TileGrid grid() {
    return grid;
  }

  long steps() {
    return step;
  }

  /** Whether starting codes are still being searched. */
  boolean searching() {
    return principal.isPresent();
  }

  long samplesSeen() {
    return samplesSeen;
  }

  long peakBytes() {
    return peakBytes;
  }

  LivePicture picture() {
    return picture;
  }

  float[] code(int tile) {
    float[] code = new float[spec.latent()];
    System.arraycopy(codes, tile * spec.latent(), code, 0, code.length);
    return code;
  }

  FittedField field() {
    return new FittedField(
        grid,
        Weights.of(spec, weights.clone()),
        Codes.of(grid.tileCount(), spec.latent(), codes.clone()));
  }

  OptimiserState optimiser() {
    return new OptimiserState(networkAdam.copy(), codeAdam.copy());
  }

  /**
   * Works through one micro-batch; at first, through one part of the search for starting codes.
   *
   * @param progress how much of the run is done, 0 to 1; the learning rates follow it
   * @return whether this completed an optimiser step
   * @throws FitDivergedException if the loss is no longer finite
   */
  boolean step(double progress) {
    if (principal.isPresent()) {
      if (!principal.get().step(codes)) {
        principal.get().close();
        principal = Optional.empty();
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

  /**
   * Evaluates the next tiles at all their points, so that the picture no longer holds values from
   * earlier steps.
   *
   * @return whether there are more tiles
   */
  boolean refresh() {
    int[] all = range(0, grid.samplesPerTile());
    int chunk = Math.min(all.length, MicroBatch.samples(spec));
    int count = Math.min(MicroBatch.tiles(chunk, spec), grid.tileCount() - tilesRefreshed);
    int[] next = range(tilesRefreshed, count);
    for (int from = 0; from < all.length; from += chunk) {
      int[] some = Arrays.copyOfRange(all, from, Math.min(all.length, from + chunk));
      try (Scope batch = scope.child()) {
        NDArray result =
            field.evaluate(uploadCodes(batch, next), uploadPoints(batch, some)); // (T,S,C)
        record(result.toFloatArray(), next, some, indices(next, some), EVERY_TILE);
      }
    }
    tilesRefreshed += count;
    return tilesRefreshed < grid.tileCount();
  }

  private void fitBatch(Scope batch, int[] some, double decay) {
    int latent = spec.latent();
    int[] indices = indices(some, points);
    NDArray target = uploadTarget(batch, indices, some.length);
    NDArray local = uploadPoints(batch, points);
    float[] values;
    float[] codeGradient;
    try (FieldTape tape = field.forward(uploadCodes(batch, some), local)) {
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

  private int[] indices(int[] some, int[] at) {
    int[] indices = new int[some.length * at.length];
    for (int t = 0; t < some.length; t++) {
      tilePoints.indices(some[t], at, indices, t * at.length);
    }
    return indices;
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

  /** (T,D) codes of some tiles. */
  private NDArray uploadCodes(Scope batch, int[] some) {
    int latent = spec.latent();
    HostArray array = batch.hostArray(new Shape(some.length, latent), codeMemory);
    for (int t = 0; t < some.length; t++) {
      array.buffer().put(t * latent, codes, some[t] * latent, latent);
    }
    array.upload();
    return array.array();
  }

  /** (T,S,C) samples of the signal. */
  private NDArray uploadTarget(Scope batch, int[] indices, int count) {
    int channels = spec.channels();
    float[] values = new float[indices.length * channels];
    int end;
    for (int i = 0; i < indices.length; i = end) {
      end = i + 1;
      while (end < indices.length && indices[end] == indices[end - 1] + 1) {
        end++;
      }
      signal.copyTo(indices[i] * channels, values, i * channels, (end - i) * channels);
    }
    HostArray array =
        batch.hostArray(new Shape(count, indices.length / count, channels), targetMemory);
    array.buffer().put(0, values);
    array.upload();
    return array.array();
  }

  /** (S,d) local coordinates. */
  private NDArray uploadPoints(Scope batch, int[] at) {
    int d = spec.dimensions();
    HostArray array = batch.hostArray(new Shape(at.length, d), pointMemory);
    for (int s = 0; s < at.length; s++) {
      for (int a = 0; a < d; a++) {
        array.buffer().put(s * d + a, tilePoints.local(at[s], a));
      }
    }
    array.upload();
    return array.array();
  }

  private static int[] range(int from, int count) {
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = from + i;
    }
    return values;
  }
}
