package dev.tessera.model.fit.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.LiveMemory;
import dev.tessera.model.engine.PretendGpu;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.Spheres;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.fit.step.JointStep;
import dev.tessera.model.signal.data.TileVariety;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Training on a GPU beside training on the CPU, and what its steps cost. */
final class DeviceTrainingTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  /** What is trained in these tests. */
  enum Kind {
    LINEAR_ENCODER,
    ENCODER,
    SOME_POINTS,
    CODE_BOOK,
    FAMILY
  }

  private static TrainOptions pictures(TrainOptions.Source source, int hidden, int tiles) {
    TrainOptions.Codes codes = new TrainOptions.Codes(source, hidden, 1, 30);
    TrainOptions usual =
        TrainOptions.ofPictures()
            .withField(new FieldSpec(2, 3, 24, 4, 5, 6, 5))
            .withSignals(new TrainOptions.Pictures(4, false, codes, TileVariety.USUAL));
    return usual.withSteps(new TrainOptions.Steps(tiles, 4096, 3e-3, 1e-2, 1e-3));
  }

  private static TrainOptions family() {
    TrainOptions usual = Spheres.options(100);
    TrainOptions.Family family = usual.family();
    return usual.withSignals(new TrainOptions.Family(family.clamp(), 0.1, 0.01, 0.3));
  }

  private static TrainOptions options(Kind kind) {
    return switch (kind) {
      case LINEAR_ENCODER -> pictures(TrainOptions.Source.ENCODER, 0, 20);
      case ENCODER -> pictures(TrainOptions.Source.ENCODER, 7, 20);
      case SOME_POINTS -> {
        TrainOptions all = pictures(TrainOptions.Source.ENCODER, 7, 20);
        yield all.withSteps(new TrainOptions.Steps(20, 9, 3e-3, 1e-2, 1e-3));
      }
      case CODE_BOOK -> pictures(TrainOptions.Source.CODE_BOOK, 0, 20);
      case FAMILY -> family();
    };
  }

  private static PoolLearner.Pool<?> pool(TrainOptions options) {
    return options.signals() instanceof TrainOptions.Family
        ? new FamilyPool(Spheres.set().training(), options, Optional.empty())
        : new PicturePool(
            List.of(TrainingImage.of(TestPictures.drawn(40, 32, 3))), options, Optional.empty());
  }

  private static JointStep begun(PoolLearner.Pool<?> pool, Scope scope) {
    while (pool.prepare(scope)) {}
    return pool.begin(scope);
  }

  private static void steps(JointStep step, int count) {
    for (int i = 0; i < count; i++) {
      while (!step.step(0.3)) {}
    }
  }

  private static Map<String, float[]> saved(JointStep step) {
    Map<String, float[]> arrays = new HashMap<>();
    step.save(arrays);
    arrays.replaceAll((name, values) -> values.clone());
    return arrays;
  }

  @ParameterizedTest
  @EnumSource
  void bothDevicesLearnTheSame(Kind kind) {
    TrainOptions options = options(kind);
    try (Scope cpu = ENGINE.scope();
        Scope gpu = new PretendGpu().scope()) {
      JointStep host = begun(pool(options), cpu);
      JointStep device = begun(pool(options), gpu);
      steps(host, 3);
      steps(device, 3);
      Map<String, float[]> ofDevice = saved(device);
      Map<String, float[]> ofHost = saved(host);
      assertThat(ofDevice.keySet()).isEqualTo(ofHost.keySet());
      ofHost.forEach(
          (name, values) ->
              assertThat(ofDevice.get(name)).as(name).containsExactly(values, within(1e-5f)));

      steps(host, 27);
      steps(device, 27);
      double error = host.averageError();
      assertThat(device.averageError()).isCloseTo(error, within(1e-3 * error));
      assertThat(saved(host).get("weights")).isNotEqualTo(ofHost.get("weights"));
    }
  }

  @Test
  void theEncoderOfATrainingIsTheOneOfTheDevice() {
    TrainOptions options = options(Kind.ENCODER);
    try (Scope gpu = new PretendGpu().scope()) {
      PicturePool pool = (PicturePool) pool(options);
      JointStep device = begun(pool, gpu);
      steps(device, 3);
      assertThat(pool.fitted(device).encoder().orElseThrow().toArray())
          .isEqualTo(saved(device).get("encoder"));
    }
  }

  /** The encoder is a second network, with moments of its own. */
  @ParameterizedTest
  @CsvSource({"1, 8, 100", "1, 64, 100", "4, 8, 140", "4, 64, 140"})
  void aStepWithAnEncoderCostsTheSameHoweverManyTilesItHas(int layers, int tiles, int most) {
    PretendGpu gpu = new PretendGpu();
    TrainOptions options =
        pictures(TrainOptions.Source.ENCODER, 7, tiles)
            .withField(new FieldSpec(2, 3, 24, layers, 5, 6, 5));
    try (Scope scope = gpu.scope()) {
      JointStep step = begun(pool(options), scope);
      steps(step, 2);
      gpu.take();
      steps(step, 1);
      String launches = gpu.launches();
      PretendGpu.Counts counts = gpu.take();
      assertThat(counts.launches()).as(launches).isLessThanOrEqualTo(most);
      assertThat(counts.transfers()).isLessThanOrEqualTo(4);
      assertThat(counts.synchronisations()).isLessThanOrEqualTo(2);
    }
  }

  /** Points differ from shape to shape, so each is evaluated by itself. */
  @Test
  void aStepOfAFamilyCostsOneUploadForEachShapeAndOneDownload() {
    PretendGpu gpu = new PretendGpu();
    TrainOptions options = family();
    int shapes = options.steps().signals();
    try (Scope scope = gpu.scope()) {
      JointStep step = begun(pool(options), scope);
      steps(step, 2);
      gpu.take();
      steps(step, 1);
      String launches = gpu.launches();
      PretendGpu.Counts counts = gpu.take();
      assertThat(counts.launches()).as(launches).isLessThanOrEqualTo(shapes * 100);
      assertThat(counts.uploads()).isEqualTo(shapes);
      assertThat(counts.downloads()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"ENCODER", "CODE_BOOK", "FAMILY"})
  void nothingPilesUp(Kind kind) {
    try (Scope scope = new PretendGpu().scope()) {
      JointStep step = begun(pool(options(kind)), scope);
      steps(step, 5);
      LiveMemory early = LiveMemory.now();
      List<LiveMemory> later = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        steps(step, 2);
        step.weights();
        later.add(LiveMemory.now());
      }
      assertThat(later).containsOnly(early);
    }
  }
}
