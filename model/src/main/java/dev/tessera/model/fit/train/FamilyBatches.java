package dev.tessera.model.fit.train;

import dev.tessera.model.fit.step.Batches;
import dev.tessera.model.signal.data.ShapePoints;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Some shapes of a family in each step, each at points of its own. */
final class FamilyBatches implements Batches {
  private final List<ShapePoints> shapes;
  private final FamilyOptions options;
  private int[] rows = {};
  private SplittableRandom random = new SplittableRandom(0);

  FamilyBatches(List<ShapePoints> shapes, FamilyOptions options) {
    this.shapes = shapes;
    this.options = options;
  }

  @Override
  public void begin(long step) {
    random = new SplittableRandom(new SplittableRandom(options.seed() ^ step).nextLong());
    int[] all = IntStream.range(0, shapes.size()).toArray();
    int count = Math.min(options.steps().shapes(), all.length);
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i, all.length);
      int swapped = all[j];
      all[j] = all[i];
      all[i] = swapped;
    }
    rows = Arrays.copyOf(all, count);
  }

  @Override
  public int tiles() {
    return rows.length;
  }

  @Override
  public int points() {
    return options.steps().points();
  }

  @Override
  public Batch next(int from, int most) {
    int count = options.steps().points();
    float[] points = new float[3 * count];
    float[] distances = new float[count];
    shapes.get(rows[from]).draw(random, points, distances);
    for (int p = 0; p < count; p++) {
      distances[p] /= (float) options.clamp();
    }
    float[] noise = new float[options.field().latent()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (options.codes().noise() * random.nextGaussian());
    }
    int[] all = IntStream.range(0, count).toArray();
    return new Batch(new int[] {rows[from]}, all, points, distances, distances, noise);
  }
}
