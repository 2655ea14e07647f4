package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.TileEncoder;
import dev.tessera.model.metric.Psnr;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Mean PSNR of pictures held out: some tiles of each, evenly spread, by their encoded codes and
 * after a few rounds of improvement. Cut into short steps; changes nothing.
 */
final class Validation {
  private static final int TILES = 4096;
  private static final int ROUNDS = 3;
  private static final long FLOATS_AT_ONCE = 1L << 22;
  private static final double CODE_RATE = 0.03;

  private final int tile;
  private final int pictures;
  private final float[] tiles;

  /** The picture of each tile, and the tiles of each picture. */
  private final int[] owners;

  private final int[] counts;
  private final int features;
  private int done;
  private double[] encodedErrors = {};
  private double[] refinedErrors = {};

  /** Picks the tiles; pictures smaller than a tile are passed over. */
  Validation(List<TrainingImage> images, int tile) {
    this.tile = tile;
    List<TrainingImage> large =
        images.stream().filter(i -> i.height() >= tile && i.width() >= tile).toList();
    pictures = large.size();
    features = tile * tile * TrainingImage.CHANNELS;
    counts = new int[pictures];
    for (int p = 0; p < pictures; p++) {
      int all = (large.get(p).width() / tile) * (large.get(p).height() / tile);
      counts[p] = Math.min(all, Math.max(1, TILES / pictures));
    }
    owners = new int[IntStream.of(counts).sum()];
    tiles = new float[Math.multiplyExact(owners.length, features)];
    int next = 0;
    for (int p = 0; p < pictures; p++) {
      pick(large.get(p), next, counts[p]);
      Arrays.fill(owners, next, next + counts[p], p);
      next += counts[p];
    }
    begin();
  }

  private void pick(TrainingImage image, int first, int count) {
    int columns = image.width() / tile;
    long all = (long) columns * (image.height() / tile);
    for (int i = 0; i < count; i++) {
      int place = (int) ((2L * i + 1) * all / (2L * count));
      int row = Math.floorDiv(place, columns) * tile;
      image.copyTile(row, place % columns * tile, tile, tiles, (first + i) * features);
    }
  }

  /** Whether there is something to measure. */
  boolean possible() {
    return pictures > 0;
  }

  /** Starts a measurement. */
  void begin() {
    done = 0;
    encodedErrors = new double[pictures];
    refinedErrors = new double[pictures];
  }

  /**
   * Measures some tiles.
   *
   * @param scope for arrays on the way
   * @param encoder empty for networks without one: codes then start at zero
   * @param points (S,d) local coordinates of all samples of a tile
   * @return whether there are more
   */
  boolean step(Scope scope, Field field, Optional<? extends TileEncoder> encoder, float[] points) {
    int samples = tile * tile;
    int left = owners.length - done;
    CodeSteps cost = steps(field, 1, samples);
    int count = (int) Math.min(left, Math.max(1, FLOATS_AT_ONCE / cost.floatsPerTile()));
    int latent = field.spec().latent();
    try (Scope batch = scope.child()) {
      NDArray target = upload(batch, tiles, done * features, count, samples, 3);
      NDArray local = upload(batch, points, 0, samples, 2);
      NDArray codes =
          encoder.isPresent()
              ? encoder.get().encode(target)
              : batch.manager().zeros(new Shape(count, latent));
      note(encodedErrors, field.evaluate(codes, local).sub(target));
      CodeSteps improving = steps(field, count, samples);
      int rounds = encoder.isPresent() ? ROUNDS : 4 * ROUNDS;
      int[] rows = Ranges.from(0, count);
      for (int r = 0; r < rounds; r++) {
        float[] next = improving.improve(rows, codes, target, local);
        codes = upload(batch, next, 0, count, latent);
      }
      note(refinedErrors, field.evaluate(codes, local).sub(target));
    }
    done += count;
    return done < owners.length;
  }

  private void note(double[] sums, NDArray error) {
    float[] squares =
        error.square().reshape(error.getShape().get(0), -1).sum(new int[] {1}).toFloatArray();
    for (int t = 0; t < squares.length; t++) {
      sums[owners[done + t]] += squares[t];
    }
  }

  private static CodeSteps steps(Field field, int tiles, int samples) {
    return field.spec().form().linearises(field.spec())
        ? new LevenbergMarquardt(field, tiles, samples)
        : new AdamSteps(field, tiles, samples, CODE_RATE);
  }

  /** By encoder alone, dB. */
  double encoded() {
    return mean(encodedErrors);
  }

  /** After improvement, dB. */
  double refined() {
    return mean(refinedErrors);
  }

  private double mean(double[] errors) {
    double sum = 0;
    for (int p = 0; p < errors.length; p++) {
      sum += Psnr.ofMse(errors[p] / ((double) counts[p] * features));
    }
    return sum / errors.length;
  }

  private static NDArray upload(Scope batch, float[] values, int offset, int... shape) {
    long[] sizes = new long[shape.length];
    int length = 1;
    for (int a = 0; a < shape.length; a++) {
      sizes[a] = shape[a];
      length *= shape[a];
    }
    HostArray array = batch.hostArray(new Shape(sizes));
    array.buffer().put(0, values, offset, length);
    array.upload();
    return array.array();
  }
}
