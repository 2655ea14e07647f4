package dev.tessera.model.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.LiveMemory;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopReason;
import dev.tessera.model.fit.TestOptions;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.fit.step.FitDivergedException;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.JobState;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.ModelThread;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real jobs on the real model thread. */
final class JobsTest {
  private static final GridSignal PICTURE = TestPictures.drawn(64, 48, 3);
  private static final long FOREVER = 1_000_000_000;

  private final Engine engine = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private final Latest<Snapshot<Fitted<GridTiling>>> snapshots = new Latest<>();
  private ModelService service = ModelThread.start(Runnable::run, () -> {});

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

  private FitJob<Fitted<GridTiling>> fit(FitOptions options) {
    return fit(PICTURE, options, Optional.empty());
  }

  private FitJob<Fitted<GridTiling>> fit(
      GridSignal signal, FitOptions options, Optional<FitState> state) {
    return new FitJob<>(
        "Fitting", () -> SignalLearner.grid(engine, signal, options, state), snapshots);
  }

  private Samples rendered(Fitted<GridTiling> field, double scale) {
    return done(service.submit(Lane.VIEW, new RenderJob(engine, field, scale, new Latest<>())));
  }

  /** Counted on the model thread, between two steps of other jobs. */
  private LiveMemory memory() {
    return done(service.submit(Lane.VIEW, new MemoryJob()));
  }

  private static final class MemoryJob implements Job<LiveMemory> {
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
  }

  @Test
  void aFitEndsWithItsResultAndTheWholePicture() {
    FitResult<Fitted<GridTiling>> result =
        done(service.submit(Lane.FIT, fit(TestOptions.small(50))));

    assertThat(result.reason()).isEqualTo(StopReason.STEPS);
    Snapshot<Fitted<GridTiling>> last = snapshots.take().orElseThrow();
    assertThat(last.step()).isEqualTo(50);
    assertThat(last.psnr()).isEqualTo(result.psnr());
    assertThat(last.live().patch().orElseThrow().size()).isEqualTo(48);
  }

  @Test
  void cancellingStopsBeforeTheNextStepAndKeepsAResult() {
    Steered<FitResult<Fitted<GridTiling>>> job =
        Steered.at(180, fit(TestOptions.small(FOREVER)), JobHandle::cancel);
    LiveMemory before = memory();
    JobHandle<FitResult<Fitted<GridTiling>>> handle = job.submitTo(service, Lane.FIT);

    Optional<FitResult<Fitted<GridTiling>>> kept =
        await(handle)
            .match(
                result -> Optional.empty(),
                result -> result,
                cause -> {
                  throw new AssertionError("failed", cause);
                });

    assertThat(handle.state()).isEqualTo(JobState.CANCELLED);
    assertThat(job.steps()).isEqualTo(180);
    assertThat(kept.orElseThrow().reason()).isEqualTo(StopReason.STOPPED);
    assertThat(kept.orElseThrow().step()).isBetween(1L, 180L);
    assertThat(Psnr.of(PICTURE.samples(), rendered(kept.orElseThrow().fitted(), 1)))
        .isGreaterThan(10);
    assertThat(memory()).isEqualTo(before);
  }

  @Test
  void cancellingFromOutsideAllowsOneMoreStepAtMost() {
    CompletableFuture<Boolean> running = new CompletableFuture<>();
    Steered<FitResult<Fitted<GridTiling>>> job =
        Steered.at(150, fit(TestOptions.small(FOREVER)), handle -> running.complete(true));
    JobHandle<FitResult<Fitted<GridTiling>>> handle = job.submitTo(service, Lane.FIT);
    running.orTimeout(60, TimeUnit.SECONDS).join();

    handle.cancel();
    int then = job.steps();

    assertThat(await(handle)).isInstanceOf(Outcome.Cancelled.class);
    assertThat(job.steps()).isLessThanOrEqualTo(then + 1);
    assertThat(job.results()).isEqualTo(1);
  }

  @Test
  void lookingIntoAPausedFitChangesNothing() {
    FitResult<Fitted<GridTiling>> straight =
        done(service.submit(Lane.FIT, fit(TestOptions.small(80))));
    FitJob<Fitted<GridTiling>> fit = fit(TestOptions.small(80));
    CompletableFuture<Boolean> pausing = new CompletableFuture<>();
    Steered<FitResult<Fitted<GridTiling>>> job =
        Steered.at(
            120,
            fit,
            handle -> {
              handle.pause();
              pausing.complete(true);
            });
    JobHandle<FitResult<Fitted<GridTiling>>> handle = job.submitTo(service, Lane.FIT);
    pausing.orTimeout(60, TimeUnit.SECONDS).join();

    Fitted<GridTiling> one = done(service.submit(Lane.VIEW, new CaptureJob<>(fit))).orElseThrow();
    Samples picture = rendered(one, 1);
    Fitted<GridTiling> same = done(service.submit(Lane.VIEW, new CaptureJob<>(fit))).orElseThrow();
    assertThat(handle.state()).isEqualTo(JobState.PAUSED);
    assertThat(job.steps()).isEqualTo(120);
    assertThat(same.weights().toArray()).containsExactly(one.weights().toArray());
    assertThat(Psnr.of(PICTURE.samples(), picture)).isGreaterThan(10);

    handle.resume();
    FitResult<Fitted<GridTiling>> paused = done(handle);
    assertThat(paused.fitted().weights().toArray())
        .containsExactly(straight.fitted().weights().toArray())
        .isNotEqualTo(one.weights().toArray());
    assertThat(paused.psnr()).isEqualTo(straight.psnr());
  }

