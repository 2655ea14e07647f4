package dev.tessera.model.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.LiveMemory;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.render.LatentPath.Way;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jobs behind the page of codes, against whole renderings. */
final class LatentJobsTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final FieldSpec PAPER = new FieldSpec(2, 3, 16, 2, 4, 7, 3);
  private static final FieldSpec EXPERTS = FieldSpec.ofExperts(2, 3, 8, 3, 4);

  private static Samples run(Job<Samples> job) throws Exception {
    try (job) {
      job.open();
      boolean more = true;
      while (more) {
        assertThat(job.result()).isEmpty();
        more = job.step();
      }
      return job.result().orElseThrow();
    }
  }

  private static Weights weights(FieldSpec spec) {
    if (spec.form().choices(spec) == 0) {
      return Initialisation.weights(spec, 5);
    }
    SplittableRandom random = new SplittableRandom(7);
    float[] values = new float[WeightLayout.of(spec).length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Weights.of(spec, values);
  }

  private static Fitted<GridTiling> field(FieldSpec spec, int overlap, long seed) {
    GridTiling grid = GridCut.cube(6, overlap).of(13, 17);
    int latent = spec.latent();
    float[] codes = Initialisation.codes(grid.tileCount(), latent, seed);
    if (spec.form().choices(spec) > 0) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int tile = 0; tile < grid.tileCount(); tile++) {
        codes[tile * latent] = random.nextInt(spec.form().choices(spec));
      }
    }
    return new Fitted<>(grid, weights(spec), Codes.of(grid.tileCount(), latent, codes));
  }

  private static Samples whole(Fitted<GridTiling> field) throws Exception {
    return run(new RenderJob(ENGINE, field, 1, new Latest<>()));
  }

  @ParameterizedTest
  @CsvSource({"0", "4"})
  void aTileAloneLooksAsItDoesInThePicture(int experts) throws Exception {
    Fitted<GridTiling> field = field(experts > 0 ? EXPERTS : PAPER, 0, 3);
    Samples picture = whole(field);

    Samples tile = run(new TileRenderJob(ENGINE, field, field.codes().code(4)));

    assertThat(tile.extent()).containsExactly(6, 6);
    for (int y = 0; y < 6; y++) {
      for (int x = 0; x < 6; x++) {
        for (int c = 0; c < 3; c++) {
          assertThat(tile.get(6 * y + x, c))
              .isCloseTo(picture.get((6 + y) * 17 + 6 + x, c), within(1e-4f));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 2", "4, 0", "4, 2"})
  void theEndsOfAMorphAreThePicturesThemselves(int experts, int overlap) throws Exception {
    FieldSpec spec = experts > 0 ? EXPERTS : PAPER;
    Fitted<GridTiling> a = field(spec, overlap, 3);
    Fitted<GridTiling> b = field(spec, overlap, 4);
    LatentPath<GridTiling> morph = new LatentPath<>(a, b);

    for (Way way : Way.values()) {
      assertSame(run(new InterpolateJob(ENGINE, morph, 0, way, 1)), whole(a), 0);
      assertSame(run(new InterpolateJob(ENGINE, morph, 1, way, 1)), whole(b), 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "2"})
  void halfWayBetweenExpertsIsTheMeanPicture(int overlap) throws Exception {
    Fitted<GridTiling> a = field(EXPERTS, overlap, 3);
    Fitted<GridTiling> b = field(EXPERTS, overlap, 4);

    Samples half = run(new InterpolateJob(ENGINE, new LatentPath<>(a, b), 0.5, Way.STRAIGHT, 1));

    Samples first = whole(a);
    Samples second = whole(b);
    float[] mean = new float[(int) first.length()];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (first.get(i) + second.get(i)) / 2;
    }
    assertSame(half, Samples.of(first.extent(), 3, mean), 1e-4f);
  }

  @Test
  void inThePapersFormHalfWayIsThePictureOfTheMeanCode() throws Exception {
    Fitted<GridTiling> a = field(PAPER, 0, 3);
    Fitted<GridTiling> b = field(PAPER, 0, 4);
    int length = a.codes().tiles() * 4;
    float[] mean = new float[length];
    for (int i = 0; i < length; i++) {
      mean[i] = (a.codes().get(i / 4, i % 4) + b.codes().get(i / 4, i % 4)) / 2;
    }
    Fitted<GridTiling> middle =
        new Fitted<>(a.tiling(), a.weights(), Codes.of(length / 4, 4, mean));

    Samples half = run(new InterpolateJob(ENGINE, new LatentPath<>(a, b), 0.5, Way.STRAIGHT, 2));

    assertSame(half, run(new RenderJob(ENGINE, middle, 2, new Latest<>())), 1e-4f);
  }

  @Test
  void nothingIsLeftOnTheDevice() throws Exception {
    Fitted<GridTiling> a = field(EXPERTS, 2, 3);
    LatentPath<GridTiling> morph = new LatentPath<>(a, field(EXPERTS, 2, 4));
    run(new InterpolateJob(ENGINE, morph, 0.5, Way.ARC, 1));
    LiveMemory before = LiveMemory.now();

    run(new InterpolateJob(ENGINE, morph, 0.5, Way.ARC, 1));
    run(new TileRenderJob(ENGINE, a, a.codes().code(0)));
    Job<Samples> dropped = new InterpolateJob(ENGINE, morph, 0.5, Way.ARC, 1);
    dropped.open();
    dropped.step();
    dropped.close();

    assertThat(LiveMemory.now()).isEqualTo(before);
  }

  private static void assertSame(Samples found, Samples expected, float tolerance) {
    assertThat(found.sameShape(expected)).isTrue();
    for (int i = 0; i < found.count() * found.channels(); i++) {
      assertThat(found.get(i)).isCloseTo(expected.get(i), within(tolerance));
    }
  }
}
