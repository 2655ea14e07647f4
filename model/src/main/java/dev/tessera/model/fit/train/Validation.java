package dev.tessera.model.fit.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.TileEncoder;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.points.BatchUpload;
import dev.tessera.model.fit.step.CodeSteps;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Mean PSNR of pictures held out: some tiles of each, evenly spread, by their encoded codes and
 * after a few rounds of improvement. Cut into short steps; changes nothing.
 */
final class Validation {
  private static final int TILES = 4096;
  private static final long FLOATS_AT_ONCE = 1L << 22;

  /** All rounds of a batch are one step: tens of ms of work. */
  private static final int MOST_TILES_AT_ONCE = 256;

  private static final double RATE_FROM_ENCODER = 0.1;
  private static final double RATE_FROM_ZERO = 0.3;

  private final int tile;
  private final int pictures;
  private final float[] tiles;

  /** The picture of each tile, and the tiles of each picture. */
  private final int[] owners;

  private final int[] counts;
  private final int features;
  private int done;
  private double encoded = Double.NaN;
  private double refined = Double.NaN;
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

  /**
   * What is judged, as it is when a measurement begins.
   *
   * @param field the networks
   * @param encoder empty for networks without one: codes then start at zero
   */
  record Judged(Field field, Optional<? extends TileEncoder> encoder) {}

  /**
   * The measurement as a fit wants it.
   *
   * @param scope for arrays on the way
   * @param judged asked at the beginning of each
   * @param points (S,2) local coordinates of all samples of a tile
   */
  Fit.Judge judge(Scope scope, Supplier<Judged> judged, float[] points) {
    return new Fit.Judge() {
      private Optional<Judged> current = Optional.empty();

      @Override
      public boolean begin() {
        done = 0;
        encodedErrors = new double[pictures];
        refinedErrors = new double[pictures];
        current = pictures > 0 ? Optional.of(judged.get()) : Optional.empty();
        return current.isPresent();
      }

      @Override
      public boolean step() {
        boolean more = measure(scope, current.orElseThrow(), points);
        if (!more) {
          encoded = mean(encodedErrors);
          refined = mean(refinedErrors);
        }
        return more;
      }

      @Override
      public double progress() {
        return owners.length == 0 ? 1 : done / (double) owners.length;
      }
    };
  }

  /** Measures some tiles; returns whether there are more. */
  private boolean measure(Scope scope, Judged judged, float[] points) {
    Field field = judged.field();
    Optional<? extends TileEncoder> encoder = judged.encoder();
    int samples = tile * tile;
    int left = owners.length - done;
    CodeSteps.Choice choice =
        CodeSteps.atRate(encoder.isPresent() ? RATE_FROM_ENCODER : RATE_FROM_ZERO);
    long most = Math.max(1, FLOATS_AT_ONCE / choice.of(field, 1, samples).floatsPerTile());
    int count = (int) Math.min(Math.min(left, MOST_TILES_AT_ONCE), most);
    int latent = field.spec().latent();
    try (Scope batch = scope.child()) {
      float[] some = Arrays.copyOfRange(tiles, done * features, (done + count) * features);
      NDArray target = BatchUpload.once(batch, some, count, samples, TrainingImage.CHANNELS);
      NDArray local = BatchUpload.once(batch, points, samples, 2);
      NDArray codes =
          encoder.isPresent()
              ? encoder.get().encode(target)
              : batch.manager().zeros(new Shape(count, latent));
      note(encodedErrors, field.evaluate(codes, local).sub(target));
      CodeSteps improving = choice.of(field, count, samples);
      int rounds = encoder.isPresent() ? improving.rounds() : 4 * improving.rounds();
      int[] rows = IntStream.range(0, count).toArray();
      for (int r = 0; r < rounds; r++) {
        float[] next = improving.improve(rows, codes, target, local);
        codes = BatchUpload.once(batch, next, count, latent);
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

  /** By encoder alone, dB; NaN before it was measured. */
  double encoded() {
    return encoded;
  }

  /** After improvement, dB; NaN before it was measured. */
  double refined() {
    return refined;
  }

  private double mean(double[] errors) {
    double sum = 0;
    for (int p = 0; p < errors.length; p++) {
      sum += Psnr.ofMse(errors[p] / ((double) counts[p] * features));
    }
    return sum / errors.length;
  }
}
