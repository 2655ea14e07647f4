package dev.tessera.model.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.TestClips;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SamplesBuilder;
import dev.tessera.model.tile.GridTiling;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted of a clip before it is read is what its fit holds. */
final class ClipBudgetTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  /** Number and bytes of the arrays of a primitive type, such as " 2: 417 90184 [F". */
  private static final Pattern ARRAYS =
      Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+\\[[BCDFIJSZ](\\s|$)");

  private static FitOptions options(FitMode mode, String networks) throws Exception {
    return Preset.BALANCED
        .clip()
        .change()
        .mode(mode)
        .networks(Optional.of(ShippedNetworks.load(NetworkKind.VIDEO, networks)))
        .build();
  }

  private static GridSignal clip(int frames) {
    Samples moving = TestClips.moving(frames, 256, 256).samples();
    SamplesBuilder bytes = SamplesBuilder.eightBit(moving.extent(), 3);
    float[] values = new float[Math.toIntExact(moving.length())];
    moving.copyTo(0, values, 0, values.length);
    bytes.put(0, values, 0, values.length);
    return new GridSignal("moving", bytes.build(), 8);
  }

  /** Bytes of all arrays of numbers that anything refers to. */
  private static long live() throws JMException {
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    Matcher arrays = ARRAYS.matcher(String.valueOf(histogram));
    long sum = 0;
    while (arrays.find()) {
      sum += Long.parseLong(arrays.group(1));
    }
    return sum;
  }

  private static long beside(FitOptions options, GridSignal clip) {
    return ClipBudget.beside(options, options.gridFor(clip));
  }

  /** What a fit holds while it goes on and is saved. */
  private static long whileItIsSaved(FitOptions options, GridSignal clip) throws Exception {
    try (Run<Fitted<GridTiling>> run =
        SignalLearner.grid(ENGINE, clip, options, Optional.empty())) {
      while (run.fitted().isEmpty()) {
        run.step();
      }
      FitResult<Fitted<GridTiling>> copy = run.capture().orElseThrow().get();
      run.step(); // from here on codes move in an array of their own
      long held = live();
      assertThat(copy.fitted().tiling()).isEqualTo(options.gridFor(clip));
      return held;
    }
  }

  /** What is left of one that has ended. */
  private static long afterItsEnd(FitOptions options, GridSignal clip) throws Exception {
    Latest<Snapshot<Fitted<GridTiling>>> told = new Latest<>();
    FitJob<Fitted<GridTiling>> fit =
        new FitJob<>("", () -> SignalLearner.grid(ENGINE, clip, options, Optional.empty()), told);
    fit.open();
    while (fit.step()) {}
    FitResult<Fitted<GridTiling>> result = fit.result().orElseThrow();
    fit.close();
    long held = live();
    assertThat(told.take().orElseThrow().live().fitted().orElseThrow().tiling())
        .isEqualTo(result.fitted().tiling())
        .isEqualTo(options.gridFor(clip));
    return held;
  }

  /** Of 4096 tiles more; working memory is about the same. */
  @Test
  void aFitThatIsSavedHoldsWhatIsCounted() throws Exception {
    FitOptions options = options(FitMode.CODES, "clip-8x64");
    GridSignal some = clip(16);
    GridSignal more = clip(48);
    long counted = beside(options, more) - beside(options, some);

    long first = whileItIsSaved(options, some);
    long held = whileItIsSaved(options, more) - first;

    assertThat(held).isCloseTo(counted, withinPercentage(6));
  }

  /** 16 tiles of 8 x 16 x 32 samples, of codes of 1024 numbers. */
  @ParameterizedTest
  @CsvSource({"ENCODE, 67216", "CODES, 132752"})
  void codesErrorsAndScheduleOfEachTileAreCounted(FitMode mode, long bytes) throws Exception {
    FitOptions options = options(mode, "clip-8x16");

    // 1024 numbers once or twice, 18 + 8 numbers beside them, and a byte.
    assertThat(ClipBudget.beside(options, options.gridFor(16, 64, 64))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clip-8x4", "clip-8x64"})
  void whatAnEncoderLeavesIsWhatIsCounted(String networks) throws Exception {
    FitOptions options = options(FitMode.ENCODE, networks);
    long before = live();
    GridSignal clip = clip(64);
    long counted = clip.samples().bytes() + beside(options, clip);

    long held = afterItsEnd(options, clip) - before;

    assertThat(held).isLessThanOrEqualTo(counted).isGreaterThan((long) (0.8 * counted));
  }
}
