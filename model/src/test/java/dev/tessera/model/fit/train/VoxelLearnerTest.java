package dev.tessera.model.fit.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.Finished;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.TestShapes;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.tile.SparseTiling;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is learned from the tiles of one shape serves another. */
final class VoxelLearnerTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  private static VoxelLearner.Settings small(int turns) {
    VoxelLearner.Grids grids = new VoxelLearner.Grids(List.of(8, 10), 0.1, 0.8);
    FieldSpec spec = VoxelLearner.Settings.field(64, 24, 4);
    return new VoxelLearner.Settings(grids, turns, 6, spec, 3);
  }

  private static Fit<Pretrained> begun(VoxelLearner.Settings settings) {
    return VoxelLearner.fit(
        ENGINE, new HeldOut<>(List.of(TestShapes.torus()), List.of(TestShapes.sphere())), settings);
  }

  private static FitResult<Pretrained> trained(VoxelLearner.Settings settings) {
    return Finished.of(begun(settings));
  }

  @Test
  void aSphereIsEncodedByWhatWasLearnedFromARing() {
    FitResult<Pretrained> result = trained(small(4));

    assertThat(result.finished()).isTrue();
    assertThat(result.step()).isEqualTo(4);
    assertThat(result.quality().heldOut()).isGreaterThan(30);
    Fitted<SparseTiling> sphere = encoded(result.fitted());
    // the flat triangles of the mesh lie up to 0.005 inside the sphere
    assertThat(error(sphere)).isLessThan(0.005);
  }

  private static Fitted<SparseTiling> encoded(Pretrained networks) {
    FitOptions options =
        TestShapes.small(StopRule.afterSteps(Long.MAX_VALUE))
            .change()
            .cells(8)
            .clamp(0.2)
            .mode(FitMode.ENCODE)
            .networks(Optional.of(networks))
            .build();
    return Finished.of(SignalLearner.shape(ENGINE, TestShapes.sphere(), options)).fitted();
  }

  /** Mean difference from the distance to the unit sphere, 0.2 at most on either side. */
  private static double error(Fitted<SparseTiling> shape) {
    SplittableRandom random = new SplittableRandom(4);
    int count = 4000;
    float[] points = new float[3 * count];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) random.nextDouble(-1, 1);
    }
    float[] found = new float[count];
    try (ShapeEvaluator field = new ShapeEvaluator(ENGINE.scope(), shape)) {
      field.evaluate(points, count, found);
    }
    double sum = 0;
    for (int p = 0; p < count; p++) {
      double distance = Math.hypot(Math.hypot(points[3 * p], points[3 * p + 1]), points[3 * p + 2]);
      sum += Math.abs(found[p] - Math.max(-0.2, Math.min(0.2, distance - 1)));
    }
    return sum / count;
  }

  @Test
  void theSameSeedGivesTheSameNetworks() {
    float[] first = trained(small(2)).fitted().weights().toArray();
    float[] second = trained(small(2)).fitted().weights().toArray();

    assertThat(second).isEqualTo(first);
  }

  @Test
  void whatWasSeenUntilAStopIsUsedAndTooLittleIsNothing() {
    try (Fit<Pretrained> run = begun(small(1000))) {
      run.step();
      run.step();
      assertThat(run.result()).isEmpty();
      while (run.steps() < 40) {
        assertThat(run.step()).isTrue();
      }
      assertThat(run.snapshot(Snapshot.Watch.NOTHING).pace().etaSeconds()).isPositive().isFinite();

      FitResult<Pretrained> stopped = run.result().orElseThrow();

      assertThat(stopped.finished()).isFalse();
      assertThat(stopped.step()).isEqualTo(40);
      assertThat(error(encoded(stopped.fitted()))).isLessThan(0.01);
    }
  }

  /** The coordinate of a point along an axis. */
  private static DistanceField along(int axis) {
    return (points, count, distances) -> {
      for (int p = 0; p < count; p++) {
        distances[p] = points[3 * p + axis];
      }
    };
  }

  /** Where the unit vectors go: rows (axis of the still field), columns (axis of the points). */
  private static double[][] turn(long seed) {
    float[] axes = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    double[][] rows = new double[3][3];
    for (int axis = 0; axis < 3; axis++) {
      float[] row = new float[3];
      along(axis).turned(new SplittableRandom(seed)).evaluate(axes, 3, row);
      for (int a = 0; a < 3; a++) {
        rows[axis][a] = row[a];
      }
    }
    return rows;
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  @Test
  void aTurnedFieldIsTheFieldSeenFromAnotherSide() {
    double[][] mean = new double[3][3];
    for (int seed = 0; seed < 2000; seed++) {
      double[][] rows = turn(seed);
      for (int r = 0; r < 3; r++) {
        assertThat(dot(rows[r], rows[r])).isCloseTo(1, within(1e-5));
        assertThat(dot(rows[r], rows[(r + 1) % 3])).isCloseTo(0, within(1e-5));
        for (int a = 0; a < 3; a++) {
          mean[r][a] += rows[r][a] / 2000;
        }
      }
      // turned and not mirrored
      assertThat(dot(cross(rows[0], rows[1]), rows[2])).isCloseTo(1, within(1e-5));
    }
    // Every direction alike: the mean of 2000 unit vectors is about 1/sqrt(3 * 2000) along an axis.
    for (double[] row : mean) {
      for (double value : row) {
        assertThat(value).isCloseTo(0, within(0.06));
      }
    }
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> small(4).withNetworks(6, 64, 33))
        .withMessageContaining("latent");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VoxelLearner.fit(ENGINE, new HeldOut<>(List.of(), List.of()), small(1)))
        .withMessageContaining("shape");
  }
}
