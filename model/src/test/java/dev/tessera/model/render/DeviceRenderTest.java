package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.LiveMemory;
import dev.tessera.model.engine.PretendGpu;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SamplesBuilder;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rendering on the device beside rendering on the heap. */
final class DeviceRenderTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final long ALL = 1 << 20;
  private static final DeviceRender.Sizes SHARED = new DeviceRender.Sizes(ALL, 0);
  private static final DeviceRender.Sizes EACH = new DeviceRender.Sizes(ALL, ALL);

  private static GridTiling grid(int[] extent, int[] tile, int... overlap) {
    return GridTiling.of(extent, tile, overlap);
  }

  private static FieldSpec spec(String form, int axes, int channels) {
    return switch (form) {
      case "experts" -> FieldSpec.ofExperts(axes, channels, 12, 4, 3);
      case "one layer" -> new FieldSpec(axes, channels, 16, 1, 4, 5, 3);
      default -> new FieldSpec(axes, channels, 16, 2, 4, 5, 3);
    };
  }

  /** Codes of experts choose between two of them. */
  private static WeightedField<GridTiling> field(GridTiling grid, FieldSpec spec, boolean plain) {
    SplittableRandom random = new SplittableRandom(3);
    boolean experts = spec.form() == FieldForms.named(FieldForms.EXPERTS);
    float[] values = new float[WeightLayout.of(spec).length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.3 * random.nextGaussian());
    }
    Weights weights = experts ? Weights.of(spec, values) : Initialisation.weights(spec, 5);
    int tiles = grid.tileCount();
    float[] codes = Initialisation.codes(tiles, 4, 6);
    for (int t = 0; experts && t < tiles; t++) {
      codes[4 * t] = t % 5 * 0.5f;
    }
    Fitted<GridTiling> fitted = new Fitted<>(grid, weights, Codes.of(tiles, 4, codes));
    float[] shares = new float[tiles];
    for (int t = 0; t < tiles; t++) {
      shares[t] = plain ? 1 : (float) random.nextDouble();
    }
    return new WeightedField<>(fitted, shares);
  }

  private static Samples onHeap(WeightedField<GridTiling> field, int... extent) {
    try (GridRenderer renderer = new GridRenderer(ENGINE.scope(), field, extent)) {
      while (renderer.step()) {}
      return renderer.picture();
    }
  }

  private static Samples onDevice(
      WeightedField<GridTiling> field, DeviceRender.Sizes sizes, int... extent) {
    SamplesBuilder output = SamplesBuilder.floats(extent, field.field().spec().channels());
    RenderPlan plan =
        new RenderPlan(field.field().tiling(), OutputPoints.evenly(field.field().tiling(), extent));
    try (Scope scope = new PretendGpu().scope()) {
      DeviceRender render = new DeviceRender(scope, field, plan, output, sizes, extent);
      double done = 0;
      boolean more = true;
      while (more) {
        more = render.step();
        assertThat(render.progress()).isGreaterThan(done);
        done = render.progress();
      }
      assertThat(done).isEqualTo(1);
    }
    return output.build();
  }

  private static void assertAlike(Samples found, Samples expected) {
    assertThat(found.sameShape(expected)).isTrue();
    for (long i = 0; i < expected.length(); i++) {
      assertThat(found.get(i)).as("value %d", i).isCloseTo(expected.get(i), within(1e-5f));
    }
  }

  /** Grids, and output points per axis: as many, fewer, more, and as many as nothing divides. */
  static Stream<Arguments> grids() {
    GridTiling line = grid(new int[] {29}, new int[] {6}, 2);
    GridTiling apart = grid(new int[] {24, 16}, new int[] {8, 8}, 0, 0);
    GridTiling halves = grid(new int[] {23, 17}, new int[] {8, 6}, 4, 3);
    GridTiling edge = grid(new int[] {40, 8}, new int[] {4, 8}, 1, 0);
    GridTiling video = grid(new int[] {7, 10, 13}, new int[] {3, 4, 5}, 1, 2, 1);
    GridTiling light = grid(new int[] {5, 4, 9, 8}, new int[] {2, 2, 4, 3}, 0, 1, 2, 1);
    return Stream.of(
        Arguments.of(line, new int[] {29}),
        Arguments.of(line, new int[] {71}),
        Arguments.of(line, new int[] {5}),
        Arguments.of(edge, new int[] {58, 8}), // a point whose second share is 1e-16
        Arguments.of(apart, new int[] {24, 16}),
        Arguments.of(apart, new int[] {48, 16}),
        Arguments.of(halves, new int[] {23, 17}),
        Arguments.of(halves, new int[] {46, 51}),
        Arguments.of(halves, new int[] {31, 12}),
        Arguments.of(GridTiling.whole(9, 11), new int[] {18, 30}),
        Arguments.of(video, new int[] {7, 10, 13}),
        Arguments.of(video, new int[] {14, 7, 13}),
        Arguments.of(light, new int[] {5, 4, 9, 8}),
        Arguments.of(light, new int[] {7, 8, 9, 3}));
  }

  @ParameterizedTest
  @MethodSource("grids")
  void itIsWhatTheHeapRenders(GridTiling grid, int... extent) {
    WeightedField<GridTiling> field = field(grid, spec("", grid.dimensions(), 3), true);
    Samples expected = onHeap(field, extent);
    assertAlike(onDevice(field, SHARED, extent), expected);
    assertAlike(onDevice(field, EACH, extent), expected);
  }

  @ParameterizedTest
  @MethodSource("grids")
  void severalPiecesAreAsOne(GridTiling grid, int... extent) {
    WeightedField<GridTiling> field = field(grid, spec("", grid.dimensions(), 1), false);
    Samples expected = onHeap(field, extent);
    assertAlike(onDevice(field, new DeviceRender.Sizes(100, 0), extent), expected);
    assertAlike(onDevice(field, new DeviceRender.Sizes(8, 0), extent), expected);
    assertAlike(onDevice(field, new DeviceRender.Sizes(7, ALL), extent), expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"experts", "one layer"})
  void fieldsOfOneLayerAndWeightsOfTilesAreRenderedToo(String form) {
    GridTiling grid = grid(new int[] {23, 17}, new int[] {8, 6}, 4, 3);
    WeightedField<GridTiling> field = field(grid, spec(form, 2, 2), false);
    Samples expected = onHeap(field, 31, 51);
    assertAlike(onDevice(field, SHARED, 31, 51), expected);
    assertAlike(onDevice(field, EACH, 31, 51), expected);
  }

  @Test
  void aSecondFieldIsAddedToTheFirst() {
    GridTiling grid = grid(new int[] {23, 17}, new int[] {8, 6}, 4, 3);
    WeightedField<GridTiling> one = field(grid, spec("", 2, 3), false);
    WeightedField<GridTiling> two = field(grid, spec("one layer", 2, 3), false);
    List<Samples> found = new ArrayList<>();
    for (boolean gpu : new boolean[] {false, true}) {
      try (GridRenderer first = new GridRenderer(scope(gpu), one, 46, 17)) {
        while (first.step()) {}
        try (GridRenderer second = first.andThen(scope(gpu), two)) {
          while (second.step()) {}
          found.add(second.picture());
        }
      }
    }
    assertAlike(found.get(1), found.get(0));
  }

  private static Samples rendered(Scope scope, Fitted<GridTiling> field, OutputDepth depth) {
    try (GridRenderer renderer = new GridRenderer(scope, field, 2, depth)) {
      while (renderer.step()) {}
      return renderer.picture();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void eightBitsAreRoundedAsAWriterWould(int channels) {
    GridTiling grid = grid(new int[] {23, 17}, new int[] {8, 6}, 4, 3);
    Fitted<GridTiling> field = field(grid, spec("", 2, channels), true).field();
    Samples full = rendered(scope(true), field, OutputDepth.FULL);
    Samples bytes = rendered(scope(true), field, OutputDepth.EIGHT_BIT);
    assertThat(bytes.eightBit()).isTrue();
    assertThat(bytes.sameShape(full)).isTrue();
    boolean below = false;
    for (long i = 0; i < full.length(); i++) {
      assertThat(bytes.get(i)).as("value %d", i).isEqualTo(Argb.quantise(full.get(i)) / 255f);
      below |= full.get(i) < 0;
    }
    assertThat(below).as("something to clamp").isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void coloursBesideAlphaStayAsTheyAre(int channels) {
    GridTiling grid = grid(new int[] {23, 17}, new int[] {8, 6}, 4, 3);
    Fitted<GridTiling> field = field(grid, spec("", 2, channels), true).field();
    Samples full = rendered(scope(true), field, OutputDepth.FULL);
    Samples found = rendered(scope(true), field, OutputDepth.EIGHT_BIT);
    assertThat(found.eightBit()).isFalse();
    for (long i = 0; i < full.length(); i++) {
      assertThat(found.get(i)).as("value %d", i).isEqualTo(full.get(i));
    }
  }

  private static Scope scope(boolean gpu) {
    return gpu ? new PretendGpu().scope() : ENGINE.scope();
  }

  @ParameterizedTest
  @ValueSource(ints = {410, 530})
  void aPieceCostsTheSameHoweverManyTilesItHas(int side) {
    GridTiling grid = grid(new int[] {side, side}, new int[] {16, 16}, 4, 4);
    for (String form : List.of("", "experts")) {
      PretendGpu gpu = new PretendGpu();
      WeightedField<GridTiling> field = field(grid, spec(form, 2, 3), false);
      try (GridRenderer renderer = new GridRenderer(gpu.scope(), field, side, side)) {
        gpu.take();
        while (renderer.step()) {}
        String launches = gpu.launches();
        PretendGpu.Counts counts = gpu.take();

        // Four calls: tiles at the lower and the right border reach beyond it.
        assertThat(counts.launches()).as(launches).isLessThanOrEqualTo(4 * 45);
        assertThat(counts.uploads()).as("uploads").isEqualTo(2);
        // An expert alone is half the work: each call looks whether any are mixed.
        int looks = form.equals("experts") ? 4 : 0;
        assertThat(counts.downloads()).as("downloads").isEqualTo(1 + looks);
      }
    }
  }

  @Test
  void aRenderingFreesItsMemoryPieceByPiece() {
    GridTiling grid = grid(new int[] {60, 40}, new int[] {16, 16}, 4, 4);
    WeightedField<GridTiling> field = field(grid, spec("", 2, 3), true);
    int[] extent = {60, 40};
    SamplesBuilder output = SamplesBuilder.floats(extent, 3);
    RenderPlan plan = new RenderPlan(grid, OutputPoints.evenly(grid, extent));
    LiveMemory before = LiveMemory.now();
    try (Scope scope = new PretendGpu().scope()) {
      DeviceRender.Sizes rows = new DeviceRender.Sizes(200, 0);
      DeviceRender render = new DeviceRender(scope, field, plan, output, rows, extent);
      List<LiveMemory> after = new ArrayList<>();
      while (render.step()) {
        after.add(LiveMemory.now());
      }
      assertThat(after).hasSizeGreaterThan(10);
      assertThat(after.stream().mapToInt(LiveMemory::arrays).distinct()).hasSize(1);
      assertThat(after.stream().mapToInt(LiveMemory::scopes).distinct()).hasSize(1);
    }
    assertThat(LiveMemory.now()).isEqualTo(before);
  }
}
