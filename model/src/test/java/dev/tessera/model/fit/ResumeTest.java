package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.SparseTiling;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A fit that is interrupted, written to a file, read and gone on with is one fit. */
final class ResumeTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final GridSignal PICTURE = TestPictures.drawn(61, 43, 3);
  private static final FitOptions SHAPE = TestShapes.small(StopRule.afterSteps(30));

  @TempDir private Path folder = Path.of("");

  private static Pretrained experts() {
    return ShippedNetworks.load(NetworkKind.PHOTO, "photo-8x16");
  }

  /** Networks without an encoder, whose codes are found by Adam. */
  private static Pretrained ofPicture() {
    FitResult<?> joint = Finished.of(grid(TestOptions.small(60), Optional.empty()));
    return new Pretrained(
        "of a picture", 8, ((Fitted<?>) joint.fitted()).weights(), Optional.empty());
  }

  private static Pretrained ofShape() {
    FitResult<?> joint = Finished.of(shape(SHAPE, Optional.empty()));
    return new Pretrained(
        "of a shape", 8, ((Fitted<?>) joint.fitted()).weights(), Optional.empty());
  }

  private static Fit<? extends Fitted<?>> grid(FitOptions options, Optional<FitState> state) {
    return SignalLearner.grid(ENGINE, PICTURE, options, state);
  }

  private static Fit<Fitted<SparseTiling>> shape(FitOptions options, Optional<FitState> state) {
    return SignalLearner.shape(ENGINE, TestShapes.torus(), options, Optional.empty(), state);
  }

  private static FitOptions codes(FitOptions options, Pretrained networks) {
    return options.change().mode(FitMode.CODES).networks(Optional.of(networks)).build();
  }

  static Stream<Arguments> ways() {
    FitOptions small = TestOptions.small(30);
    return Stream.of(
        way("joint picture", ResumeTest::grid, small),
        way("overlapping tiles", ResumeTest::grid, small.change().overlap(3).build()),
        way(
            "another form",
            ResumeTest::grid,
            small.change().form(FieldForms.named(FieldForms.CONCATENATED)).build()),
        way("codes by Adam", ResumeTest::grid, codes(small, ofPicture())),
        way("codes by least squares", ResumeTest::grid, codes(small, experts())),
        way(
            "joint from networks",
            ResumeTest::grid,
            small.change().networks(Optional.of(ofPicture())).build()),
        way("joint shape", ResumeTest::shape, SHAPE),
        way("codes of a shape", ResumeTest::shape, codes(SHAPE, ofShape())));
  }

  private interface Way {
    Fit<? extends Fitted<?>> fit(FitOptions options, Optional<FitState> state);
  }

  private static Arguments way(String name, Way way, FitOptions options) {
    return Arguments.of(name, way, options);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void anInterruptedFitIsTheFitBitForBit(String name, Way way, FitOptions options)
      throws Exception {
    // Codes alone are not there before the encoder has seen all tiles; then all is one step's work.
    FitResult<? extends Fitted<?>> whole = Finished.of(way.fit(options, Optional.empty()));
    long half = whole.step() / 2;
    Path file = folder.resolve("half.checkpoint");
    CheckpointFile.write(file, Finished.at(half, way.fit(options, Optional.empty())));
    FitState read = CheckpointFile.read(file);
    assertThat(read.step()).isEqualTo(half);

    FitResult<? extends Fitted<?>> resumed = Finished.of(way.fit(options, Optional.of(read)));

    assertThat(resumed.step()).isEqualTo(whole.step());
    assertThat(resumed.reason()).isEqualTo(whole.reason());
    assertThat(resumed.fitted().weights().toArray()).isEqualTo(whole.fitted().weights().toArray());
    for (int t = 0; t < whole.fitted().codes().tiles(); t++) {
      assertThat(resumed.fitted().codes().code(t)).isEqualTo(whole.fitted().codes().code(t));
    }
    assertThat(resumed.state().arrays().keySet()).isEqualTo(whole.state().arrays().keySet());
    whole
        .state()
        .arrays()
        .forEach(
            (array, values) -> {
              if (!array.equals("curve")) { // points depend on the time
                assertThat(resumed.state().array(array)).as(array).isEqualTo(values.toArray());
              }
            });
    assertThat(resumed.psnr()).isCloseTo(whole.psnr(), within(1e-6));
    assertThat(resumed.seconds()).isGreaterThan(read.seconds());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void theResultOfAFitThatReachedItsLimitIsUpToDateWithoutAStep(
      String name, Way way, FitOptions options) {
    FitResult<? extends Fitted<?>> whole = Finished.of(way.fit(options, Optional.empty()));

    FitResult<? extends Fitted<?>> again =
        Finished.of(way.fit(options, Optional.of(whole.state())));

    assertThat(again.step()).isEqualTo(whole.step());
    assertThat(again.reason()).isEqualTo(whole.reason());
    assertThat(again.fitted().weights().toArray()).isEqualTo(whole.fitted().weights().toArray());
    assertThat(again.psnr()).isCloseTo(whole.psnr(), within(1e-6));
  }

  static Stream<Arguments> others() {
    return Stream.of(
        other("mode was JOINT and is CODES", o -> codes(o, ofPicture())),
        other("tile was 8 and is 16", o -> o.change().tile(16).build()),
        other("overlap was 0 and is 2", o -> o.change().overlap(2).build()),
        other("global was false and is true", o -> o.change().global(true).build()),
        other("width was 32 and is 40", o -> o.change().width(40).build()),
        other("layers was 2 and is 1", o -> o.change().layers(1).build()),
        other("latent was 12 and is 6", o -> o.change().latent(6).build()),
        other("firstOmega was 6.0 and is 7.0", o -> o.change().firstOmega(7).build()),
        other(
            "form was modulated and is concatenated",
            o -> o.change().form(FieldForms.named(FieldForms.CONCATENATED)).build()),
        other(
            "networks was null and is of a picture",
            o -> o.change().networks(Optional.of(ofPicture())).build()));
  }

  private static Arguments other(String difference, UnaryOperator<FitOptions> change) {
    return Arguments.of(difference, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void aStateOfOtherTilesOrNetworksIsRefusedInOneSentence(
      String difference, UnaryOperator<FitOptions> change) {
    FitOptions options = TestOptions.small(2);
    FitState state = Finished.of(grid(options, Optional.empty())).state();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> grid(change.apply(options), Optional.of(state)))
        .withMessage("a fit goes on with the tiles and networks it began with, but " + difference);
  }

  @Test
  void aStateOfAnotherSignalIsRefused() {
    FitState state = Finished.of(grid(TestOptions.small(2), Optional.empty())).state();
    GridSignal larger = TestPictures.drawn(90, 43, 3);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SignalLearner.grid(ENGINE, larger, TestOptions.small(2), Optional.of(state)))
        .withMessageStartingWith("a fit goes on with the tiles and networks it began with, wanted")
        .withMessageContaining("90");
  }

  @Test
  void aStateOfAnotherShapeIsRefusedWhileItPrepares() {
    FitOptions options = SHAPE.change().stop(StopRule.afterSteps(1)).build();
    FitState state = Finished.of(shape(options, Optional.empty())).state();
    Function<FitOptions, Fit<?>> sphere =
        given ->
            SignalLearner.shape(
                ENGINE, TestShapes.sphere(), given, Optional.empty(), Optional.of(state));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Finished.of(sphere.apply(options)))
        .withMessageStartingWith("a fit goes on with the tiles and networks it began with, wanted");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Finished.of(sphere.apply(options.change().clamp(0.3).build())))
        .withMessageEndingWith("but clamp was 0.2 and is 0.3");
  }

  @Test
  void ratesAndTheSeedMayChangeUnderWay() {
    FitState state = Finished.of(grid(TestOptions.small(5), Optional.empty())).state();
    FitOptions slower = TestOptions.small(10).change().networkRate(1e-4).seed(7).build();

    assertThat(Finished.of(grid(slower, Optional.of(state))).step()).isEqualTo(10);
  }
}
