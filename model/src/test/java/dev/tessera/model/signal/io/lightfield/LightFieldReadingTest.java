package dev.tessera.model.signal.io.lightfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.clip.ClipWatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LightFieldReadingTest {
  private static final LightFieldChoice USUAL = LightFieldChoice.USUAL;
  private static final String IN_ORDER = "0,0 0,1 0,2 / 1,0 1,1 1,2";

  @TempDir Path folder;

  private static LightFieldFile read(Path file, LightFieldChoice choice) throws Exception {
    return LightFieldFiles.read(file, choice, LightFieldLimit.USUAL, ClipWatch.NOBODY);
  }

  private static LightFieldInfo info(Path file) throws Exception {
    return LightFieldFiles.open(file, USUAL, ClipWatch.NOBODY);
  }

  /** Every pixel of views that are in their places. */
  private static void assertWhole(GridSignal field) {
    Samples samples = field.samples();
    assertThat(samples.channels()).isEqualTo(3);
    for (int v = 0; v < samples.extent(0); v++) {
      for (int u = 0; u < samples.extent(1); u++) {
        Samples view = samples.slice(v).slice(u);
        Samples expected = TestViews.view(v, u);
        assertThat(view.extent()).isEqualTo(expected.extent());
        for (long i = 0; i < view.length(); i++) {
          assertThat(view.get(i)).isEqualTo(expected.get(i));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"view_%d_%d.png", "r%02dc%02d.png", "%02d_%02d.png", "set 7 (%d, %d) left.png"})
  void rowAndColumnStandInTheName(String pattern) throws Exception {
    Path views = TestViews.folder(folder.resolve("views"), TestViews.grid(pattern, 2, 3));

    LightFieldFile read = read(views, USUAL);

    assertWhole(read.signal());
    assertThat(TestViews.places(read.signal())).isEqualTo(IN_ORDER);
    assertThat(read.signal().samples().eightBit()).isTrue();
    assertThat(read.info().layout()).isEqualTo(LightFieldLayout.ROWS_AND_COLUMNS);
    assertThat(read.info().order()).isEqualTo(ViewOrder.NAMED);
    assertThat(read.notes()).isEmpty();
  }

  @Test
  void numbersOfRowsNeedNotBeginWithNothing() throws Exception {
    Map<String, Samples> views = new LinkedHashMap<>();
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 11; column++) {
        views.put("v%d_%d.png".formatted(3 + 2 * row, 1 + column), TestViews.view(row, column));
      }
    }

    assertWhole(read(TestViews.folder(folder.resolve("views"), views), USUAL).signal());
  }

  @Test
  void picturesThatAreNoViewsArePassedOver() throws Exception {
    Path views = TestViews.folder(folder.resolve("v"), TestViews.grid("view_%d_%d.png", 2, 3));
    TestViews.write(views.resolve("cover.png"), TestViews.view(0, 0, 7, 7));
    Files.writeString(views.resolve("parameters.cfg"), "nothing");

    LightFieldFile read = read(views, USUAL);

    assertWhole(read.signal());
    assertThat(read.notes()).containsExactly("1 other picture is passed over");
  }

  /** As the scenes of that archive are named; the vertical runs against the numbers of rows. */
  @Test
  void stanfordsViewsAreInTheOrderOfTheirPositions() throws Exception {
    Map<String, Samples> views = new LinkedHashMap<>();
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 3; column++) {
        double vertical = -381.909271 - 55.5 * row + 0.3 * column;
        double horizontal = 1103.376221 + 60.1 * column - 0.2 * row;
        String name = "out_%02d_%02d_%.6f_%.6f_.png";
        views.put(name.formatted(row, column, vertical, horizontal), TestViews.view(row, column));
      }
    }
    Path archive = TestViews.folder(folder.resolve("lego"), views);

    LightFieldFile read = read(archive, USUAL);

    assertThat(TestViews.places(read.signal())).isEqualTo("1,0 1,1 1,2 / 0,0 0,1 0,2");
    assertThat(read.info().layout()).isEqualTo(LightFieldLayout.STANFORD);
    assertThat(read.notes()).containsExactly(StanfordNames.DIRECTION);
  }

  @Test
  void theVerticalOfStanfordsViewsMayRunAlongTheColumnsOfTheirNames() throws Exception {
    Map<String, Samples> views = new LinkedHashMap<>();
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 3; column++) {
        String name = "out_%02d_%02d_%.2f_%.2f.png";
        views.put(
            name.formatted(row, column, 10.0 * column, -5.0 * row), TestViews.view(row, column));
      }
    }

    GridSignal field = read(TestViews.folder(folder.resolve("lego"), views), USUAL).signal();

    assertThat(TestViews.places(field)).isEqualTo("1,0 0,0 / 1,1 0,1 / 1,2 0,2");
  }

  @Test
  void theViewsOfTheHciBenchmarkAreASquareRowByRow() throws Exception {
    Map<String, Samples> views = new LinkedHashMap<>();
    for (int i = 0; i < 81; i++) {
      views.put("input_Cam%03d.png".formatted(i), TestViews.view(i / 9, i % 9));
    }
    Path benchmark = TestViews.folder(folder.resolve("hci"), views);
    TestViews.write(benchmark.resolve("valid_mask.png"), TestViews.view(0, 0));
    Files.writeString(benchmark.resolve("gt_disp_lowres.pfm"), "Pf");

    LightFieldFile read = read(benchmark, USUAL);

    assertWhole(read.signal());
    assertThat(read.info().layout()).isEqualTo(LightFieldLayout.HCI);
    assertThat(read.info().grid()).isEqualTo(new ViewGrid(9, 9));
  }

  @Test
  void aRunningNumberNeedsAGrid() throws Exception {
    Map<String, Samples> views = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      views.put("cam %d.png".formatted(i + 1), TestViews.view(i / 4, i % 4));
    }
    Path numbered = TestViews.folder(folder.resolve("numbered"), views);

    assertThat(info(numbered).order()).isEqualTo(ViewOrder.GUESSED);
    assertThat(info(numbered).grid()).isEqualTo(new ViewGrid(3, 4));
    assertThatThrownBy(() -> read(numbered, USUAL))
        .hasMessageEndingWith(
            ": expected rows and columns for its 12 views, such as 3 x 4, found a running number in"
                + " their names, which does not tell them.");
    LightFieldFile read = read(numbered, USUAL.grid(new ViewGrid(3, 4)));
    assertWhole(read.signal());
    assertThat(read.info().order()).isEqualTo(ViewOrder.GIVEN);
  }

  @Test
  void aZipIsReadAsAFolderIs() throws Exception {
    Path zip =
        new TestViews.Zip(folder)
            .views(TestViews.grid("shop/view_%d_%d.png", 2, 3))
            .text("shop/readme.txt", "views")
            .text("__MACOSX/shop/._view_0_0.png", "not a picture")
            .text("shop/._view_0_0.png", "not a picture")
            .write(folder.resolve("shop.zip"));

    LightFieldFile read = read(zip, USUAL);

    assertWhole(read.signal());
    assertThat(read.info().layout()).isEqualTo(LightFieldLayout.ROWS_AND_COLUMNS);
    assertThat(read.notes()).isEmpty();
    try (var all = Files.list(folder)) {
      assertThat(all).containsExactly(zip);
    }
  }

  /** Positions that are not quite even, in an order of their own. */
  @Test
  void theViewersXmlTellsWhereViewsBelong() throws Exception {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<lightfield>\n");
    Map<String, Samples> views = new LinkedHashMap<>();
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 12; i++) {
      int row = i % 3;
      int column = i / 3;
      String name = (char) ('a' + random.nextInt(26)) + "x" + i + ".png";
      views.put("chess/images/" + name, TestViews.view(row, column));
      xml.append(
          String.format(
              Locale.ROOT,
              "<subaperture src=\"images/%s\" u=\"%.3f\" v=\"%.3f\"/>%n",
              name,
              -40 + 20 * column + random.nextDouble(-3, 3),
              7 * row + random.nextDouble(-1, 1)));
    }
    Path zip =
        new TestViews.Zip(folder)
            .text("chess/chess_lf.xml", xml + "</lightfield>")
            .views(views)
            .write(folder.resolve("chess.zip"));

    LightFieldFile read = read(zip, USUAL);

    assertThat(read.info().layout()).isEqualTo(LightFieldLayout.VIEWER);
    assertThat(read.info().grid()).isEqualTo(new ViewGrid(3, 4));
    assertWhole(read.signal());
  }

  private static Samples picture(int height, int width, Place place) {
    float[] values = new float[height * width * 3];
    for (int i = 0; i < height * width; i++) {
      int[] at = place.of(i / width, i % width);
      for (int c = 0; c < 3; c++) {
        values[3 * i + c] = TestViews.value(at[0], at[1], at[2], at[3], c) / 255f;
      }
    }
    return Samples.of(new int[] {height, width}, 3, values);
  }

  /** Row, column, y and x of the pixel of a picture. */
  private interface Place {
    int[] of(int y, int x);
  }

  @Test
  void lensesHaveTheirViewsBesideEachOther() throws Exception {
    Path file = folder.resolve("IMG_1528_eslf.png");
    TestViews.write(
        file,
        picture(
            14 * TestViews.HEIGHT,
            14 * TestViews.WIDTH,
            (y, x) -> new int[] {y % 14, x % 14, y / 14, x / 14}));

    LightFieldFile read = read(file, USUAL);
    GridSignal all =
        read(file, USUAL.part(new ViewPart(Optional.of(new ViewGrid(14, 14)), 1))).signal();

    assertWhole(all);
    assertThat(read.info().grid()).isEqualTo(new ViewGrid(14, 14));
    assertThat(read.signal().samples().extent())
        .containsExactly(8, 8, TestViews.HEIGHT, TestViews.WIDTH);
    assertThat(TestViews.place(read.signal(), 0, 0)).isEqualTo("3,3");
    assertThat(TestViews.place(read.signal(), 7, 7)).isEqualTo("10,10");
    assertThat(read.notes())
        .containsExactly(
            "the outer views of a Lytro camera are dark: the 8 x 8 in the middle of its 14 x 14 are"
                + " read unless others are asked for");
  }

  /** One row of views from the bottom left on; what is left over lies at the right and the top. */
  @Test
  void aQuiltBeginsAtTheBottomLeft() throws Exception {
    Path file = folder.resolve("rocks_qs3x2a1.33.png");
    int high = TestViews.HEIGHT;
    int wide = TestViews.WIDTH;
    TestViews.write(
        file,
        picture(
            2 * high + 1,
            3 * wide + 2,
            (y, x) -> {
              int fromBottom = y < 1 ? 9 : 1 - (y - 1) / high;
              return new int[] {0, 3 * fromBottom + x / wide, (y + high - 1) % high, x % wide};
            }));

    LightFieldFile read = read(file, USUAL);

    assertThat(read.info().layout()).isEqualTo(LightFieldLayout.QUILT);
    assertThat(read.info().grid()).isEqualTo(new ViewGrid(1, 6));
    assertWhole(read.signal());
    assertThat(read.notes()).isEmpty();
  }

  @Test
  void aQuiltOfSqueezedViewsSaysSo() throws Exception {
    Path file = folder.resolve("rocks_qs3x2a0.75.png");
    TestViews.write(file, TestViews.view(0, 0, 6, 12));

    assertThat(read(file, USUAL).notes())
        .containsExactly(
            "its views are shown 0.7500 times as wide as high, their pixels are read as they are,"
                + " 4 x 3");
  }

  @Test
  void aPictureIsCutIntoTheGridThatIsAskedFor() throws Exception {
    Path file = folder.resolve("all.png");
    int high = TestViews.HEIGHT;
    int wide = TestViews.WIDTH;
    TestViews.write(
        file,
        picture(2 * high, 3 * wide, (y, x) -> new int[] {y / high, x / wide, y % high, x % wide}));

    LightFieldFile read = read(file, USUAL.grid(new ViewGrid(2, 3)));

    assertWhole(read.signal());
    assertThat(read.info().order()).isEqualTo(ViewOrder.GIVEN);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void aTurnExchangesRowsAndColumnsAndThenReverses(int bits) throws Exception {
    ViewTurn turn = new ViewTurn((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
    Path views = TestViews.folder(folder.resolve("v"), TestViews.grid("view_%d_%d.png", 2, 3));
    String[][] expected = {{"0,0", "0,1", "0,2"}, {"1,0", "1,1", "1,2"}};
    if (turn.transposed()) {
      expected = new String[][] {{"0,0", "1,0"}, {"0,1", "1,1"}, {"0,2", "1,2"}};
    }
    if (turn.rowsReversed()) {
      Collections.reverse(Arrays.asList(expected));
    }
    if (turn.columnsReversed()) {
      Arrays.stream(expected).forEach(row -> Collections.reverse(Arrays.asList(row)));
    }

    GridSignal field = read(views, USUAL.turned(turn)).signal();

    String rows =
        String.join(" / ", Arrays.stream(expected).map(row -> String.join(" ", row)).toList());
    assertThat(TestViews.places(field)).isEqualTo(rows);
  }

  @Test
  void aPartIsAroundTheMiddleOrEveryOther() throws Exception {
    Path views = TestViews.folder(folder.resolve("v"), TestViews.grid("view_%d_%d.png", 5, 7));
    ViewPart middle = new ViewPart(Optional.of(new ViewGrid(3, 3)), 1);
    ViewPart other = new ViewPart(Optional.empty(), 2);
    ViewPart both = new ViewPart(Optional.of(new ViewGrid(3, 5)), 2);

    assertThat(TestViews.places(read(views, USUAL.part(middle)).signal()))
        .isEqualTo("1,2 1,3 1,4 / 2,2 2,3 2,4 / 3,2 3,3 3,4");
    assertThat(TestViews.places(read(views, USUAL.part(other)).signal()))
        .isEqualTo("0,0 0,2 0,4 0,6 / 2,0 2,2 2,4 2,6 / 4,0 4,2 4,4 4,6");
    assertThat(TestViews.places(read(views, USUAL.part(both)).signal()))
        .isEqualTo("1,1 1,3 1,5 / 3,1 3,3 3,5");
    assertThatThrownBy(
            () -> read(views, USUAL.part(new ViewPart(Optional.of(new ViewGrid(6, 6)), 1))))
        .hasMessage("of 5 x 7 views at most as many can be kept, found 6 x 6");
  }

  @Test
  void viewsAreMadeSmallerByTheMeanOfTheirPixels() throws Exception {
    Map<String, Samples> views = new LinkedHashMap<>();
    views.put("view_1.png", TestViews.view(0, 0, 4, 4));
    views.put("view_2.png", TestViews.view(0, 1, 4, 4));
    Path two = TestViews.folder(folder.resolve("two"), views);

    Samples small = read(two, USUAL.grid(new ViewGrid(1, 2)).sized(2, 2)).signal().samples();

    assertThat(small.extent()).containsExactly(1, 2, 2, 2);
    // blue is 20 y + x: 0, 1, 20, 21 at the top left, 42, 43, 62, 63 at the bottom right
    assertThat(small.get(0, 2) * 255).isEqualTo(11f); // 10.5, rounded up
    assertThat(small.get(7, 2) * 255).isEqualTo(53f); // 52.5, rounded up
    assertThat(small.get(7, 1) * 255).isEqualTo(10f);
    assertThatThrownBy(() -> read(two, USUAL.grid(new ViewGrid(1, 2)).sized(5, 4)))
        .hasMessage("views of 4 x 4 pixels are only made smaller, found 5 x 4");
  }

  @Test
  void greyBecomesColourAndWhatIsTransparentLiesOnWhite() throws Exception {
    Map<String, Samples> views = new LinkedHashMap<>();
    views.put("v0_0.png", Samples.of(new int[] {1, 1}, 1, new float[] {51 / 255f}));
    views.put("v0_1.png", Samples.of(new int[] {1, 1}, 4, new float[] {0, 0, 1, 0}));
    views.put("v1_0.png", TestViews.view(7, 8, 1, 1));
    views.put("v1_1.png", TestViews.view(1, 1, 1, 1));
    Path mixed = TestViews.folder(folder.resolve("mixed"), views);

    Samples read = read(mixed, USUAL).signal().samples();

    assertThat(read.extent()).containsExactly(2, 2, 1, 1);
    float[] values = new float[9];
    read.copyTo(0, values, 0, 9);
    assertThat(values).containsExactly(0.2f, 0.2f, 0.2f, 1, 1, 1, 70 / 255f, 80 / 255f, 0);
  }

  @Test
  void whatTakesTooMuchMemoryIsRefusedWithWhatWouldFit() throws Exception {
    Path views = TestViews.folder(folder.resolve("v"), TestViews.grid("view_%d_%d.png", 5, 5));
    long view = 3L * TestViews.WIDTH * TestViews.HEIGHT;
    // 16 views, 4 for the codes, one that is decoded and one that is made smaller
    LightFieldLimit codes = new LightFieldLimit(22 * view, (grid, size) -> 4 * view);

    assertThatThrownBy(() -> LightFieldFiles.read(views, USUAL, codes, ClipWatch.NOBODY))
        .hasMessageEndingWith(
            ": expected a light field that fits in 1 MB, such as the 4 x 4 views in its middle or"
                + " every other row and column or views of 3 x 2 pixels, found 5 x 5 views of"
                + " 4 x 3 pixels that need 1 MB.");
    LightFieldChoice fitting = USUAL.part(new ViewPart(Optional.of(new ViewGrid(4, 4)), 1));
    assertThat(
            LightFieldFiles.read(views, fitting, codes, ClipWatch.NOBODY)
                .signal()
                .samples()
                .bytes())
        .isEqualTo(16 * view);
  }

  /** As programs write names that do not know UTF-8: 0x84 is a letter to some of them. */
  @Test
  void namesOfAZipNeedNotBeUtf8() throws Exception {
    Path zip =
        new TestViews.Zip(folder, StandardCharsets.ISO_8859_1)
            .views(TestViews.grid("H\u0084user/view_%d_%d.png", 2, 2))
            .write(folder.resolve("old.zip"));

    GridSignal field =
        LightFieldFiles.read(zip, USUAL, LightFieldLimit.USUAL, ClipWatch.NOBODY).signal();

    assertThat(TestViews.places(field)).isEqualTo("0,0 0,1 / 1,0 1,1");
  }

  @Test
  void anXmlThatIsNotTheViewersIsPassedOver() throws Exception {
    Path views = TestViews.folder(folder.resolve("v"), TestViews.grid("view_%d_%d.png", 2, 2));
    Files.writeString(views.resolve("camera.xml"), "<camera><lens>");

    assertThat(LightFieldFiles.open(views, USUAL, ClipWatch.NOBODY).grid())
        .isEqualTo(new ViewGrid(2, 2));
  }

  @Test
  void aPictureIsKnownByItsNameWithoutAnExtensionToo() throws Exception {
    Path named = folder.resolve("all_qs2x1a1.png");
    TestViews.write(named, TestViews.view(0, 0, 3, 8));
    Path bare = Files.move(named, folder.resolve("all_qs2x1a1"));

    assertThat(LightFieldFiles.open(bare, USUAL, ClipWatch.NOBODY).layout())
        .isEqualTo(LightFieldLayout.QUILT);
  }
}
