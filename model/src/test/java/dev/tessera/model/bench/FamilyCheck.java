package dev.tessera.model.bench;

import dev.tessera.model.archive.ShippedFamilies;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.Finished;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.train.FamilySearch;
import dev.tessera.model.metric.Chamfer;
import dev.tessera.model.metric.VolumeIou;
import dev.tessera.model.render.IsosurfaceExtractor;
import dev.tessera.model.render.IsosurfaceSettings;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.signal.family.ShapeFamily;
import dev.tessera.model.signal.family.Solid;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.tile.SparseTiling;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Measures a family that ships: members it has not seen, found from their distances and from noisy
 * points of their front half alone; and how many frames of a morph at 64^3 it gives a second.
 *
 * <p>Arguments: the family's name, such as vases.
 */
public final class FamilyCheck {
  private static final int HELD_OUT = 1000;
  private static final int COUNT = 8;
  private static final int SAMPLES = 30_000;
  private static final int POINTS = 2000;
  private static final double NOISE = 0.005;
  private static final int FRAMES = 40;

  private final Engine engine = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private final ShapeFamily kind;
  private final TrainedFamily family;

  private FamilyCheck(String name) {
    kind = ShapeFamily.valueOf(name.toUpperCase(Locale.ROOT));
    family = ShippedFamilies.load(name);
  }

  /** Prints the means. */
  public static void main(String[] arguments) {
    FamilyCheck check = new FamilyCheck(arguments[0]);
    check.speed();
    check.print("from distances", FamilySearch.Options.complete(), false);
    check.print(
        "from 2000 points of the front half, noise 0.005", FamilySearch.Options.partial(), true);
  }

  private void print(String title, FamilySearch.Options options, boolean partial) {
    double[] sums = new double[4];
    for (long seed = HELD_OUT; seed < HELD_OUT + COUNT; seed++) {
      Solid solid = kind.member(seed);
      ShapePoints points = partial ? front(solid, seed) : ShapePoints.of(kind, seed);
      FitResult<Fitted<SparseTiling>> found = found(points, options);
      Mesh truth = surface(solid, 128);
      try (ShapeEvaluator field = new ShapeEvaluator(engine.scope(), found.fitted())) {
        double chamfer = Chamfer.toSurface(surface(field, 128), truth, SAMPLES, 1, done -> {});
        double iou = VolumeIou.ofDistances(solid, field, 96, done -> {});
        System.out.printf(
            Locale.ROOT,
            "  %s error %.5f Chamfer %.1fe-6 IoU %.4f, %.1f s%n",
            kind.memberName(seed),
            found.quality().meanError(),
            1e6 * chamfer,
            iou,
            found.seconds());
        double[] values = {found.quality().meanError(), chamfer, iou, found.seconds()};
        Arrays.setAll(sums, i -> sums[i] + values[i] / COUNT);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s, mean of %d: error %.5f Chamfer %.1fe-6 IoU %.4f, %.1f s%n",
        title,
        COUNT,
        sums[0],
        1e6 * sums[1],
        sums[2],
        sums[3]);
  }

  private static ShapePoints front(Solid solid, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] surface = solid.surface(random, 6 * POINTS);
    float[] kept = new float[3 * POINTS];
    int count = 0;
    for (int p = 0; p < surface.length && count < kept.length; p += 3) {
      if (surface[p + 2] > 0) {
        for (int a = 0; a < 3; a++) {
          kept[count++] = (float) (surface[p + a] + NOISE * random.nextGaussian());
        }
      }
    }
    return ShapePoints.onSurface("front", Arrays.copyOf(kept, count));
  }

  private FitResult<Fitted<SparseTiling>> found(ShapePoints points, FamilySearch.Options options) {
    return Finished.of(FamilySearch.fit(engine, family, points, options));
  }

  private void speed() {
    Fitted<SparseTiling> a = family.shape(family.codes().code(0));
    Fitted<SparseTiling> b = family.shape(family.codes().code(1));
    LatentPath<SparseTiling> path = new LatentPath<>(a, b);
    long evaluations = 0;
    long start = 0;
    for (int f = -FRAMES; f < FRAMES; f++) { // the first half warms up
      if (f == 0) {
        start = System.nanoTime();
        evaluations = 0;
      }
      Fitted<SparseTiling> between =
          path.at(Math.abs(f) / (double) FRAMES, LatentPath.Way.STRAIGHT);
      try (ShapeEvaluator field = new ShapeEvaluator(engine.scope(), between)) {
        evaluations += extract(field, 64).evaluations();
      }
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    System.out.printf(
        Locale.ROOT,
        "morph at 64^3: %.1f frames/s, %d evaluations each%n",
        FRAMES / seconds,
        evaluations / FRAMES);
  }

  private static Mesh surface(DistanceField field, int resolution) {
    return extract(field, resolution).mesh();
  }

  private static IsosurfaceExtractor extract(DistanceField field, int resolution) {
    IsosurfaceExtractor extractor =
        new IsosurfaceExtractor(field, IsosurfaceSettings.of(resolution));
    boolean more = true;
    while (more) {
      more = extractor.step();
    }
    return extractor;
  }
}
