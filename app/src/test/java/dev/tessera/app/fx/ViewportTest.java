package dev.tessera.app.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ViewportTest {
  @ParameterizedTest
  @CsvSource({
    "100, 50, 400, 400, 4, 0, 100",
    "50, 100, 400, 400, 4, 100, 0",
    "1000, 1000, 500, 250, 0.25, 125, 0"
  })
  void fitShowsAllInTheMiddle(
      int w, int h, double viewW, double viewH, double scale, double x, double y) {
    Viewport v = Viewport.fit(w, h, viewW, viewH, 1);
    assertThat(v.scale()).isEqualTo(scale);
    assertThat(v.originX()).isEqualTo(x);
    assertThat(v.originY()).isEqualTo(y);
    assertThat(v.fitted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void zoomingInKeepsThePointUnderTheCursor(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Viewport v = Viewport.fit(640, 480, 900, 500, 1.5);
    for (int i = 0; i < 8; i++) {
      double cursorX = v.toViewX(0) + random.nextDouble() * 640 * v.scale();
      double cursorY = v.toViewY(0) + random.nextDouble() * 480 * v.scale();
      Viewport zoomed = v.zoomTo(v.zoom() * (1.05 + random.nextDouble()), cursorX, cursorY);
      assertThat(zoomed.scale()).isGreaterThan(v.scale());
      assertThat(zoomed.toImageX(cursorX)).isCloseTo(v.toImageX(cursorX), within(1e-6));
      assertThat(zoomed.toImageY(cursorY)).isCloseTo(v.toImageY(cursorY), within(1e-6));
      v = zoomed;
    }
  }

  @Test
  void imageAndViewCoordinatesAreInverse() {
    Viewport v = Viewport.fit(100, 80, 300, 300, 1).zoomTo(7.3, 40, 50).pan(-3.25, 8.5);
    assertThat(v.toImageX(v.toViewX(17.25))).isCloseTo(17.25, within(1e-9));
    assertThat(v.toImageY(v.toViewY(63.5))).isCloseTo(63.5, within(1e-9));
  }

  @Test
  void actualSizeIsOnePixelPerDevicePixel() {
    Viewport v = Viewport.fit(4000, 3000, 800, 600, 2).actualSize();
    assertThat(v.zoom()).isEqualTo(1);
    assertThat(v.scale()).isEqualTo(0.5);
    assertThat(v.toImageX(400)).isCloseTo(2000, within(1e-9));
  }

  @Test
  void theMiddleOfTheViewStaysOnTheImage() {
    Viewport v = Viewport.fit(100, 100, 200, 200, 1).zoomTo(4, 100, 100);
    assertThat(v.pan(1e6, -1e6).toImageX(100)).isEqualTo(0);
    assertThat(v.pan(1e6, -1e6).toImageY(100)).isEqualTo(100);
    assertThat(v.pan(-1e6, 1e6).toImageX(100)).isEqualTo(100);
  }

  @Test
  void shrinkingBelowFitCentresAndStops() {
    Viewport v = Viewport.fit(100, 100, 400, 200, 1).zoomTo(1e-9, 17, 3);
    assertThat(v.zoom()).isEqualTo(0.25);
    assertThat(v.toImageX(200)).isCloseTo(50, within(1e-9));
    assertThat(v.zoomTo(1e9, 200, 100).zoom()).isEqualTo(Viewport.MAX_ZOOM);
  }

  @Test
  void aFittedImageFitsAgainAndAnyOtherKeepsItsMiddle() {
    Viewport fitted = Viewport.fit(100, 100, 200, 200, 1);
    assertThat(fitted.resize(400, 300, 1)).isEqualTo(Viewport.fit(100, 100, 400, 300, 1));
    Viewport zoomed = fitted.zoomTo(8, 50, 60);
    Viewport resized = zoomed.resize(400, 300, 2);
    assertThat(resized.zoom()).isEqualTo(8);
    assertThat(resized.toImageX(200)).isCloseTo(zoomed.toImageX(100), within(1e-9));
    assertThat(resized.toImageY(150)).isCloseTo(zoomed.toImageY(100), within(1e-9));
  }

  @Test
  void hitsOnlyPixelsOfTheImage() {
    Viewport v = Viewport.fit(10, 5, 100, 100, 1);
    assertThat(v.hits(0, 25)).isTrue();
    assertThat(v.hits(99.9, 74.9)).isTrue();
    assertThat(v.hits(50, 24.9)).isFalse();
    assertThat(v.hits(50, 75)).isFalse();
    assertThat(v.column(99.9)).isEqualTo(9);
    assertThat(v.row(74.9)).isEqualTo(4);
  }

  @Test
  void visibleRangeHoldsEveryPixelInViewAndNoOther() {
    Viewport v = Viewport.fit(100, 100, 100, 100, 1).zoomTo(10, 0, 0).pan(-25, -50);
    assertThat(v.firstColumn()).isEqualTo(2);
    assertThat(v.endColumn()).isEqualTo(13);
    assertThat(v.firstRow()).isEqualTo(5);
    assertThat(v.endRow()).isEqualTo(15);
  }
}
