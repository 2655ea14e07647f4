package dev.tessera.model.fit.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TileEncoder;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.step.JointStep;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.optimise.CodeSteps;
import dev.tessera.model.signal.data.TrainingImage;
import dev.tessera.model.tile.Lattice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Mean PSNR of pictures held out: some tiles of each, evenly spread, by their encoded codes and
 * after a few rounds of improvement. Without an encoder codes start at zero.
 */
final class Validation implements Fit.Judge {
  private static final int TILES = 4096;

  /** All rounds of a batch are one step: tens of ms of work. */
  private static final int MOST_TILES_AT_ONCE = 48;

  private static final double RATE_FROM_ENCODER = 0.1;
  private static final double RATE_FROM_ZERO = 0.3;

  private final Scope scope;
  private final Supplier<Optional<Pretrained>> networks;
  private final int tile;
  private final float[] local;
  private final int features;
  private final int pictures;
  private final float[] tiles;

  /** The picture of each tile, and the tiles of each picture. */
  private final int[] owners;

  private final int[] counts;
  private Optional<Judged> judged = Optional.empty();
  private int done;
  private double encoded = Double.NaN;
  private double refined = Double.NaN;
  private double[] encodedErrors = {};
  private double[] refinedErrors = {};

  /** The networks on the device, as they were when a measurement began. */
  private record Judged(Scope scope, Field field, Optional<TileEncoder> encoder) {}

  /**
   * Picks the tiles; pictures smaller than a tile are passed over.
   *
   * @param scope that of the learner
   * @param tile pixels of a tile's side
   * @param networks asked at the beginning of each measurement
   */
  Validation(
      Scope scope, List<TrainingImage> images, int tile, Supplier<Optional<Pretrained>> networks) {
    this.scope = scope;
    this.networks = networks;
    this.tile = tile;
    local = Lattice.square(tile);
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
      large.get(p).spreadTiles(tile, counts[p], tiles, next * features);
      Arrays.fill(owners, next, next + counts[p], p);
      next += counts[p];
    }
  }

  @Override
  public boolean begin() {
    done = 0;
    encodedErrors = new double[pictures];
    refinedErrors = new double[pictures];
    if (pictures > 0) {
      Pretrained now = networks.get().orElseThrow();
      Scope own = scope.child();
      NDArray points = own.upload(local, local.length / 2, 2);
      Optional<TileEncoder> encoder = TileEncoder.of(own, now, points);
      judged = Optional.of(new Judged(own, Field.of(own, now.weights()), encoder));
    }
    return pictures > 0;
  }

  @Override
  public boolean step() {
    measure(judged.orElseThrow());
    boolean more = done < owners.length;
    if (!more) {
      encoded = judged.flatMap(Judged::encoder).isPresent() ? mean(encodedErrors) : Double.NaN;
      refined = mean(refinedErrors);
      close();
    }
    return more;
  }

  private void measure(Judged now) {
    Field field = now.field();
    boolean predicts = now.encoder().isPresent();
    int samples = tile * tile;
    CodeSteps.Choice choice = CodeSteps.atRate(predicts ? RATE_FROM_ENCODER : RATE_FROM_ZERO);
    int rounds = (predicts ? 1 : 4) * choice.of(field, 1, samples).rounds();
    JointStep.Refinement refinement = new JointStep.Refinement(choice, rounds, local);
    int most = Math.min(MOST_TILES_AT_ONCE, refinement.tilesAtOnce(field));
    int count = Math.min(owners.length - done, most);
    try (Scope batch = now.scope().child()) {
      float[] some = Arrays.copyOfRange(tiles, done * features, (done + count) * features);
      NDArray target = batch.upload(some, count, samples, TrainingImage.CHANNELS);
      NDArray at = batch.upload(local, samples, 2);
      NDArray codes =
          predicts
              ? now.encoder().get().encode(target)
              : batch.manager().zeros(new Shape(count, field.spec().latent()));
      note(encodedErrors, field.evaluate(codes, at).sub(target));
      NDArray refinedCodes = refinement.refined(batch, field, codes, target);
      note(refinedErrors, field.evaluate(refinedCodes, at).sub(target));
    }
    done += count;
  }

  private void note(double[] sums, NDArray error) {
    float[] squares =
        error.square().reshape(error.getShape().get(0), -1).sum(new int[] {1}).toFloatArray();
    for (int t = 0; t < squares.length; t++) {
      sums[owners[done + t]] += squares[t];
    }
  }

  private double mean(double[] errors) {
    double sum = 0;
    for (int p = 0; p < errors.length; p++) {
      sum += Psnr.ofMse(errors[p] / ((double) counts[p] * features));
    }
    return sum / errors.length;
  }

  @Override
  public double progress() {
    return owners.length == 0 ? 1 : done / (double) owners.length;
  }

  @Override
  public Snapshot.Quality judged(Snapshot.Quality quality) {
    return quality.judged(encoded, refined);
  }

  @Override
  public void close() {
    judged.ifPresent(now -> now.scope().close());
    judged = Optional.empty();
  }
}
