package dev.tessera.model.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.LiveMemory;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.Finished;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.Spheres;
import dev.tessera.model.fit.train.FamilySearch;
import dev.tessera.model.fit.train.PoolLearner;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The jobs of families, stepped as the model thread does. */
final class FamilyJobsTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  @Test
  void aTrainingThatIsStoppedKeepsWhatThereIs() {
    LiveMemory before = LiveMemory.now();
    Latest<Snapshot<TrainedFamily>> snapshots = new Latest<>();
    FitJob<TrainedFamily> job =
        new FitJob<>(
            "Training on 6 shapes",
            () ->
                PoolLearner.family(ENGINE, Spheres.set(), Spheres.options(1000), Optional.empty()),
            snapshots);
    assertThat(job.name()).isEqualTo("Training on 6 shapes");
    assertThat(job.result()).isEmpty();
    job.open();
    for (int i = 0; i < 15; i++) {
      assertThat(job.step()).isTrue();
    }
    FitResult<TrainedFamily> result = job.result().orElseThrow();
    job.close();
    assertThat(result.finished()).isFalse();
    assertThat(result.state().step())
        .isEqualTo(
            4); // prepared; thrice a draw and three shapes; a draw and one, and what was left
    assertThat(snapshots.take()).get().extracting(Snapshot::step).isEqualTo(4L);
    assertThat(LiveMemory.now()).isEqualTo(before);
  }

  @Test
  void aSearchThatIsStoppedKeepsTheBestSoFar() {
    TrainedFamily family =
        Finished.of(PoolLearner.family(ENGINE, Spheres.set(), Spheres.options(5), Optional.empty()))
            .fitted();
    LiveMemory before = LiveMemory.now();
    Latest<Snapshot<Fitted<SparseTiling>>> snapshots = new Latest<>();
    FamilySearch.Options options = FamilySearch.Options.complete();
    FitJob<Fitted<SparseTiling>> job =
        new FitJob<>(
            "Finding a sphere",
            () -> FamilySearch.fit(ENGINE, family, Spheres.of(0.45), options),
            snapshots);
    job.open();
    job.askForFitted();
    assertThat(job.step()).isTrue();
    assertThat(job.result().orElseThrow().quality().meanError()).isNaN();
    for (int i = 0; i < 5; i++) {
      assertThat(job.step()).isTrue();
    }
    assertThat(job.result().orElseThrow().quality().meanError()).isPositive();
    assertThat(job.result().orElseThrow().finished()).isFalse();
    assertThat(snapshots.take().orElseThrow().live().fitted()).isPresent();
    job.close();
    assertThat(LiveMemory.now()).isEqualTo(before);
  }

  @Test
  void theSurfaceOfADistanceIsClosedAndItsNormalsPointOutwards() {
    DistanceField ball =
        (points, count, distances) -> {
          for (int p = 0; p < count; p++) {
            double x = points[3 * p];
            double y = points[3 * p + 1];
            double z = points[3 * p + 2];
            distances[p] = (float) (Math.sqrt(x * x + y * y + z * z) - 0.6);
          }
        };
    SurfaceJob job = new SurfaceJob("ball", () -> ball, 32, new Latest<>());
    job.open();
    boolean more = true;
    while (more) {
      assertThat(job.result()).isEmpty();
      more = job.step();
    }
    Surface surface = job.result().orElseThrow();
    job.close();
    assertThat(surface.normals().count()).isEqualTo(surface.mesh().vertexCount());
    for (int v = 0; v < surface.mesh().vertexCount(); v++) {
      double along = 0;
      for (int a = 0; a < 3; a++) {
        along += surface.mesh().position(v, a) * surface.normals().get(v, a);
      }
      assertThat(along).isCloseTo(0.6, within(0.01));
    }
  }
}
