package dev.tessera.model.fit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.fit.points.GridPoints;
import dev.tessera.model.optimise.Loss;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A step whose tiles are shared out among threads, beside the same step by one. */
final class HostWayTest {
  private static final int THREADS = 3;
  private static final int TILES = 192;

  /** The number of threads is the process's, too. */
  @AfterAll
  static void allThreadsAgain() {
    scope(Runtime.getRuntime().availableProcessors()).close();
  }

  private static Scope scope(int threads) {
    return new Engine(new EngineSettings(DeviceChoice.CPU, threads)).scope();
  }

  private static JointStep step(Scope scope, int layers, int tilesPerStep, double firstWeight) {
    GridPoints points =
        new GridPoints(
            TestPictures.drawn(128, 96, 3),
            GridTiling.of(new int[] {96, 128}, new int[] {8, 8}, new int[] {0, 0}));
    FieldSpec spec = new FieldSpec(2, 3, 12, layers, 5, 6, 5);
    float[] weights = Initialisation.weights(spec, 4).toArray();
    weights[0] = (float) (weights[0] * firstWeight);
    return new JointStep(
        scope,
        new JointStep.Origin(Weights.of(spec, weights), Optional.empty()),
        new JointStep.Rules(Loss.SQUARED, 1e-3, 0),
        new TileBatcher(points, tilesPerStep, 40, 9),
        new CodeSource.Book(
            Initialisation.codes(TILES, spec.latent(), 5),
            TILES,
            spec.latent(),
            new CodeSource.Pace(1e-2, 1e-3),
            Optional.empty()),
        Optional.of(points));
  }

  private static void steps(JointStep fit, int count) {
    while (fit.steps() < count) {
      fit.step(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 192", "1, 50", "3, 192", "3, 100", "3, 5", "3, 2"})
  void threadsThatShareTilesComeToWhatOneComesTo(int layers, int tilesPerStep) {
    try (Scope one = scope(1)) {
      JointStep alone = step(one, layers, tilesPerStep, 1);
      steps(alone, 2);
      try (Scope several = scope(THREADS)) {
        JointStep shared = step(several, layers, tilesPerStep, 1);
        steps(shared, 2);

        assertThat(several.workers().count()).isEqualTo(THREADS);
        assertThat(shared.weights().toArray())
            .containsExactly(alone.weights().toArray(), within(2e-5f));
        float[] codes = new float[TILES * 5];
        float[] expected = new float[TILES * 5];
        shared.codes().copyTo(0, TILES, codes, 0);
        alone.codes().copyTo(0, TILES, expected, 0);
        assertThat(codes).containsExactly(expected, within(2e-5f));
        assertThat(shared.averageError()).isCloseTo(alone.averageError(), within(1e-6));
        assertThat(shared.samplesSeen()).isEqualTo(alone.samplesSeen());
        assertThat(shared.reconstruction().psnr())
            .isCloseTo(alone.reconstruction().psnr(), within(1e-3));
      }
    }
  }

  @Test
  void whatIsNoNumberAnyMoreEndsTheFitWhereTilesAreSharedToo() {
    try (Scope several = scope(THREADS)) {
      JointStep fit = step(several, 3, TILES, Double.NaN);
      assertThatThrownBy(() -> steps(fit, 1)).isInstanceOf(FitDivergedException.class);
    }
  }
}
