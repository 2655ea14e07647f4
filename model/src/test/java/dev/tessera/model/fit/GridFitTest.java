package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.bench.StepBenchmark;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.LiveMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.step.FitDivergedException;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.step.JointStep;
import dev.tessera.model.metric.EightBit;
import dev.tessera.model.render.GridRenderer;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small fits from start to stop. */
final class GridFitTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final GridSignal PICTURE = TestPictures.drawn(64, 48, 3);

  private static FitResult<Fitted<GridTiling>> fit(
      GridSignal signal, FitOptions options, Optional<FitState> before) {
    return Finished.of(SignalLearner.grid(ENGINE, signal, options, before));
  }

  private static FitResult<Fitted<GridTiling>> fit(GridSignal signal, FitOptions options) {
    return fit(signal, options, Optional.empty());
  }

  private static Fit<Fitted<GridTiling>> begun(FitOptions options) {
    return SignalLearner.grid(ENGINE, PICTURE, options, Optional.empty());
  }

  private static float[] codes(Fitted<GridTiling> field) {
    float[] codes = new float[field.codes().tiles() * field.codes().latent()];
    field.codes().copyTo(0, field.codes().tiles(), codes, 0);
    return codes;
  }

  private static StopRule stop(double seconds, long steps, double psnr) {
    return new StopRule(seconds, steps, psnr, false);
  }

  @Test
  void thePictureComesOutOfNoise() {
    FitResult<Fitted<GridTiling>> early = fit(PICTURE, TestOptions.small(10));
    FitResult<Fitted<GridTiling>> late = fit(PICTURE, TestOptions.small(1500));

    assertThat(late.psnr()).isGreaterThan(33).isGreaterThan(early.psnr() + 8);
    assertThat(late.reason()).isEqualTo(StopReason.STEPS);
    assertThat(late.step()).isEqualTo(1500);
    assertThat(late.curve().value(late.curve().length() - 1)).isEqualTo(late.psnr());
    assertThat(late.curve().step(late.curve().length() - 1)).isEqualTo(1500);
    assertThat(late.finished()).isTrue();
  }

  @Test
  void theTargetEndsItAsSoonAsItIsReached() {
    FitOptions options = TestOptions.small(1).change().stop(stop(1e9, 5000, 25)).build();

    FitResult<Fitted<GridTiling>> result = fit(PICTURE, options);

    assertThat(result.reason()).isEqualTo(StopReason.TARGET);
    assertThat(result.step()).isBetween(2L, 4999L);
  }

  @Test
  void aTinyBudgetEndsItAtOnce() {
    FitResult<Fitted<GridTiling>> result =
        fit(PICTURE, TestOptions.small(1).change().stop(stop(1e-9, Long.MAX_VALUE, 1e9)).build());

    assertThat(result.reason()).isEqualTo(StopReason.SECONDS);
    assertThat(result.step()).isLessThanOrEqualTo(1);
  }

  @Test
  void theLastEvaluationOfOneLargeTileGoesInShortSteps() {
    FitOptions options =
        TestOptions.small(3).change().global(true).width(1024).layers(1).latent(4).build();
    List<Double> evaluated = new ArrayList<>();
    Snapshot<Fitted<GridTiling>> last;
    Fitted<GridTiling> field;
    try (Fit<Fitted<GridTiling>> run = begun(options)) {
      while (run.step()) {
        double now = run.snapshot(Snapshot.Watch.NOTHING).phase().evaluated();
        if (now > 0) {
          evaluated.add(now);
        }
      }
      last = run.snapshot(Snapshot.Watch.ALL);
      field = run.fitted().orElseThrow();
    }

    // 512 of 3072 points at a time.
    assertThat(evaluated).hasSize(5).isSorted().doesNotHaveDuplicates();
    assertThat(last.phase().evaluated()).isEqualTo(1);
    assertThat(last.psnr())
        .isCloseTo(EightBit.psnr(PICTURE.samples(), render(field)), within(1e-2));
  }

  private static Samples render(Fitted<GridTiling> field) {
    try (GridRenderer renderer = new GridRenderer(ENGINE.scope(), field, 1)) {
      boolean more = true;
      while (more) {
        more = renderer.step();
      }
      return renderer.picture();
    }
  }

  @Test
  void aRunThatIsLeftEarlyWasStopped() {
    try (Fit<Fitted<GridTiling>> run = begun(TestOptions.small(1000))) {
      while (run.steps() < 20) {
        assertThat(run.step()).isTrue();
      }
      assertThat(run.result().orElseThrow().reason()).isEqualTo(StopReason.STOPPED);
      assertThat(run.result().orElseThrow().finished()).isFalse();
      assertThat(run.result().orElseThrow().step()).isEqualTo(20);
    }
  }

  @Test
  void seedAndStepsFixEveryBit() {
    FitOptions options = TestOptions.small(60);
    FitResult<Fitted<GridTiling>> one = fit(PICTURE, options);
    FitResult<Fitted<GridTiling>> same = fit(PICTURE, options);
    FitResult<Fitted<GridTiling>> other = fit(PICTURE, options.change().seed(2).build());

    assertThat(same.fitted().weights().toArray())
        .containsExactly(one.fitted().weights().toArray())
        .isNotEqualTo(other.fitted().weights().toArray());
    assertThat(codes(same.fitted()))
        .containsExactly(codes(one.fitted()))
        .isNotEqualTo(codes(other.fitted()));
    assertThat(same.psnr()).isEqualTo(one.psnr());
  }

  @Test
  void aResultIsGoneOnFrom() {
    FitResult<Fitted<GridTiling>> first = fit(PICTURE, TestOptions.small(150));
    FitResult<Fitted<GridTiling>> second =
        fit(PICTURE, TestOptions.small(250), Optional.of(first.state()));

    assertThat(second.step()).isEqualTo(250);
    assertThat(second.seconds()).isGreaterThan(first.seconds());
    assertThat(second.psnr()).isGreaterThan(first.psnr());
    assertThat(second.curve().length()).isGreaterThan(first.curve().length());
    for (int i = 0; i < first.curve().length(); i++) {
      assertThat(second.curve().step(i)).isEqualTo(first.curve().step(i));
      assertThat(second.curve().value(i)).isCloseTo(first.curve().value(i), within(1e-5));
    }
    for (int i = 1; i < second.curve().length(); i++) {
      assertThat(second.curve().step(i)).isGreaterThanOrEqualTo(second.curve().step(i - 1));
      assertThat(second.curve().seconds(i)).isGreaterThanOrEqualTo(second.curve().seconds(i - 1));
    }
  }

  @Test
  void goingOnDoesNotTouchTheResultItBeganWith() {
    FitResult<Fitted<GridTiling>> first = fit(PICTURE, TestOptions.small(20));
    float[] weights = first.fitted().weights().toArray();
    float[] codes = codes(first.fitted());

    FitResult<Fitted<GridTiling>> one =
        fit(PICTURE, TestOptions.small(40), Optional.of(first.state()));
    FitResult<Fitted<GridTiling>> same =
        fit(PICTURE, TestOptions.small(40), Optional.of(first.state()));

    assertThat(first.fitted().weights().toArray()).containsExactly(weights);
    assertThat(codes(first.fitted())).containsExactly(codes);
    assertThat(codes(same.fitted())).containsExactly(codes(one.fitted()));
  }

  @Test
  void aResultOfOtherTilesOrNetworksIsRefused() {
    FitResult<Fitted<GridTiling>> first = fit(PICTURE, TestOptions.small(1));
    LiveMemory before = LiveMemory.now();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                fit(
                    PICTURE,
                    TestOptions.small(1).change().width(40).build(),
                    Optional.of(first.state())))
        .withMessage(
            "a fit goes on with the tiles and networks it began with,"
                + " but width was 32 and is 40");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                fit(
                    TestPictures.drawn(65, 48, 3),
                    TestOptions.small(1),
                    Optional.of(first.state())));
    assertThat(LiveMemory.now()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "64,48,1,0,false,34",
    "64,48,4,0,false,30",
    "61,43,3,3,false,27",
    "61,43,3,4,false,26",
    "5,3,3,0,false,40",
    "64,48,3,0,true,22",
    "1,1,3,0,false,50"
  })
  void everyKindOfPictureIsFitted(
      int width, int height, int channels, int overlap, boolean global, double atLeast) {
    FitOptions options =
        TestOptions.small(1200)
            .change()
            .overlap(overlap)
            .global(global)
            .samplesPerTile(global ? 1024 : 64)
            .firstOmega(global ? 15 : 6)
            .build();

    FitResult<Fitted<GridTiling>> result =
        fit(TestPictures.drawn(width, height, channels), options);

    assertThat(result.psnr()).isGreaterThan(atLeast);
    assertThat(result.fitted().spec().channels()).isEqualTo(channels);
  }

  @Test
  void aLossThatIsNotANumberEndsTheFit() {
    float[] values = new float[32 * 32];
    values[500] = Float.NaN;
    GridSignal broken = new GridSignal("broken", Samples.of(new int[] {32, 32}, 1, values), 8);
    LiveMemory before = LiveMemory.now();

    assertThatThrownBy(() -> fit(broken, TestOptions.small(1000)))
        .isInstanceOf(FitDivergedException.class)
        .hasMessageContaining("diverged at step")
        .hasMessageContaining("lower the learning rates");
    assertThat(LiveMemory.now()).isEqualTo(before);
  }

  @Test
  void absurdRatesLeadToFiniteNumbersOrToAWord() {
    FitOptions absurd =
        TestOptions.small(100).change().networkRate(1).codeRate(1).firstOmega(200).build();
    try {
      FitResult<Fitted<GridTiling>> result = fit(PICTURE, absurd);
      for (float value : codes(result.fitted())) {
        assertThat(value).isFinite();
      }
      assertThat(result.psnr()).isFinite();
    } catch (FitDivergedException diverged) {
      assertThat(diverged.step()).isBetween(1L, 100L);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void patchesInOrderMakeTheLastPicture(int overlap) {
    int[] watched = new int[64 * 48];
    int[] last = new int[64 * 48];
    FitOptions options = TestOptions.small(40).change().overlap(overlap).build();
    try (Fit<Fitted<GridTiling>> run = begun(options)) {
      boolean more = true;
      for (int i = 0; more; i++) {
        more = run.step();
        if (i % 7 == 0) {
          run.snapshot(Snapshot.Watch.NOTHING).live().patch().ifPresent(p -> p.paint(watched));
        }
      }
      run.snapshot(Snapshot.Watch.NOTHING).live().patch().orElseThrow().paint(watched);
      assertThat(run.snapshot(Snapshot.Watch.NOTHING).live().patch().orElseThrow().size()).isZero();
      run.snapshot(Snapshot.Watch.ALL).live().patch().orElseThrow().paint(last);
    }
    assertThat(watched).containsExactly(last);
  }

  private static Snapshot.Watch watching(int tile) {
    return new Snapshot.Watch(tile, false, false, -1);
  }

  @Test
  void aSnapshotTellsWhereTheFitStands() {
    try (Fit<Fitted<GridTiling>> run = begun(TestOptions.small(30))) {
      while (run.step()) {}
      Snapshot<Fitted<GridTiling>> snapshot = run.snapshot(watching(5));
      FitResult<Fitted<GridTiling>> result = run.result().orElseThrow();

      assertThat(snapshot.step()).isEqualTo(30);
      assertThat(snapshot.psnr()).isEqualTo(result.psnr());
      assertThat(snapshot.pace().etaSeconds()).isZero();
      assertThat(snapshot.curve().length()).isEqualTo(result.curve().length());
      Snapshot.TileCode code = snapshot.live().watched().orElseThrow();
      assertThat(code.tile()).isEqualTo(5);
      for (int i = 0; i < code.length(); i++) {
        assertThat(code.get(i)).isEqualTo(result.fitted().codes().get(5, i));
      }
      assertThat(run.snapshot(watching(-1)).live().watched()).isEmpty();
      assertThat(run.snapshot(watching(48)).live().watched()).isEmpty();
    }
  }

  @Test
  void nothingPilesUpOverAThousandSteps() {
    FitOptions options = TestOptions.small(1).change().layers(3).build();
    try (Scope job = ENGINE.scope()) {
      JointStep fitter = StepBenchmark.joint(job, PICTURE, options);
      stepTo(fitter, 10);
      LiveMemory early = LiveMemory.now();
      long peak = fitter.peakBytes();
      List<LiveMemory> later = new ArrayList<>();
      for (int target = 20; target <= 1000; target += 20) {
        stepTo(fitter, target);
        later.add(LiveMemory.now());
      }
      assertThat(later).containsOnly(early);
      assertThat(fitter.peakBytes()).isEqualTo(peak).isGreaterThan(early.bytes());
    }
  }

  private static void stepTo(JointStep fitter, long steps) {
    while (fitter.steps() < steps) {
      fitter.step(0.5);
    }
  }

  @Test
  void peakMemoryFollowsTheMicroBatchAndNotThePicture() {
    FitOptions options =
        TestOptions.small(2).change().tilesPerStep(512).samplesPerTile(64).width(256).build();

    FitResult<Fitted<GridTiling>> small = fit(TestPictures.drawn(256, 256, 3), options);
    FitResult<Fitted<GridTiling>> large = fit(TestPictures.drawn(512, 384, 3), options);

    assertThat(large.pace().nativeBytes()).isLessThanOrEqualTo(small.pace().nativeBytes());
  }
}
