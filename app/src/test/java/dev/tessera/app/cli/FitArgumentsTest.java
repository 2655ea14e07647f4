package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SamplesBuilder;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** When a fit ends, by what was typed. */
final class FitArgumentsTest {
  private static FitOptions image(String... typed) throws Exception {
    FitArguments arguments = new FitArguments();
    parse(arguments, typed);
    return arguments.image();
  }

  private static void parse(FitArguments arguments, String... typed) {
    new CommandLine(arguments)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(DeviceChoice.class, Commands::device)
        .parseArgs(typed);
  }

  private static StopRule shape(String... typed) throws Exception {
    FitArguments arguments = new FitArguments();
    parse(arguments, typed);
    return new ShapeArguments().options(arguments).stop();
  }

  @Test
  void aFitEndsOnceNothingIsLeftToGainAndAfterAMinuteAtMost() throws Exception {
    for (StopRule stop :
        new StopRule[] {
          image().stop(), image("--mode", "joint").stop(), shape(), shape("--mode", "joint")
        }) {
      assertThat(stop).isEqualTo(new StopRule(60, Long.MAX_VALUE, Double.POSITIVE_INFINITY, true));
    }
    assertThat(image("--seconds", "7").stop())
        .isEqualTo(new StopRule(7, Long.MAX_VALUE, Double.POSITIVE_INFINITY, true));
  }

  @Test
  void itGoesOnToItsTimeIfThatIsWanted() throws Exception {
    assertThat(image("--no-plateau").stop())
        .isEqualTo(new StopRule(60, Long.MAX_VALUE, Double.POSITIVE_INFINITY, false));
    assertThat(shape("--no-plateau", "--target-psnr", "40").plateau()).isFalse();
  }

  @Test
  void aNumberOfStepsIsMeantExactly() throws Exception {
    assertThat(image("--steps", "9").stop())
        .isEqualTo(new StopRule(Double.POSITIVE_INFINITY, 9, Double.POSITIVE_INFINITY, false));
    assertThat(shape("--steps", "9", "--seconds", "5"))
        .isEqualTo(new StopRule(5, 9, Double.POSITIVE_INFINITY, false));
  }

  @Test
  void anEncoderPassesOverAllTiles() throws Exception {
    FitOptions encode = image("--mode", "encode");
    assertThat(encode.mode()).isEqualTo(FitMode.ENCODE);
    assertThat(encode.stop().plateau()).isFalse();
  }

  private static int latentOfLarger(GridSignal picture, String... typed) throws Exception {
    FitArguments arguments = new FitArguments();
    parse(arguments, typed);
    return arguments.ofLarger(arguments.image(), picture).network().latent();
  }

  private static GridSignal picture(int channels, int side) {
    Samples samples = SamplesBuilder.floats(new int[] {side, side}, channels).build();
    return new GridSignal("a picture", samples, 8);
  }

  /**
   * 784 tiles of 8 x 8 pixels are enough to find 128 directions in, those of fewer, or of 64 grey
   * ones, are not.
   */
  @Test
  void codesOfWhatIsMadeLargerAreTwiceAsLongWhereTheyCanBegin() throws Exception {
    GridSignal colour = picture(3, 8 * 28);
    assertThat(latentOfLarger(colour, "--mode", "joint")).isEqualTo(128);
    assertThat(latentOfLarger(colour, "--mode", "joint", "--preset", "fast")).isEqualTo(96);
    assertThat(latentOfLarger(colour, "--mode", "joint", "--latent", "20")).isEqualTo(20);
    assertThat(latentOfLarger(colour, "--mode", "codes")).isEqualTo(64);
    assertThat(latentOfLarger(picture(1, 8 * 28), "--mode", "joint")).isEqualTo(64);
    assertThat(latentOfLarger(picture(3, 8 * 8), "--mode", "joint")).isEqualTo(64);
  }
}
