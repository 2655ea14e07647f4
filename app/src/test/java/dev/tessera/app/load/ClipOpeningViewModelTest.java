package dev.tessera.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipColour;
import dev.tessera.model.signal.io.clip.ClipFormat;
import dev.tessera.model.signal.io.clip.ClipInfo;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.signal.io.clip.ClipPicture;
import dev.tessera.model.signal.io.clip.ClipSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClipOpeningViewModelTest {
  private final List<Optional<ClipOrder>> answers = new ArrayList<>();

  private ClipOpeningViewModel model(ClipFormat format, int frames, long bytes) {
    ClipInfo info =
        new ClipInfo(
            format,
            new ClipPicture(
                "h264", 200, 100, 1, false, new ClipColour("rgb24", "RGB", true, true, 8)),
            ClipTimes.constant(frames, 25),
            Optional.empty(),
            List.of("its end is missing"));
    return new ClipOpeningViewModel(
        new FoundClip(Path.of("clip.mp4"), info),
        new ClipLimit(bytes, (count, size) -> 0),
        answers::add);
  }

  private ClipOpeningViewModel hundred() {
    return model(ClipFormat.MP4, 100, 10_000_000);
  }

  private ClipChoice chosen() {
    return answers.get(0).orElseThrow().choice();
  }

  @Test
  void allOfAClipThatFitsIsReadUnlessOtherwiseSaid() {
    ClipOpeningViewModel model = hundred();
    assertThat(model.reading().get().summary())
        .startsWith("100 frames of 200 \u00d7 100 pixels: 5 MB");
    assertThat(model.reading().get().possible()).isTrue();
    assertThat(model.facts())
        .isEqualTo(
            "MP4 or MOV, 200 \u00d7 100 pixels, 100 frames in 4 s, 25 frames per second, without"
                + " sound");
    assertThat(model.remarks()).containsExactly("Its end is missing.");
    model.open();
    assertThat(chosen()).isEqualTo(ClipChoice.ALL);
    assertThat(answers.get(0).orElseThrow().still()).isFalse();
  }

  @Test
  void rangeStepAndSizeAreToldAsTheyAreTyped() {
    ClipOpeningViewModel model = hundred();
    model.start().set("1");
    model.duration().set("2,0");
    assertThat(model.reading().get().summary()).startsWith("50 frames of 200");
    model.every().set("3");
    assertThat(model.reading().get().summary()).startsWith("17 frames of 200");
    model.width().set("50");
    assertThat(model.reading().get().summary())
        .startsWith("17 frames of 50 \u00d7 25 pixels: 62 kB");
    model.open();
    assertThat(chosen()).isEqualTo(new ClipChoice(1, 2, 3, Optional.of(new ClipSize(50, 25))));
  }

  @ParameterizedTest
  @CsvSource({
    "x, '', 1, 200, Start: enter a number.",
    "0, y, 1, 200, Duration: enter a number.",
    "0, '', 1.5, 200, Every: enter a whole number.",
    "0, '', 1, 201, 'Width: 1 to 200 pixels, frames are only made smaller.'",
    "9, '', 1, 200, There is no frame in this range."
  })
  void whatMakesNoSenseIsSaidAndNotRead(
      String start, String duration, String every, String width, String problem) {
    ClipOpeningViewModel model = hundred();
    model.start().set(start);
    model.duration().set(duration);
    model.every().set(every);
    model.width().set(width);
    assertThat(model.reading().get().problem()).isEqualTo(problem);
    model.open();
    assertThat(answers).isEmpty();
  }

  /** 100 frames take 6,000,000 bytes; 2,000,000 hold 33 of them, or all at 114 x 57. */
  @Test
  void whatDoesNotFitIsOfferedAsTheRangeTheStepAndTheSizeThatDo() {
    for (int offer = 0; offer < 3; offer++) {
      ClipOpeningViewModel model = model(ClipFormat.MP4, 100, 2_000_000);
      OpeningReading reading = model.reading().get();
      assertThat(reading.possible()).isFalse();
      assertThat(reading.offers())
          .extracting(OpeningReading.Offer::label)
          .containsExactly("The first 1.3 s", "Every 4th frame", "114 \u00d7 57 pixels");
      reading.offers().get(offer).take().run();
      assertThat(model.reading().get().possible()).as("offer %d", offer).isTrue();
    }
  }

  @Test
  void oneFrameIsReadAsAPicture() {
    ClipOpeningViewModel model = hundred();
    model.start().set("1.99");
    model.every().set("5");
    model.openStill();
    ClipOrder order = answers.get(0).orElseThrow();
    assertThat(order.still()).isTrue();
    assertThat(order.choice().start()).isBetween(1.99, 2.0);
    assertThat(order.choice().start() + order.choice().duration()).isBetween(2.0, 2.01);
    model.start().set("99");
    assertThat(model.stillPossible()).isFalse();
  }

  @Test
  void nothingIsReadIfThatIsWanted() {
    hundred().cancel();
    assertThat(answers).containsExactly(Optional.empty());
  }
}
