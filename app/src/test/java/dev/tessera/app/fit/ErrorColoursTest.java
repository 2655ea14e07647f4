package dev.tessera.app.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.app.fx.ColourMap;
import dev.tessera.app.fx.ErrorColours;
import dev.tessera.app.fx.ErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErrorColoursTest {
  private static final int GREY = 0xFF646464;

  /** Differences of red +30, green -60, blue 0: sums worked out by hand. */
  @ParameterizedTest
  @CsvSource({
    "ABSOLUTE, false, 0.11764705882", // (30+60)/3/255
    "SQUARED, false, 0.02306805075", // (900+3600)/3/65025
    "SIGNED, false, -0.03921568627", // (30-60)/3/255
    "ABSOLUTE, true, 0.08823529412"
  })
  void errorIsAveragedOverChannels(ErrorKind kind, boolean withAlpha, double expected) {
    assertThat(kind.of(GREY, 0xFF822864, withAlpha)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void alphaCountsOnlyWhereThereIsAlpha() {
    assertThat(ErrorKind.ABSOLUTE.of(0xFF000000, 0x00000000, true)).isEqualTo(0.25);
    assertThat(ErrorKind.ABSOLUTE.of(0xFF000000, 0x00000000, false)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "ABSOLUTE, 1, FF646464, FF440154", // no error: first colour
    "ABSOLUTE, 1, FFA4A4A4, FFFDE725", // 64 of 255 is the whole range
    "ABSOLUTE, 1, FF848484, FF22908B", // 32/255/0.25: step 128, 0.5176 of the way from 26828E to
    // 1F9E89
    "ABSOLUTE, 2, FF848484, FFFDE725", // twice the gain
    "SIGNED, 1, FF646464, FFF7F6F6", // none: white, one of 256 steps beside the middle
    "SIGNED, 1, FF242424, FF2166AC", // too dark by the range: blue
    "SIGNED, 1, FFA4A4A4, FFB2182B", // too bright by the range: red
    "SQUARED, 1, FFA4A4A4, FFFDE725" // 0.251^2 is beyond 0.0625
  })
  void coloursAreFixed(ErrorKind kind, double gain, String reconstruction, String colour) {
    ErrorColours colours = new ErrorColours(kind, gain, ColourMap.VIRIDIS);
    int argb = colours.argb(GREY, Integer.parseUnsignedInt(reconstruction, 16), false);
    assertThat(Integer.toHexString(argb)).isEqualToIgnoringCase(colour);
  }

  @Test
  void psnrRangeIsFixed() {
    PsnrColours colours = new PsnrColours(ColourMap.TURBO);
    assertThat(colours.argb(15)).isEqualTo(0xFF30123B);
    assertThat(colours.argb(-3)).isEqualTo(0xFF30123B);
    assertThat(colours.argb(45)).isEqualTo(0xFF7A0402);
    assertThat(colours.argb(99)).isEqualTo(0xFF7A0402);
    assertThat(colours.argb(30)).isNotEqualTo(colours.argb(31));
  }
}
