package dev.tessera.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.IoPool;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.signal.io.lightfield.LightFieldLimit;
import dev.tessera.model.signal.io.lightfield.ViewPart;
import dev.tessera.model.signal.io.lightfield.ViewTurn;
import dev.tessera.model.signal.scene.TwoPlanesScene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LightOpeningViewModelTest {
  private static final int ROWS = 4;
  private static final int COLUMNS = 4;
  private static final int HEIGHT = 24;
  private static final int WIDTH = 32;

  @TempDir private Path folder;

  private final TwoPlanesScene scene =
      new TwoPlanesScene(new ViewGrid(ROWS, COLUMNS), HEIGHT, WIDTH);
  private final List<Optional<LightFieldChoice>> answers = new ArrayList<>();

  private void write(String pattern, boolean running) throws Exception {
    for (int i = 0; i < ROWS * COLUMNS; i++) {
      int row = i / COLUMNS;
      int column = i % COLUMNS;
      String name = running ? pattern.formatted(i) : pattern.formatted(row, column);
      ImageFiles.write(
          scene.view(row, column).samples(),
          folder.resolve(name),
          WriteOptions.of(ImageFormat.PNG, 8),
          () -> false);
    }
  }

  private LightOpeningViewModel model(long bytes) throws Exception {
    LightFieldDecoding decoding =
        new LightFieldDecoding(new LightFieldLimit(bytes, (views, size) -> 0), new Latest<>());
    return new LightOpeningViewModel(
        decoding.find(folder, Optional.empty(), () -> false),
        decoding,
        IoPool.direct(),
        answers::add);
  }

  private LightFieldChoice chosen() {
    return answers.get(0).orElseThrow();
  }

  private static OpeningReading reading(LightOpeningViewModel model) {
    return model.reading().get();
  }

  @Test
  void whatNamesTellIsShownAndOpenedAsItIs() throws Exception {
    write("view_%d_%d.png", false);
    LightOpeningViewModel model = model(1_000_000);
    assertThat(model.facts())
        .isEqualTo("Views named by row and column, 4 x 4 views of 32 \u00d7 24 pixels");
    assertThat(model.gridOpen()).isFalse();
    assertThat(model.asksToConfirm().get()).isFalse();
    assertThat(reading(model).summary()).startsWith("4 x 4 views of 32 \u00d7 24 pixels: 36 kB");
    assertThat(model.preview().get().orElseThrow().pictures()).hasSize(16);
    model.open();
    assertThat(chosen().grid()).isEmpty();
    assertThat(chosen().turn()).isEqualTo(ViewTurn.NONE);
  }

  @Test
  void aGuessedOrderMustBeConfirmed() throws Exception {
    write("%03d.png", true);
    LightOpeningViewModel model = model(1_000_000);
    assertThat(model.grid().get()).isEqualTo("4x4");
    assertThat(model.remarks().get(0)).contains("4 x 4 is a guess");
    assertThat(reading(model).problem())
        .isEqualTo("Say that the order of the views is right, or change it.");
    model.open();
    assertThat(answers).isEmpty();
    model.confirmed().set(true);
    model.open();
    assertThat(chosen().grid()).contains(new ViewGrid(4, 4));
  }

  @Test
  void anotherGridIsLookedAtOrRefusedInASentence() throws Exception {
    write("%03d.png", true);
    LightOpeningViewModel model = model(1_000_000);
    model.confirmed().set(true);
    model.grid().set("2x8");
    assertThat(reading(model).summary()).startsWith("2 x 8 views");
    assertThat(model.preview().get().orElseThrow().grid()).isEqualTo(new ViewGrid(2, 8));
    model.grid().set("3x5");
    assertThat(reading(model).possible()).isFalse();
    assertThat(reading(model).problem()).contains("3 x 5").endsWith(".");
    assertThat(model.preview().get()).isEmpty();
    model.grid().set("many");
    assertThat(reading(model).problem()).startsWith("Tell how many rows and columns");
    model.grid().set("4x4");
    assertThat(reading(model).possible()).as("another grid is to be confirmed anew").isFalse();
    model.confirmed().set(true);
    model.open();
    assertThat(chosen().grid()).contains(new ViewGrid(4, 4));
  }

  /** The picture of the view that a turn brings to a place. */
  @Test
  void thumbnailsAreTurnedAsTheViewsWillBe() throws Exception {
    write("view_%d_%d.png", false);
    LightOpeningViewModel model = model(1_000_000);
    ViewPreview preview = model.preview().get().orElseThrow();
    model.transposed().set(true);
    model.columnsReversed().set(true);
    // Its columns are reversed last: what is at column 0 was at column 3, which was row 3 before.
    assertThat(preview.at(model.turn(), 1, 0)).isSameAs(preview.pictures().get(3 * 4 + 1));
    model.open();
    assertThat(chosen().turn()).isEqualTo(new ViewTurn(true, false, true));
  }

  @Test
  void viewsInTheMiddleStepAndWidthAreToldAsTheyAreTyped() throws Exception {
    write("view_%d_%d.png", false);
    LightOpeningViewModel model = model(1_000_000);
    model.centre().set("3x2");
    model.width().set("16");
    assertThat(reading(model).summary()).startsWith("3 x 2 views of 16 \u00d7 12 pixels");
    model.every().set("2");
    assertThat(reading(model).summary()).startsWith("2 x 1 views of 16");
    model.open();
    assertThat(chosen().part()).isEqualTo(new ViewPart(Optional.of(new ViewGrid(3, 2)), 2));
    model.width().set("33");
    assertThat(reading(model).problem())
        .isEqualTo("Width: 1 to 32 pixels, views are only made smaller.");
    model.width().set("16");
    model.centre().set("9x9");
    assertThat(reading(model).possible()).isFalse();
    model.centre().set("x");
    assertThat(reading(model).problem()).contains("rows x columns such as 5x5");
  }

  /** 16 views of 32 x 24 take 36,864 bytes. */
  @Test
  void whatDoesNotFitIsOfferedAsWhatDoes() throws Exception {
    write("view_%d_%d.png", false);
    for (int offer = 0; offer < 3; offer++) {
      LightOpeningViewModel model = model(21_000);
      assertThat(reading(model).possible()).isFalse();
      assertThat(reading(model).offers())
          .extracting(OpeningReading.Offer::label)
          .containsExactly(
              "The 3 x 3 views in the middle",
              "Every other row and column",
              "Views of 24 \u00d7 18 pixels");
      reading(model).offers().get(offer).take().run();
      assertThat(reading(model).possible()).as("offer %d", offer).isTrue();
    }
  }

  @Test
  void aPictureOfViewsIsOpenedOnceItsGridIsTold() throws Exception {
    Path picture = folder.resolve("all.png");
    ImageFiles.write(
        new TwoPlanesScene(new ViewGrid(1, 1), 40, 60).view(0, 0).samples(),
        picture,
        WriteOptions.of(ImageFormat.PNG, 8),
        () -> false);
    LightFieldDecoding decoding = new LightFieldDecoding(LightFieldLimit.USUAL, new Latest<>());
    LightOpeningViewModel model =
        new LightOpeningViewModel(
            new FoundLightField(picture, Optional.empty()),
            decoding,
            IoPool.direct(),
            answers::add);
    assertThat(reading(model).problem()).startsWith("Tell how many rows and columns");
    model.grid().set("4x6");
    assertThat(reading(model).summary()).startsWith("4 x 6 views of 10 \u00d7 10 pixels");
    assertThat(reading(model).possible()).isTrue();
    model.open();
    assertThat(chosen().grid()).contains(new ViewGrid(4, 6));
  }

  @Test
  void nothingIsReadIfThatIsWanted() throws Exception {
    write("view_%d_%d.png", false);
    model(1_000_000).cancel();
    assertThat(answers).containsExactly(Optional.empty());
  }
}