  @Test
  void aRunningFitIsCaptured() {
    FitJob<Fitted<GridTiling>> fit = fit(TestOptions.small(FOREVER));
    CompletableFuture<JobHandle<Optional<Fitted<GridTiling>>>> capture = new CompletableFuture<>();
    Steered<FitResult<Fitted<GridTiling>>> job =
        Steered.at(
            160, fit, handle -> capture.complete(service.submit(Lane.VIEW, new CaptureJob<>(fit))));
    JobHandle<FitResult<Fitted<GridTiling>>> handle = job.submitTo(service, Lane.FIT);
    Fitted<GridTiling> field = done(capture.orTimeout(60, TimeUnit.SECONDS).join()).orElseThrow();
    Samples picture = rendered(field, 2);
    assertThat(handle.state()).isEqualTo(JobState.RUNNING);
    handle.cancel();
    await(handle);

    assertThat(picture.extent()).containsExactly(96, 128);
    for (int i = 0; i < picture.count(); i++) {
      assertThat(picture.get(i, 0)).isBetween(-3f, 4f);
    }
    assertThat(done(service.submit(Lane.VIEW, new CaptureJob<>(fit)))).isEmpty();
  }

  @Test
  void aFitIsGoneOnFromByTheNextJob() {
    FitResult<Fitted<GridTiling>> first =
        done(service.submit(Lane.FIT, fit(TestOptions.small(30))));
    FitResult<Fitted<GridTiling>> second =
        done(
            service.submit(
                Lane.FIT, fit(PICTURE, TestOptions.small(50), Optional.of(first.state()))));

    assertThat(second.step()).isEqualTo(50);
  }

  @Test
  void fiftyJobsLeaveTheMemoryFlat() {
    FitResult<Fitted<GridTiling>> result =
        done(service.submit(Lane.FIT, fit(TestOptions.small(3))));
    LiveMemory before = memory();
    List<LiveMemory> after = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      if (i % 5 == 4) {
        rendered(result.fitted(), 0.5 + 0.1 * i);
      } else if (i % 5 == 3) {
        await(
            Steered.at(1 + i / 5, fit(TestOptions.small(FOREVER)), JobHandle::cancel)
                .submitTo(service, Lane.FIT));
      } else {
        done(service.submit(Lane.FIT, fit(TestOptions.small(1 + i % 4))));
      }
      after.add(memory());
    }
    assertThat(after).containsOnly(before);
  }

  @Test
  void jobsThatFailFreeTheirMemory() {
    float[] values = new float[32 * 32];
    values[500] = Float.NaN;
    GridSignal broken = new GridSignal("broken", Samples.of(new int[] {32, 32}, 1, values), 8);
    FitResult<Fitted<GridTiling>> other = done(service.submit(Lane.FIT, fit(TestOptions.small(1))));
    LiveMemory before = memory();

    Outcome<FitResult<Fitted<GridTiling>>> diverged =
        await(service.submit(Lane.FIT, fit(broken, TestOptions.small(FOREVER), Optional.empty())));
    Outcome<FitResult<Fitted<GridTiling>>> refused =
        await(
            service.submit(
                Lane.FIT, fit(broken, TestOptions.small(FOREVER), Optional.of(other.state()))));

    assertThat(cause(diverged)).isInstanceOf(FitDivergedException.class);
    assertThat(cause(refused)).isInstanceOf(IllegalArgumentException.class);
    assertThat(memory()).isEqualTo(before);
  }

  private static Throwable cause(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed<?>) outcome).cause();
  }

  @Test
  void aRenderingTellsItsProgressAndMayBeCancelled() {
    FitResult<Fitted<GridTiling>> result =
        done(service.submit(Lane.FIT, fit(TestOptions.small(1))));
    LiveMemory before = memory();
    Latest<Double> progress = new Latest<>();
    FitOptions large = TestOptions.small(1).change().width(512).overlap(4).seed(3).build();
    Fitted<GridTiling> field = done(service.submit(Lane.FIT, fit(large))).fitted();

    Steered<Samples> job =
        Steered.at(2, new RenderJob(engine, field, 4, progress), JobHandle::cancel);
    Outcome<Samples> cancelled = await(job.submitTo(service, Lane.VIEW));

    assertThat(cancelled).isEqualTo(new Outcome.Cancelled<>(Optional.empty()));
    assertThat(job.steps()).isEqualTo(2);
    assertThat(progress.take().orElseThrow()).isGreaterThan(0).isLessThan(1);
    assertThat(memory()).isEqualTo(before);
    done(service.submit(Lane.VIEW, new RenderJob(engine, result.fitted(), 1, progress)));
    assertThat(progress.take().orElseThrow()).isEqualTo(1.0, within(1e-9));
  }

  @Test
  void aRenderingThatCannotBeIsRefusedAtOnce() {
    Fitted<GridTiling> field = done(service.submit(Lane.FIT, fit(TestOptions.small(1)))).fitted();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RenderJob(engine, field, 9, new Latest<>()))
        .withMessageContaining("at most 8");
  }

  @Test
  void theDeviceIsReported() {
    DeviceReport report = done(service.submit(Lane.VIEW, new DeviceJob(engine)));
    assertThat(report.gpu()).isFalse();
    assertThat(report.reason()).isNotBlank();
  }

  @Test
  void aHiddenViewGetsTheLastSnapshotOnly() {
    snapshots.watched(false);
    Steered<FitResult<Fitted<GridTiling>>> job =
        Steered.at(
            60,
            fit(TestOptions.small(55)),
            handle -> assertThat(snapshots.take()).as("while hidden").isEmpty());

    done(job.submitTo(service, Lane.FIT));

    assertThat(job.steps()).isGreaterThan(60);
    assertThat(snapshots.take().orElseThrow().step()).isEqualTo(55);
  }
}
