package dev.tessera.app.light;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.Session;
import dev.tessera.model.shown.SlicePsnr;
import dev.tessera.model.signal.GivenViews;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ViewMatrixViewModelTest {
  private static final float NO = Float.NaN;

  private final ObjectProperty<Optional<Session>> open =
      new SimpleObjectProperty<>(Optional.empty());
  private final ViewMatrixViewModel matrix = new ViewMatrixViewModel(open);

  @BeforeEach
  void open() {
    open.set(Optional.of(LightFields.grey(3, 5)));
  }

  @Test
  void theMiddleViewIsLookedAtFirst() {
    assertThat(matrix.open().get()).isTrue();
    assertThat(matrix.view().get()).isEqualTo(7);
    open.set(Optional.empty());
    assertThat(matrix.open().get()).isFalse();
    assertThat(matrix.words(0)).isEmpty();
  }

  @Test
  void stepsStayWithinTheGrid() {
    matrix.move(1, 2);
    assertThat(matrix.view().get()).isEqualTo(14);
    matrix.move(1, 1);
    assertThat(matrix.view().get()).isEqualTo(14);
    matrix.goTo(-3, 1);
    assertThat(matrix.view().get()).isEqualTo(1);
  }

  @Test
  void givenViewsAndThoseLeftOutAreToldApartWithTheMeansOfBoth() {
    matrix.given().set(GivenViews.EVEN);
    float[] known = new float[15];
    for (int i = 0; i < known.length; i++) {
      known[i] = i % 2 == 0 && i / 5 % 2 == 0 ? 40 : 30;
    }
    known[14] = NO; // v 2, u 4: given, not known
    matrix.quality().set(new SlicePsnr(known));
    assertThat(matrix.words(0)).isEqualTo("View v 0, u 0: 40.00 dB, given to the fit");
    assertThat(matrix.words(6)).isEqualTo("View v 1, u 1: 30.00 dB, left out");
    assertThat(matrix.words(14)).isEqualTo("View v 2, u 4: not compared yet, given to the fit");
  }

  @Test
  void meansAreOfWhatIsKnown() {
    matrix.given().set(GivenViews.EVEN);
    matrix.quality().set(new SlicePsnr(40, 30, 42, NO, NO, 31, 32, NO, NO, NO, NO, NO, NO, NO, NO));
    assertThat(matrix.means())
        .isEqualTo("Mean of 2 given: 41.00 dB  \u00b7  Mean of 3 left out: 31.00 dB");
    assertThat(matrix.low()).isEqualTo(30);
    assertThat(matrix.high()).isEqualTo(42);
    assertThat(matrix.share(0)).isEqualTo(10 / 12.0);
    matrix.given().set(GivenViews.ALL);
    assertThat(matrix.means()).isEqualTo("Mean of 5 given: 35.00 dB");
  }

  @Test
  void anotherLightFieldForgetsWhatWasKnown() {
    matrix.quality().set(new SlicePsnr(new float[15]));
    open.set(Optional.of(LightFields.grey(2, 2)));
    assertThat(matrix.unknown(0)).isTrue();
    assertThat(matrix.means()).isEmpty();
    assertThat(matrix.view().get()).isZero();
  }

  @Test
  void aViewIsAPictureOfItsNumber() {
    Session light = LightFields.grey(3, 5);
    assertThat(light.frames()).isEqualTo(15);
    assertThat(light.start()).isEqualTo(7);
    assertThat(light.frame(11).signal().samples().get(0, 0)).isEqualTo(0.11f);
    assertThat(light.frame(11).single()).isTrue();
    PixelImage middle = light.frame(7).pixels();
    assertThat(middle.argb(0) & 255).isEqualTo(Math.round(0.07f * 255));
  }
}
