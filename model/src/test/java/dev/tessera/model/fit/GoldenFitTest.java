package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.FieldForm;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.train.ExpertLearner;
import dev.tessera.model.fit.train.FamilySearch;
import dev.tessera.model.fit.train.PoolLearner;
import dev.tessera.model.fit.train.TrainOptions;
import dev.tessera.model.optimise.ExpertSchedule;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.TileVariety;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a few steps of each way of fitting came to when this was written: a change of arithmetic is
 * seen. Numbers are the first, the middle and the mean size of all weights and then of all codes,
 * and the quality; where it is meant to change, the message of the failure has the new ones.
 */
final class GoldenFitTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final FitOptions SMALL = TestOptions.small(4);
  private static final FitOptions SHAPE = TestShapes.small(StopRule.afterSteps(4));

  static Stream<Arguments> fits() {
    return Stream.of(
        fit(
            "picture, joint, from principal components",
            () -> picture(61, SMALL),
            0.077124365,
            -0.095557004,
            0.14546803,
            -1.5130873,
            1.7574267,
            0.70402241,
            6.2408842),
        fit(
            "picture, joint, few tiles",
            () -> picture(20, SMALL),
            0.077600025,
            -0.095291138,
            0.14534457,
            -0.8298676,
            2.300477,
            0.78837053,
            8.2052263),
        fit(
            "picture, joint, concatenated",
            () -> picture(61, SMALL.change().form(form()).build()),
            0.071406938,
            -0.0042270701,
            0.085076255,
            -1.5130873,
            1.7370267,
            0.70685513,
            8.2500879),
        fit(
            "picture, codes by search and least squares",
            () -> picture(61, with(FitMode.CODES, shipped())),
            0,
            -0.0209198,
            0.027975369,
            352.25,
            316,
            23.910179,
            28.657011),
        fit(
            "picture, codes from zero",
            () -> picture(61, with(FitMode.CODES, learned())),
            0.054617539,
            -0.67344773,
            0.25760975,
            1.6829913,
            2.1629925,
            1.164107,
            6.4371753),
        fit(
            "picture, encode",
            () -> picture(61, with(FitMode.ENCODE, shipped())),
            0,
            -0.0209198,
            0.027975369,
            352,
            316,
            24.675085,
            28.52038),
        fit(
            "shape, joint",
            () -> shape(SHAPE),
            -0.46819332,
            0.011886533,
            0.098323538,
            2.812499,
            1.6948079,
            0.59293724,
            30.810128),
        fit(
            "shape, codes",
            () -> shape(withShape(FitMode.CODES)),
            -0.46875,
            -0.00033903122,
            0.061169894,
            4.9582243,
            3.7323594,
            0.60325793,
            45.050378),
        fit(
            "shape, encode",
            () -> shape(withShape(FitMode.ENCODE)),
            -0.46875,
            -0.00033903122,
            0.061169894,
            4.9560142,
            3.7352233,
            0.60135786,
            45.013515),
        fit(
            "family",
            GoldenFitTest::family,
            0.044530872,
            0.13061878,
            0.17282742,
            -0.23945142,
            0.41780296,
            0.28017317,
            0.045040816,
            0.039746638),
        fit(
            "search in a family",
            GoldenFitTest::search,
            -0.19736585,
            0.47508997,
            0.2838265,
            0.041175585),
        fit(
            "training, encoder",
            () -> training(TrainOptions.Source.ENCODER, 1),
            -5.3148848e-05,
            0.00029412092,
            0.14646557,
            -0.21816748,
            0.31559974,
            0.22220306,
            26.540799,
            26.089557),
        fit(
            "training, encoder, two layers",
            () -> training(TrainOptions.Source.ENCODER, 2),
            0.066421852,
            -0.17348655,
            0.16112178,
            0.086282559,
            -0.40332177,
            0.56854178,
            2.4999576,
            4.3179914),
        fit(
            "training, refined",
            () -> training(TrainOptions.Source.REFINED, 2),
            0.06642101,
            -0.17347808,
            0.16112237,
            0.086282521,
            -0.40332177,
            0.56854178,
            2.6032382,
            4.3182532),
        fit(
            "training, code-book",
            () -> training(TrainOptions.Source.CODE_BOOK, 1),
            -4.2197349e-05,
            0.00077377952,
            0.14652671,
            12.28334,
            26.108381),
        fit(
            "training, experts",
            GoldenFitTest::experts,
            0,
            0.011399076,
            0.24074557,
            25.403745,
            25.575625));
  }

  private static Arguments fit(String name, Supplier<double[]> run, double... expected) {
    return Arguments.of(name, run, expected);
  }

  private static FieldForm form() {
    return FieldForms.named(FieldForms.CONCATENATED);
  }

  private static Pretrained shipped() {
    return ShippedNetworks.load(NetworkKind.PHOTO, "photo-8x16");
  }

  /** Networks without an encoder. */
  private static Pretrained learned() {
    FitOptions options = TestOptions.small(4).change().layers(1).build();
    FitResult<? extends Fitted<?>> result =
        Finished.of(
            SignalLearner.grid(ENGINE, TestPictures.drawn(20, 43, 3), options, Optional.empty()));
    return new Pretrained("learned", 8, result.fitted().weights(), Optional.empty());
  }

  private static FitOptions with(FitMode mode, Pretrained networks) {
    return SMALL.change().mode(mode).networks(Optional.of(networks)).build();
  }

  private static FitOptions withShape(FitMode mode) {
    Pretrained networks = ShippedNetworks.load(NetworkKind.SHAPE, "shape-64");
    return SHAPE.change().mode(mode).networks(Optional.of(networks)).build();
  }

  private static double[] picture(int width, FitOptions options) {
    return numbers(
        Finished.of(
            SignalLearner.grid(
                ENGINE, TestPictures.drawn(width, 43, 3), options, Optional.empty())));
  }

  private static double[] shape(FitOptions options) {
    return numbers(Finished.of(SignalLearner.shape(ENGINE, TestShapes.torus(), options)));
  }

  private static double[] numbers(FitResult<? extends Fitted<?>> result) {
    double[] weights = of(result.fitted().weights().toArray());
    return joined(weights, of(result.fitted().codes()), result.psnr());
  }

  private static FitResult<TrainedFamily> trained() {
    return Finished.of(
        PoolLearner.family(ENGINE, Spheres.set(), Spheres.options(4), Optional.empty()));
  }

  private static double[] family() {
    FitResult<TrainedFamily> result = trained();
    double[] weights = of(result.fitted().weights().toArray());
    double[] codes = of(result.fitted().codes());
    return joined(weights, codes, result.quality().meanError(), result.quality().heldOut());
  }

  private static double[] search() {
    FamilySearch.Options options = new FamilySearch.Options(6, 64, 2, 0.1, 1e-4, 3);
    FitResult<? extends Fitted<?>> result =
        Finished.of(FamilySearch.fit(ENGINE, trained().fitted(), Spheres.of(0.65), options));
    return joined(of(result.fitted().codes()), result.quality().meanError());
  }

  private static HeldOut<TrainingImage> pictures() {
    List<TrainingImage> all =
        IntStream.range(0, 4)
            .mapToObj(i -> TrainingImage.of(TestPictures.drawn(30 + 5 * i, 24, 3)))
            .toList();
    return new HeldOut<>(all.subList(0, 3), all.subList(3, 4));
  }

  private static double[] training(TrainOptions.Source source, int layers) {
    TrainOptions.Codes codes = new TrainOptions.Codes(source, 7, 1, 60);
    TrainOptions options =
        TrainOptions.ofPictures()
            .withField(new FieldSpec(2, 3, 24, layers, 5, 6, 5))
            .withSignals(new TrainOptions.Pictures(4, true, codes, TileVariety.USUAL))
            .withSteps(20, 3e-3)
            .withStop(StopRule.afterSteps(4));
    return numbersOf(
        Finished.of(PoolLearner.pictures(ENGINE, pictures(), options, Optional.empty())));
  }

  private static double[] experts() {
    ExpertSchedule schedule = new ExpertSchedule(4, 24, 5, 2, 512, 2, 4, 9);
    return numbersOf(
        Finished.of(ExpertLearner.fit(ENGINE, pictures(), schedule, Double.POSITIVE_INFINITY)));
  }

  private static double[] numbersOf(FitResult<Pretrained> result) {
    double[] weights = of(result.fitted().weights().toArray());
    double[] encoder =
        result
            .fitted()
            .encoder()
            .map(EncoderWeights::toArray)
            .map(GoldenFitTest::of)
            .orElse(new double[0]);
    Snapshot.Quality quality = result.quality();
    return joined(weights, encoder, quality.psnr(), quality.refined());
  }

  private static double[] of(Codes codes) {
    float[] all = new float[codes.tiles() * codes.latent()];
    codes.copyTo(0, codes.tiles(), all, 0);
    return of(all);
  }

  private static double[] of(float[] values) {
    double size = 0;
    for (float value : values) {
      size += Math.abs(value);
    }
    return new double[] {values[0], values[values.length / 2], size / values.length};
  }

  private static double[] joined(double[] first, double[] second, double... more) {
    return Stream.of(first, second, more).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] joined(double[] first, double... more) {
    return joined(first, new double[0], more);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fits")
  void aFewStepsComeToTheSameNumbers(String name, Supplier<double[]> run, double[] expected) {
    double[] found = run.get();

    assertThat(found).as(Arrays.toString(found)).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      // Another machine rounds otherwise: by 2e-6 of a code that comes from principal components.
      double rounding = 1e-5 * Math.max(1, Math.abs(expected[i]));
      assertThat(found[i]).as(Arrays.toString(found)).isCloseTo(expected[i], within(rounding));
    }
  }
}
