package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.StopRule;
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
}
