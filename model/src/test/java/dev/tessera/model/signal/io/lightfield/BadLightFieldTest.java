package dev.tessera.model.signal.io.lightfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.clip.ClipSize;
import dev.tessera.model.signal.io.clip.ClipWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BadLightFieldTest {
  private static final LightFieldChoice USUAL = LightFieldChoice.USUAL;

  @TempDir Path folder;

  /** The sentence behind the file's name. */
  private static String message(Path file, LightFieldChoice choice) {
    SignalFormatException e =
        catchThrowableOfType(
            SignalFormatException.class,
            () -> LightFieldFiles.read(file, choice, LightFieldLimit.USUAL, ClipWatch.NOBODY));
    String start = "Cannot read " + file;
    assertThat(e).hasMessageStartingWith(start);
    return String.valueOf(e.getMessage()).substring(start.length());
  }

  private static String message(Path file) {
    return message(file, USUAL);
  }

  private Path views(Map<String, Samples> views) throws Exception {
    return TestViews.folder(folder.resolve("views"), views);
  }

  private static Map<String, Samples> grid() {
    return TestViews.grid("view_%d_%d.png", 3, 3);
  }

  @Test
  void aMissingViewIsNamedByItsRowAndColumn() throws Exception {
    Map<String, Samples> views = grid();
    views.remove("view_1_2.png");

    assertThat(message(views(views)))
        .isEqualTo(
            ": expected a view for each of 3 x 3 rows and columns, found none for row 1 and column"
                + " 2.");
  }

  @Test
  void ofSeveralMissingViewsTheirNumberIsTold() throws Exception {
    Map<String, Samples> views = grid();
    views.remove("view_0_2.png");
    views.remove("view_1_2.png");
    views.remove("view_2_1.png");

    assertThat(message(views(views))).endsWith("found none for row 0 and column 2 and 2 more.");
  }

  @Test
  void aMissingRowIsNamed() throws Exception {
    Map<String, Samples> views = TestViews.grid("view_%d_%d.png", 5, 2);
    views.remove("view_3_0.png");
    views.remove("view_3_1.png");

    assertThat(message(views(views)))
        .isEqualTo(": expected views of every row from 0 to 4, found none of row 3.");
  }

  @Test
  void aMissingViewOfTheBenchmarkIsNamed() throws Exception {
    Map<String, Samples> views = new LinkedHashMap<>();
    for (int i = 0; i < 9; i++) {
      views.put("input_Cam%03d.png".formatted(i), TestViews.view(0, 0));
    }
    views.remove("input_Cam004.png");

    assertThat(message(views(views)))
        .isEqualTo(
            ": expected the 9 views of the HCI benchmark from input_Cam000 on, found no"
                + " input_Cam004.");
  }

  @Test
  void twoViewsOfOnePlaceAreNamed() throws Exception {
    Map<String, Samples> views = grid();
    views.put("view_02_1.png", TestViews.view(0, 0));

    assertThat(message(views(views)))
        .isEqualTo(
            ": expected one view for each row and column, found two, view_02_1.png and"
                + " view_2_1.png.");
  }

  @Test
  void viewsOfDifferentSizesAreNamed() throws Exception {
    Map<String, Samples> views = grid();
    views.put("view_1_1.png", TestViews.view(1, 1, 3, 5));

    assertThat(message(views(views)))
        .isEqualTo(
            ": expected views of one size, 4 x 3 pixels as view_0_0.png, found view_1_1.png of"
                + " 5 x 3.");
  }

  @Test
  void oneViewOnlyIsNone() throws Exception {
    assertThat(message(views(Map.of("view_0_0.png", TestViews.view(0, 0)))))
        .isEqualTo(": expected two views or more, found one only, view_0_0.png.");
    Path picture = folder.resolve("one.png");
    TestViews.write(picture, TestViews.view(0, 0));
    assertThat(message(picture, USUAL.grid(new ViewGrid(1, 1))))
        .isEqualTo(": expected two views or more, found one only, the picture.");
  }

  @Test
  void anotherGridThanTheNamesTellIsRefused() throws Exception {
    assertThat(message(views(grid()), USUAL.grid(new ViewGrid(1, 9))))
        .isEqualTo(": expected 1 x 9 views, as asked for, found 3 x 3 by what their files tell.");
  }

  @Test
  void aGridOfAnotherNumberOfViewsIsRefused() throws Exception {
    Map<String, Samples> views = new LinkedHashMap<>();
    for (int i = 0; i < 8; i++) {
      views.put("view" + i + ".png", TestViews.view(0, 0));
    }

    assertThat(message(views(views), USUAL.grid(new ViewGrid(3, 3))))
        .isEqualTo(": expected 3 x 3 views, as asked for, which are 9, found 8.");
  }

  @Test
  void aPictureThatTheGridDoesNotDivideIsRefused() throws Exception {
    Path picture = folder.resolve("all.png");
    TestViews.write(picture, TestViews.view(0, 0, 6, 8));

    assertThat(message(picture, USUAL.grid(new ViewGrid(4, 2))))
        .isEqualTo(
            ": expected a picture of 4 x 2 views side by side, whose width 2 divides and whose"
                + " height 4 divides, found 8 x 6 pixels.");
    assertThat(message(picture))
        .isEqualTo(
            ": expected rows and columns of the views in this picture, found neither in its name,"
                + " which would end in _eslf or in the _qs8x6a0.75 of a quilt.");
  }

  @Test
  void lensesThatDoNotFillThePictureAreRefused() throws Exception {
    Path picture = folder.resolve("a_eslf.png");
    TestViews.write(picture, TestViews.view(0, 0, 28, 30));

    assertThat(message(picture))
        .startsWith(": expected a picture of 14 x 14 interleaved views, whose width 14 divides")
        .endsWith("found 30 x 28 pixels.");
  }

  @Test
  void namesWithThreeNumbersAreRefused() throws Exception {
    Map<String, Samples> views = new LinkedHashMap<>();
    views.put("a0_1_2.png", TestViews.view(0, 0));
    views.put("a1_2_3.png", TestViews.view(0, 0));

    assertThat(message(views(views)))
        .isEqualTo(
            ": expected names of views with a row and a column, or with a running number, found 3"
                + " numbers that change, as in a1_2_3.png.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IMG_0001.lfp", "IMG_0001.LFR", "named as it is not.png"})
  void rawLensletsAreRefusedWithTheReason(String name) throws Exception {
    Path raw = Files.write(folder.resolve(name), new byte[] {(byte) 0x89, 'L', 'F', 'P', 13, 10});

    assertThat(message(raw))
        .isEqualTo(
            ": expected views, which Lytro's program or a light-field toolbox extracts, found a raw"
                + " lenslet file, whose views cannot be told without the white images and the"
                + " calibration of its camera.");
  }

  @Test
  void whatIsNoLightFieldIsNamed() throws Exception {
    Path bare = Files.createDirectory(folder.resolve("bare"));
    Path text = Files.writeString(folder.resolve("text.zip"), "no archive at all");

    assertThat(message(folder.resolve("absent"))).endsWith("found no such file.");
    assertThat(message(bare)).endsWith("found a folder without pictures.");
    assertThat(message(text)).contains("found something else in its first bytes.");
    assertThat(message(new TestViews.Zip(folder).write(folder.resolve("empty.zip"))))
        .endsWith("found a ZIP without pictures.");
  }

  @Test
  void aViewThatCannotBeDecodedIsNamed() throws Exception {
    Path views = views(grid());
    Path broken = views.resolve("view_1_1.png");
    byte[] bytes = Files.readAllBytes(broken);
    Files.write(broken, Arrays.copyOf(bytes, bytes.length - 20));

    assertThat(message(views)).startsWith("/view_1_1.png: expected a complete image");

    Path zip =
        new TestViews.Zip(folder)
            .views(grid())
            .entry("view_3_0.png", Files.readAllBytes(broken))
            .views(Map.of("view_3_1.png", TestViews.view(0, 0)))
            .views(Map.of("view_3_2.png", TestViews.view(0, 0)))
            .write(folder.resolve("broken.zip"));
    assertThat(message(zip)).startsWith("/view_3_0.png: expected a complete image");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../view_9_9.png", "a/../../b.png", "/etc/view.png", "C:\\view.png", "a\\..\\b"})
  void namesThatLeaveTheirFolderAreRefused(String name) throws Exception {
    Path zip =
        new TestViews.Zip(folder).views(grid()).text(name, "x").write(folder.resolve("evil.zip"));

    assertThat(message(zip))
        .isEqualTo(
            ": expected a ZIP with names of entries that stay in the archive, found "
                + name
                + " (entry 9).");
  }

  @Test
  void aZipThatUnpacksToFarMoreThanItHoldsIsRefused() throws Exception {
    Path zip =
        new TestViews.Zip(folder)
            .views(grid())
            .entry("view_3_0.png", new byte[300_000_000])
            .write(folder.resolve("bomb.zip"));

    assertThat(Files.size(zip)).isLessThan(1_000_000);
    assertThat(message(zip))
        .startsWith(": expected a ZIP with entries of at most 2")
        .endsWith(" bytes in all, found more (entry view_3_0.png).");
  }

  /** A view of a few bytes whose header tells of more pixels than memory holds. */
  @Test
  void aViewOfTooManyPixelsIsRefusedByItsHeader() throws Exception {
    String netpbm = "P5 60000 60000 255\n";
    Path zip =
        new TestViews.Zip(folder)
            .text("view_0.pgm", netpbm)
            .text("view_1.pgm", netpbm)
            .write(folder.resolve("large.zip"));

    assertThat(message(zip, USUAL.grid(new ViewGrid(1, 2))))
        .isEqualTo(
            ": expected views that can be read within 2,148 MB, found views of 60000 x 60000"
                + " pixels, which take 10,800 MB each.");
    assertThat(message(zip, USUAL.grid(new ViewGrid(1, 2)).sized(10, 10)))
        .as("each is read whole")
        .endsWith("found views of 60000 x 60000 pixels, which take 10,800 MB each.");
  }

  @ParameterizedTest
  @CsvSource({"20000, 20000", "2147483647, 1", "2147483647, 2147483647"})
  void whatWouldFitOfALargeLightFieldIsFoundAtOnce(int width, int height) {
    ViewGrid grid = new ViewGrid(1000, 1000);
    LightFieldPlan plan = new LightFieldPlan(grid, new ClipSize(width, height), false);
    LightFieldLimit limit = new LightFieldLimit(4_000_000_000L, (views, size) -> size.width());

    assertThat(limit.allows(plan)).isFalse();
    assertThat(plan.bytes()).isPositive();
    ClipSize largest = limit.largestSize(plan).orElseThrow();
    ClipSize larger = new ClipSize(largest.width() + 1, Math.max(1, largest.height()));
    assertThat(limit.allows(plan.sized(largest))).isTrue();
    assertThat(limit.allows(plan.sized(larger))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<lightfield><subaperture src='a.png' u='0'/></lightfield>"
            + "|src, u and v of each subaperture in lf.xml, found one without v",
        "<lightfield><subaperture src='a.png' u='x' v='0'/></lightfield>"
            + "|numbers as u and v in lf.xml, found x",
        "<lightfield><subaperture src='c.png' u='0' v='0'/></lightfield>"
            + "|each view that lf.xml names, found no c.png",
        "<lightfield><subaperture src='a.png' u='0' v='0'/></lightfield>"
            + "|two views or more, found one only, a.png",
        "<lightfield><subaperture src='a.png' u='0' v='0'/><subaperture src='b.png' u='0'"
            + " v='0'/></lightfield>"
            + "|one view for each row and column, found two, a.png and b.png",
        "<lightfield><subaperture src='a.png' u='0' v='0'/><subaperture src='a.png' u='1'"
            + " v='0'/></lightfield>"
            + "|each view once in lf.xml, found a.png more than once",
        "<lightfield><subaperture|undamaged XML in lf.xml, found damaged XML",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><lightfield><subaperture src='&b;'"
            + " u='0' v='0'/></lightfield>|undamaged XML in lf.xml, found damaged XML"
      })
  void xmlThatTellsNoPositionsIsRefused(String xml, String expected) throws Exception {
    Path zip =
        new TestViews.Zip(folder)
            .views(Map.of("a.png", TestViews.view(0, 0), "b.png", TestViews.view(0, 1)))
            .text("lf.xml", xml)
            .write(folder.resolve("viewer.zip"));

    assertThat(message(zip)).isEqualTo(": expected " + expected + ".");
  }
}
