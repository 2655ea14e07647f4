package dev.tessera.model.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.LiveMemory;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopReason;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.TestShapes;
import dev.tessera.model.render.BlendedDistance;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.ModelThread;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.tile.SparseTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jobs around a shape on the real model thread. */
final class ShapeJobsTest {
  private static final StopRule NEVER = StopRule.afterSteps(1_000_000_000);

  private final Engine engine = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private final Latest<Snapshot<Fitted<SparseTiling>>> snapshots = new Latest<>();
  private final ModelService service = ModelThread.start(Runnable::run, () -> {});

  @BeforeEach
  void openTheEngine() {
    assertThat(await(service.submit(Lane.VIEW, new DeviceJob(engine))))
        .isInstanceOf(Outcome.Done.class);
  }

  @AfterEach
  void close() {
    service.close();
  }

  private static <R> Outcome<R> await(JobHandle<R> handle) {
    return handle.outcome().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private static <R> R done(JobHandle<R> handle) {
    return await(handle)
        .match(
            result -> result,
            cancelled -> {
              throw new AssertionError("cancelled");
            },
            cause -> {
              throw new AssertionError("failed", cause);
            });
  }

  private static <R> Optional<R> kept(Outcome<R> outcome) {
    return outcome.match(
        result -> {
          throw new AssertionError("not cancelled");
        },
        result -> result,
        cause -> {
          throw new AssertionError("failed", cause);
        });
  }

  private FitJob<Fitted<SparseTiling>> fit(StopRule stop) {
    return new FitJob<>(
        "Fitting",
        () -> SignalLearner.shape(engine, TestShapes.sphere(), TestShapes.small(stop)),
        snapshots);
  }

  private LiveMemory memory() {
    return done(
        service.submit(
            Lane.VIEW,
            new Job<LiveMemory>() {
              @Override
              public String name() {
                return "Counting";
              }

              @Override
              public void open() {}

              @Override
              public boolean step() {
                return false;
              }

              @Override
              public Optional<LiveMemory> result() {
                return Optional.of(LiveMemory.now());
              }

              @Override
              public void close() {}
            }));
  }

  @Test
  void theSurfaceOfAFittedSphereIsClosedAndRound() {
    Fitted<SparseTiling> shape =
        done(service.submit(Lane.FIT, fit(StopRule.afterSteps(100)))).fitted();
    Latest<Double> progress = new Latest<>();
    LiveMemory before = memory();

    Surface surface = done(service.submit(Lane.VIEW, new SurfaceJob(engine, shape, 48, progress)));

    MeshReport report = MeshReport.of(surface.mesh());
    assertThat(report.boundaryEdges()).isZero();
    assertThat(report.nonManifoldEdges()).isZero();
    assertThat(report.eulerCharacteristic()).isEqualTo(2);
    assertThat(report.signedVolume()).isBetween(4.10, 4.20); // 4 pi / 3 less the flat triangles
    assertThat(surface.normals().count()).isEqualTo(surface.mesh().vertexCount());
    for (int v = 0; v < surface.mesh().vertexCount(); v++) {
      double along = 0;
      for (int axis = 0; axis < 3; axis++) {
        along += surface.normals().get(v, axis) * surface.mesh().position(v, axis);
      }
      assertThat(along).as("normal %d looks outwards", v).isGreaterThan(0.9);
    }
    assertThat(surface.evaluations()).isBetween(10_000L, 120_000L);
    assertThat(progress.take().orElseThrow()).isBetween(0.0, 1.0);
    assertThat(memory()).isEqualTo(before);
  }

  @Test
  void aPreviewOfABlendIsClosedAndFreesBothShapes() {
    Fitted<SparseTiling> shape =
        done(service.submit(Lane.FIT, fit(StopRule.afterSteps(100)))).fitted();
    LiveMemory before = memory();

    Mesh mesh =
        done(
            service.submit(
                Lane.VIEW,
                new BareSurfaceJob(
                    () ->
                        BlendedDistance.between(
                            new ShapeEvaluator(engine.scope(), shape),
                            new ShapeEvaluator(engine.scope(), shape),
                            0.3),
                    32)));

    MeshReport report = MeshReport.of(mesh);
    assertThat(report.boundaryEdges()).isZero();
    assertThat(report.eulerCharacteristic()).isEqualTo(2);
    assertThat(report.signedVolume()).isBetween(4.05, 4.2); // 4 pi / 3 less the flat triangles
    assertThat(memory()).isEqualTo(before);
  }

  @Test
  void theLastSnapshotHoldsTheShape() {
    FitResult<Fitted<SparseTiling>> result =
        done(service.submit(Lane.FIT, fit(StopRule.afterSteps(10))));

    Snapshot<Fitted<SparseTiling>> last = snapshots.take().orElseThrow();
    assertThat(last.step()).isEqualTo(10);
    assertThat(last.phase().prepared()).isEqualTo(1);
    assertThat(last.psnr()).isEqualTo(result.psnr());
    assertThat(last.live().fitted().orElseThrow().codes().code(3))
        .containsExactly(result.fitted().codes().code(3));
    assertThat(last.curve().value(last.curve().length() - 1)).isEqualTo(result.psnr());
  }

  @Test
  void cancellingWhileDistancesAreComputedLeavesNothing() {
    LiveMemory before = memory();

    Outcome<FitResult<Fitted<SparseTiling>>> outcome =
        await(Steered.at(3, fit(NEVER), JobHandle::cancel).submitTo(service, Lane.FIT));

    assertThat(kept(outcome)).isEmpty();
    assertThat(snapshots.take().orElseThrow().phase().prepared()).isLessThan(1);
    assertThat(memory()).isEqualTo(before);
  }

  @Test
  void cancellingAFitKeepsTheShape() {
    LiveMemory before = memory();

    Outcome<FitResult<Fitted<SparseTiling>>> outcome =
        await(Steered.at(800, fit(NEVER), JobHandle::cancel).submitTo(service, Lane.FIT));

    FitResult<Fitted<SparseTiling>> result = kept(outcome).orElseThrow();
    assertThat(result.reason()).isEqualTo(StopReason.STOPPED);
    assertThat(result.step()).isPositive();
    assertThat(memory()).isEqualTo(before);
  }

  @Test
  void aRunningFitIsCaptured() {
    FitJob<Fitted<SparseTiling>> fit = fit(NEVER);
    CompletableFuture<JobHandle<Optional<Fitted<SparseTiling>>>> capture =
        new CompletableFuture<>();
    JobHandle<FitResult<Fitted<SparseTiling>>> handle =
        Steered.at(
                800, fit, h -> capture.complete(service.submit(Lane.VIEW, new CaptureJob<>(fit))))
            .submitTo(service, Lane.FIT);

    Fitted<SparseTiling> shape = done(capture.orTimeout(60, TimeUnit.SECONDS).join()).orElseThrow();
    handle.cancel();
    await(handle);

    assertThat(shape.tiling().tileCount()).isPositive();
    assertThat(done(service.submit(Lane.VIEW, new CaptureJob<>(fit)))).isEmpty();
  }

  @Test
  void aSnapshotHoldsAShapeOnlyWhenAsked() {
    FitJob<Fitted<SparseTiling>> fit = fit(StopRule.afterSteps(300));
    List<Boolean> held = new ArrayList<>();
    Steered<FitResult<Fitted<SparseTiling>>> job =
        Steered.at(
            150,
            fit,
            handle -> {
              snapshots.take().ifPresent(s -> held.add(s.live().fitted().isPresent()));
              fit.askForFitted();
            });

    done(job.submitTo(service, Lane.FIT));

    assertThat(held).doesNotContain(true);
    assertThat(snapshots.take().orElseThrow().live().fitted()).isPresent();
  }

  @Test
  void manyJobsLeaveTheMemoryFlat() {
    Fitted<SparseTiling> shape =
        done(service.submit(Lane.FIT, fit(StopRule.afterSteps(1)))).fitted();
    LiveMemory before = memory();
    List<LiveMemory> after = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      if (i % 2 == 0) {
        done(service.submit(Lane.FIT, fit(StopRule.afterSteps(1 + i))));
      } else {
        done(service.submit(Lane.VIEW, new SurfaceJob(engine, shape, 16 + i, new Latest<>())));
      }
      after.add(memory());
    }
    assertThat(after).containsOnly(before);
  }
}
