package dev.tessera.app.scene3d;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.fx.ColourMap;
import org.junit.jupiter.api.Test;

final class PaletteTest {
  private final Palette lined = Palette.withLines(ColourMap.DIVERGING, 4);

  private boolean isLine(double position) {
    return lined.argb(position) != ColourMap.DIVERGING.argb(position);
  }

  private double thickness(double middle) {
    int steps = 0;
    for (int i = -600; i <= 600; i++) {
      steps += isLine(middle + i / 10_000.0) ? 1 : 0;
    }
    return steps / 10_000.0;
  }

  @Test
  void linesLieBetweenTheBandsAndNotAtTheEnds() {
    for (int band = 1; band < 8; band++) {
      assertThat(isLine(band / 8.0)).isTrue();
      assertThat(isLine((band + 0.5) / 8)).isFalse();
    }
    assertThat(isLine(0)).isFalse();
    assertThat(isLine(1)).isFalse();
    assertThat(isLine(-3)).isFalse();
  }

  @Test
  void theLineInTheMiddleIsThickest() {
    assertThat(thickness(0.5)).isGreaterThan(2.5 * thickness(0.625));
    assertThat(thickness(0.625)).isGreaterThan(0.02);
  }
}
