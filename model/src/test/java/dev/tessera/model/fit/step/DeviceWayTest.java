package dev.tessera.model.fit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.bench.StepBenchmark;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.LiveMemory;
import dev.tessera.model.engine.PretendGpu;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.TestOptions;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.fit.points.GridPoints;
import dev.tessera.model.fit.points.PointSource;
import dev.tessera.model.fit.points.TightPoints;
import dev.tessera.model.optimise.Loss;
import dev.tessera.model.signal.GridSignal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A step whose numbers live on the device, beside the one whose numbers live on the heap. */
final class DeviceWayTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final GridSignal PICTURE = TestPictures.drawn(64, 48, 3);

  /** A step gives at most so many tiles at once. */
  private record InPieces(TileBatcher all, int pieces) implements Batches {
    @Override
    public void begin(long step) {
      all.begin(step);
    }

    @Override
    public int tiles() {
      return all.tiles();
    }

    @Override
    public int points() {
      return all.points();
    }

    @Override
    public Batch next(int from, int most) {
      return all.next(from, Math.min(most, pieces));
    }
  }

  private static FitOptions options(String form, int layers, int tiles) {
    return TestOptions.small(1)
        .change()
        .form(FieldForms.named(form))
        .layers(layers)
        .latent(form.equals("siren") ? 0 : 12)
        .tilesPerStep(tiles)
        .build();
  }

  private static JointStep joint(
      Scope scope, FitOptions options, Loss loss, Optional<FitState> state, boolean onDevice) {
    return joint(scope, options, loss, state, onDevice, points -> points);
  }

  private static JointStep joint(
      Scope scope,
      FitOptions options,
      Loss loss,
      Optional<FitState> state,
      boolean onDevice,
      Function<GridPoints, PointSource<?>> seen) {
    PointSource<?> points = seen.apply(new GridPoints(PICTURE, options.gridFor(PICTURE)));
    FieldSpec spec = options.specFor(PICTURE);
    FitOptions.Steps steps = options.steps();
    int tiles = points.tiling().tileCount();
    float[] codes =
        state
            .map(s -> s.array("codes"))
            .orElseGet(() -> Initialisation.codes(tiles, spec.latent(), 2));
    JointStep.Origin origin =
        JointStep.Origin.of(spec, state, () -> Initialisation.weights(spec, 1));
    StepWay.Parts parts =
        new StepWay.Parts(
            scope,
            Field.of(scope, origin.weights()),
            origin,
            new JointStep.Rules(loss, steps.networkRate(), 10),
            new InPieces(new TileBatcher(points, steps.tilesPerStep(), 32, 1), 10),
            new CodeSource.Book(
                codes, tiles, spec.latent(), new CodeSource.Pace(steps.codeRate(), 1e-3), state));
    return new JointStep(parts, Optional.of(points), onDevice);
  }

  private static void step(JointStep fitter, int steps) {
    for (int i = 0; i < steps; i++) {
      while (!fitter.step(0.3)) {}
    }
  }

  private static double psnr(JointStep fitter) {
    while (fitter.refresh()) {}
    return fitter.reconstruction().psnr();
  }

  @ParameterizedTest
  @CsvSource({
    "modulated, 3, squared",
    "modulated, 1, squared",
    "concatenated, 2, squared",
    "modulated, 2, distance",
    "film, 2, squared",
    "siren, 2, squared",
    "concatenated-fourier, 2, squared"
  })
  void bothWaysGiveTheSame(String form, int layers, String lossName) {
    Loss loss = lossName.equals("squared") ? Loss.SQUARED : Loss.DISTANCE;
    FitOptions options = options(form, layers, 16);
    try (Scope scope = ENGINE.scope()) {
      JointStep host = joint(scope, options, loss, Optional.empty(), false);
      JointStep device = joint(scope, options, loss, Optional.empty(), true);
      step(host, 3);
      step(device, 3);
      Map<String, float[]> ofHost = saved(host);
      Map<String, float[]> ofDevice = saved(device);
      assertThat(ofDevice.keySet()).isEqualTo(ofHost.keySet());
      ofHost.forEach(
          (name, values) ->
              assertThat(ofDevice.get(name)).as(name).containsExactly(values, within(1e-5f)));
      assertThat(device.code(5)).containsExactly(host.code(5), within(1e-5f));

      step(host, 47);
      step(device, 47);
      assertThat(psnr(device)).isCloseTo(psnr(host), within(1e-3));
      assertThat(device.averageError()).isCloseTo(host.averageError(), within(1e-5));
      assertThat(device.samplesSeen()).isEqualTo(host.samplesSeen());
      assertThat(saved(host).get("weights")).isNotEqualTo(ofHost.get("weights"));
    }
  }

  private static Map<String, float[]> saved(JointStep fitter) {
    Map<String, float[]> arrays = new HashMap<>();
    fitter.save(arrays);
    arrays.replaceAll((name, values) -> values.clone());
    return arrays;
  }

  @Test
  void targetsTravelWhereThereIsNoRoomForTheSignal() {
    FitOptions options = options("modulated", 2, 16);
    try (Scope scope = ENGINE.scope()) {
      JointStep gathering = joint(scope, options, Loss.SQUARED, Optional.empty(), true);
      JointStep sending =
          joint(scope, options, Loss.SQUARED, Optional.empty(), true, TightPoints::new);
      step(gathering, 5);
      step(sending, 5);
      Map<String, float[]> expected = saved(gathering);
      saved(sending)
          .forEach((name, values) -> assertThat(values).as(name).isEqualTo(expected.get(name)));
    }
  }

  @Test
  void whatWasSavedGoesOnBitForBit() {
    FitOptions options = options("modulated", 2, 16);
    try (Scope scope = ENGINE.scope()) {
      JointStep whole = joint(scope, options, Loss.SQUARED, Optional.empty(), true);
      step(whole, 7);
      FitState state = new FitState(Map.of(), whole.steps(), 0, Numbers.each(saved(whole)));
      step(whole, 7);
      JointStep later = joint(scope, options, Loss.SQUARED, Optional.of(state), true);
      step(later, 7);

      Map<String, float[]> expected = saved(whole);
      saved(later)
          .forEach((name, values) -> assertThat(values).as(name).isEqualTo(expected.get(name)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 48})
  void aStepOnAGpuCostsTheSameHoweverManyTilesItHas(int tiles) {
    PretendGpu gpu = new PretendGpu();
    try (Scope scope = gpu.scope()) {
      JointStep fitter = StepBenchmark.joint(scope, PICTURE, options("modulated", 4, tiles));
      step(fitter, 2);
      gpu.take();
      step(fitter, 1);
      String launches = gpu.launches();
      PretendGpu.Counts counts = gpu.take();

      assertThat(counts.launches()).as(launches).isLessThanOrEqualTo(120);
      assertThat(counts.transfers()).isLessThanOrEqualTo(4);
      assertThat(counts.synchronisations()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void valuesComeDownOnceForSomebodyWhoLooks() {
    PretendGpu gpu = new PretendGpu();
    try (Scope scope = gpu.scope()) {
      JointStep fitter = StepBenchmark.joint(scope, PICTURE, options("modulated", 2, 48));
      double before = fitter.reconstruction().psnr();
      step(fitter, 1);
      gpu.take();
      assertThat(fitter.reconstruction().psnr()).isNotEqualTo(before);
      assertThat(gpu.take().downloads()).isEqualTo(1);
      fitter.reconstruction();
      assertThat(gpu.take()).isEqualTo(new PretendGpu.Counts(0, 0, 0, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingPilesUpOnAGpu(boolean onDevice) {
    FitOptions options = options("modulated", 3, 16);
    try (Scope scope = new PretendGpu().scope()) {
      JointStep fitter = joint(scope, options, Loss.SQUARED, Optional.empty(), onDevice);
      step(fitter, 5);
      fitter.reconstruction();
      LiveMemory early = LiveMemory.now();
      List<LiveMemory> later = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        step(fitter, 2);
        fitter.reconstruction();
        fitter.code(1);
        fitter.weights();
        later.add(LiveMemory.now());
      }
      assertThat(later).containsOnly(early);
    }
  }
}
