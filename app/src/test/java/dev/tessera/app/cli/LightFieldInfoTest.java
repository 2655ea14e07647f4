package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.signal.scene.TwoPlanesScene;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LightFieldInfoTest {
  @TempDir private Path folder = Path.of("");

  private Path views(String pattern) throws Exception {
    TwoPlanesScene scene = new TwoPlanesScene(new ViewGrid(3, 3), 8, 12);
    WriteOptions png = WriteOptions.of(ImageFormat.PNG, 8);
    for (int v = 0; v < 3; v++) {
      for (int u = 0; u < 3; u++) {
        Path file = folder.resolve(pattern.formatted(v, u));
        ImageFiles.write(scene.view(v, u).samples(), file, png, () -> false);
      }
    }
    return folder;
  }

  private static String told(Object... command) {
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run(command)).as(terminal.err()).isEqualTo(0);
    assertThat(terminal.err()).isEmpty();
    return terminal.out();
  }

  @Test
  void viewsInAFolderAreTold() throws Exception {
    Path views = views("view_%d_%d.png");

    assertThat(told("info", views, "--kind", "lightfield"))
        .isEqualTo(
            """
            file         %s
            layout       views named by row and column
            views        9, 3 x 3 (rows x columns)
            order        as names tell
            size         12 x 8 pixels each
            Read whole:
            samples      3 x 3 x 8 x 12 x 3 (v, u, y, x, RGB), 8 bits each
            memory       1 MB, with what a fit holds 1 MB
            """
                .formatted(views)
                .replace("\n", System.lineSeparator()));
  }

  @Test
  void aPartOfThemIsTold() throws Exception {
    Path views = views("view_%d_%d.png");

    assertThat(told("info", views, "--kind", "lightfield", "--every", "2", "--size", "6x4"))
        .contains("Read so:")
        .contains("samples      2 x 2 x 4 x 6 x 3 (v, u, y, x, RGB), 8 bits each");
    assertThat(told("info", views, "--kind", "lightfield", "--views", "1x3"))
        .contains("samples      1 x 3 x 8 x 12 x 3 (v, u, y, x, RGB), 8 bits each");
  }

  @Test
  void aGuessIsCalledOne() throws Exception {
    Path views = views("%d%d.png");

    assertThat(told("info", views, "--kind", "lightfield"))
        .contains("order        not known: 3 x 3 is a guess, --grid RxC tells how many");
    assertThat(told("info", views, "--kind", "lightfield", "--grid", "1x9"))
        .contains("views        9, 1 x 9 (rows x columns)")
        .contains("order        row by row, as --grid says");
  }

  private void assertRefused(String sentence, Object... command) {
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run(command)).isEqualTo(2);
    assertThat(terminal.err()).startsWith("tessera: " + sentence + System.lineSeparator());
    assertThat(terminal.out()).isEmpty();
  }

  @Test
  void whatIsAskedForWronglyIsToldInOneLine() throws Exception {
    Path views = views("view_%d_%d.png");
    Object[] kind = {"info", views, "--kind", "lightfield"};

    assertRefused(
        "--grid must be rows and columns such as 9x9, found 9", with(kind, "--grid", "9"));
    assertRefused(
        "of 3 x 3 views at most as many can be kept, found 5 x 5", with(kind, "--views", "5x5"));
    assertRefused(
        "views of 12 x 8 pixels are only made smaller, found 24 x 16",
        with(kind, "--size", "24x16"));
    assertRefused(
        "--start is for clips, and " + views + " is a light field", with(kind, "--start", "1"));
    assertRefused("--every must be between 1 and 2147483647, found 0", with(kind, "--every", "0"));
    assertRefused(
        "--grid is for light fields, and " + views + " is taken for none",
        "info",
        views,
        "--grid",
        "3x3");
    Path raw = Files.write(folder.resolve("a.lfp"), new byte[] {1});
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run("info", raw)).isEqualTo(2);
    assertThat(terminal.err()).contains("found a raw lenslet file, whose views cannot be told");
  }

  private static Object[] with(Object[] command, String option, String value) {
    Object[] whole = Arrays.copyOf(command, command.length + 2);
    whole[command.length] = option;
    whole[command.length + 1] = value;
    return whole;
  }
}
