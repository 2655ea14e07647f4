package dev.tessera.model.fit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.LiveMemory;
import dev.tessera.model.engine.PretendGpu;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TileEncoder;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.fit.points.GridPoints;
import dev.tessera.model.fit.points.PointSource;
import dev.tessera.model.fit.points.TightPoints;
import dev.tessera.model.fit.start.EncoderStart;
import dev.tessera.model.gather.TilesOnDevice;
import dev.tessera.model.optimise.CodeSteps;
import dev.tessera.model.optimise.CodesOnDevice;
import dev.tessera.model.optimise.DeviceCodeSteps;
import dev.tessera.model.optimise.TileSchedule;
import dev.tessera.model.shown.DeviceNotes;
import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that are predicted and moved on the device, beside those of the heap. */
final class DeviceCodesTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  private static GridPoints picture(int width, int height, int channels, int overlap) {
    GridSignal signal = TestPictures.drawn(width, height, channels);
    int[] extent = {height, width};
    return new GridPoints(
        signal, GridTiling.of(extent, new int[] {8, 8}, new int[] {overlap, overlap}));
  }

  private static GridPoints film() {
    int[] extent = {5, 13, 10};
    SplittableRandom random = new SplittableRandom(3);
    float[] values = new float[5 * 13 * 10];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    GridSignal signal = new GridSignal("film", Samples.of(extent, 1, values), 16);
    return new GridPoints(signal, GridTiling.of(extent, new int[] {2, 4, 4}, new int[] {0, 1, 0}));
  }

  private static Pretrained photo() {
    return ShippedNetworks.load(NetworkKind.PHOTO, "photo-8x16");
  }

  /** Networks of the paper's form that know nothing, for these points. */
  private static Pretrained plain(GridPoints points, int layers, boolean encoder) {
    int latent = 6;
    FieldSpec spec =
        new FieldSpec(points.tiling().dimensions(), points.channels(), 16, layers, latent, 6, 4);
    Optional<EncoderWeights> predicting =
        encoder
            ? Optional.of(Initialisation.encoder(points.features(), 5, latent, 2))
            : Optional.empty();
    return new Pretrained("plain", 8, Initialisation.weights(spec, 1), predicting);
  }

  private static CodeStep search(Scope scope, PointSource<GridTiling> points, Pretrained networks) {
    return search(scope, points, networks, Optional.empty());
  }

  private static CodeStep search(
      Scope scope, PointSource<GridTiling> points, Pretrained networks, Optional<FitState> state) {
    CodeSteps.Choice optimiser = CodeSteps.suiting(5e-3, networks.encoder().isPresent());
    return new CodeStep(
        scope,
        points,
        networks,
        new CodeStep.Plan(true, optimiser, Double.POSITIVE_INFINITY, TileSchedule.Order.TURN),
        state);
  }

  private static void encode(CodeStep search) {
    while (!search.started()) {
      search.step(0);
    }
  }

  private static Map<String, float[]> saved(CodeStep search) {
    Map<String, float[]> arrays = new HashMap<>();
    search.save(arrays);
    return arrays;
  }

  private static void assertSame(CodeStep device, CodeStep host) {
    Map<String, float[]> expected = saved(host);
    Map<String, float[]> found = saved(device);
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    assertThat(found.get("codes")).containsExactly(expected.get("codes"), within(1e-4f));
    assertThat(device.code(1)).containsExactly(host.code(1), within(1e-4f));
    assertThat(found.get("errors")).containsExactly(expected.get("errors"), within(1e-4f));
    assertThat(device.reconstruction().psnr())
        .isCloseTo(host.reconstruction().psnr(), within(1e-3));
    assertThat(device.samplesSeen()).isEqualTo(host.samplesSeen());
  }

  private static void assertSamePatches(CodeStep device, CodeStep host, boolean all, int pixels) {
    Optional<PicturePatch> expected = host.reconstruction().takePatch(all);
    Optional<PicturePatch> found = device.reconstruction().takePatch(all);
    assertThat(found.isPresent()).isEqualTo(expected.isPresent());
    if (expected.isEmpty()) {
      return;
    }
    assertThat(IntStream.range(0, found.get().size()).map(found.get()::tile).toArray())
        .containsExactly(
            IntStream.range(0, expected.get().size()).map(expected.get()::tile).toArray());
    for (int i = 0; i < found.get().size(); i++) {
      assertThat(found.get().psnr(i)).isCloseTo(expected.get().psnr(i), within(1e-2f));
    }
    int[] wanted = new int[pixels];
    int[] shown = new int[pixels];
    expected.get().paint(wanted);
    found.get().paint(shown);
    for (int i = 0; i < pixels; i++) {
      for (int shift = 0; shift < 32; shift += 8) {
        // what lies halfway between two numbers may be rounded either way
        assertThat(shown[i] >>> shift & 0xFF)
            .as("pixel %d", i)
            .isCloseTo(wanted[i] >>> shift & 0xFF, within(1));
      }
    }
  }

  private static void assertBothFindTheSame(GridPoints points, Pretrained networks, int rounds) {
    GridTiling grid = points.tiling();
    int pixels = grid.dimensions() == 2 ? grid.extent(0) * grid.extent(1) : 0;
    try (Scope cpu = ENGINE.scope();
        Scope gpu = new PretendGpu().scope()) {
      CodeStep host = search(cpu, points, networks);
      CodeStep device = search(gpu, points, networks);
      encode(host);
      encode(device);
      assertSame(device, host);
      assertSamePatches(device, host, false, pixels);
      for (int i = 0; i < rounds; i++) {
        host.step(0);
        device.step(0);
      }
      assertSame(device, host);
      assertSamePatches(device, host, false, pixels);
      assertSamePatches(device, host, true, pixels);
    }
  }

  @ParameterizedTest
  @CsvSource({"64,48,0", "70,50,0", "45,35,3"})
  void shippedNetworksFindTheSameCodesOnTheDevice(int width, int height, int overlap) {
    assertBothFindTheSame(picture(width, height, 3, overlap), photo(), 1);
  }

  /**
   * From a search least squares go on between two experts, where rounding decides on which side of
   * a kink a tile comes to lie: not each number is the same, but no tile gets worse.
   */
  @ParameterizedTest
  @CsvSource({"64,48,0", "45,35,3"})
  void whatFollowsASearchIsAsGoodOnTheDevice(int width, int height, int overlap) {
    GridPoints points = picture(width, height, 3, overlap);
    try (Scope cpu = ENGINE.scope();
        Scope gpu = new PretendGpu().scope()) {
      CodeStep host = search(cpu, points, photo());
      CodeStep device = search(gpu, points, photo());
      encode(host);
      encode(device);
      host.step(0);
      device.step(0);
      float[] searched = Objects.requireNonNull(saved(device).get("errors")).clone();
      double before = error(device);
      for (int i = 0; i < 2; i++) {
        host.step(0);
        device.step(0);
      }
      float[] after = Objects.requireNonNull(saved(device).get("errors"));
      for (int t = 0; t < after.length; t++) {
        assertThat(after[t]).isLessThanOrEqualTo(searched[t] + 1e-5f);
      }
      assertThat(error(device)).isLessThan(0.999 * before);
      assertThat(error(device) / error(host)).isCloseTo(1, within(5e-3));
    }
  }

  private static double error(CodeStep search) {
    double sum = 0;
    for (float value : Objects.requireNonNull(saved(search).get("errors"))) {
      sum += value;
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,0,false",
    "2,1,0,false",
    "2,1,2,false",
    "3,1,0,false",
    "4,1,0,true",
    "4,3,1,true",
    "1,2,0,true",
    "3,2,0,false"
  })
  void thePapersFormFindsTheSameCodesOnTheDevice(
      int channels, int layers, int overlap, boolean encoder) {
    GridPoints points = picture(29, 21, channels, overlap);
    assertBothFindTheSame(points, plain(points, layers, encoder), 4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void soDoTheTilesOfAFilm(boolean encoder) {
    assertBothFindTheSame(film(), plain(film(), 1, encoder), 3);
  }

  @Test
  void aSignalWithoutRoomOnTheDeviceIsSearchedFromTheHeap() {
    GridPoints points = picture(29, 21, 3, 0);
    try (Scope cpu = ENGINE.scope();
        Scope gpu = new PretendGpu().scope()) {
      CodeStep host = search(cpu, points, photo());
      CodeStep tight = search(gpu, new TightPoints(points), photo());
      encode(host);
      encode(tight);
      host.step(0);
      tight.step(0);
      assertSame(tight, host);
      assertSamePatches(tight, host, true, 29 * 21);
    }
  }

  @Test
  void aJointFitStartsFromTheSamePredictions() {
    GridPoints points = picture(29, 21, 3, 3);
    int length = points.tiling().tileCount() * 16;
    float[] ofHost = new float[length];
    float[] ofDevice = new float[length];
    try (Scope cpu = ENGINE.scope();
        Scope gpu = new PretendGpu().scope()) {
      EncoderStart usual = new EncoderStart(cpu, points, photo());
      EncoderStart start = new EncoderStart(gpu, points, photo());
      while (usual.step(ofHost)) {}
      while (start.step(ofDevice)) {}
    }
    assertThat(ofDevice).containsExactly(ofHost, within(1e-5f));
    assertThat(ofDevice[17]).isNotZero();
  }

  @Test
  void whatWasSavedGoesOn() {
    GridPoints points = picture(29, 21, 3, 0);
    Pretrained networks = plain(points, 1, true);
    try (Scope gpu = new PretendGpu().scope()) {
      CodeStep whole = search(gpu, points, networks);
      encode(whole);
      whole.step(0);
      FitState state = new FitState(Map.of(), whole.steps(), 0, Numbers.each(saved(whole)));
      double reached = whole.reconstruction().psnr();
      CodeStep later = search(gpu, points, networks, Optional.of(state));
      while (later.refresh()) {}
      assertThat(later.reconstruction().psnr()).isEqualTo(reached);
      whole.step(0);
      later.step(0);

      Map<String, float[]> expected = saved(whole);
      saved(later)
          .forEach((name, values) -> assertThat(values).as(name).isEqualTo(expected.get(name)));
    }
  }

  @ParameterizedTest
  @CsvSource({"24,16", "160,120"})
  void aBatchOfTheEncoderCostsTheSameHoweverManyTilesItHas(int width, int height) {
    PretendGpu gpu = new PretendGpu();
    GridPoints points = picture(width, height, 3, 0);
    int[] tiles = IntStream.range(0, points.tiling().tileCount()).toArray();
    int[] all = IntStream.range(0, points.pointCount()).toArray();
    try (Scope scope = gpu.scope()) {
      Field field = Field.of(scope, photo().weights());
      TilesOnDevice signal = points.onDevice(scope).orElseThrow();
      Optional<TileEncoder> encoder =
          TileEncoder.of(scope, photo(), scope.upload(points.local(all), all.length, 2));
      DeviceCodeSteps steps =
          CodeSteps.suiting(5e-3, false)
              .of(field, tiles.length, all.length)
              .onDevice(scope, new float[tiles.length * 16], false)
              .orElseThrow();
      DeviceNotes notes = points.reconstruction(1).onDevice(scope, signal);
      CodesOnDevice codes =
          new CodesOnDevice(scope, field, signal, points.local(all), steps, notes);
      gpu.take();
      encoder.orElseThrow().encode(signal.gathered(scope, tiles, all));
      String encoding = gpu.launches();
      assertThat(gpu.take().launches()).as(encoding).isLessThanOrEqualTo(40);

      codes.encode(tiles, encoder);
      String judging = gpu.launches();
      PretendGpu.Counts judged = gpu.take();
      assertThat(judged.launches()).as(judging).isLessThanOrEqualTo(64);
      assertThat(judged.transfers()).as("places, a number and errors").isEqualTo(3);
    }
  }

  /** Least squares, and four steps of Adam on two layers. */
  @ParameterizedTest
  @CsvSource({"24,16,false,156", "160,120,false,156", "24,16,true,220", "160,120,true,220"})
  void aRoundCostsTheSameHoweverManyTilesItHas(int width, int height, boolean adam, int launches) {
    PretendGpu gpu = new PretendGpu();
    GridPoints points = picture(width, height, 3, 0);
    try (Scope scope = gpu.scope()) {
      CodeStep search = search(scope, points, adam ? plain(points, 2, true) : photo());
      encode(search);
      search.step(0);
      gpu.take();
      search.step(0);
      String moving = gpu.launches();
      PretendGpu.Counts moved = gpu.take();
      search.reconstruction().takePatch(false);
      PretendGpu.Counts looked = gpu.take();

      assertThat(moved.launches()).as(moving).isLessThanOrEqualTo(launches);
      assertThat(moved.transfers()).isLessThanOrEqualTo(adam ? 2 : 4);
      assertThat(looked.transfers()).as("all as lines").isEqualTo(1);
    }
  }

  @Test
  void nothingPilesUp() {
    GridPoints points = picture(29, 21, 3, 0);
    for (Pretrained networks : List.of(photo(), plain(points, 1, false), plain(points, 2, true))) {
      try (Scope scope = new PretendGpu().scope()) {
        CodeStep search = search(scope, points, networks);
        encode(search);
        search.step(0);
        LiveMemory early = LiveMemory.now();
        List<LiveMemory> later = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
          search.step(0);
          search.reconstruction().takePatch(false);
          search.code(1);
          search.codes();
          later.add(LiveMemory.now());
        }
        assertThat(later).containsOnly(early);
      }
    }
  }
}
