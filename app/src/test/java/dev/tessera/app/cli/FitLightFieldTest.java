package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.signal.scene.TwoPlanesScene;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Light fields from files to projects and views, on the engine. */
final class FitLightFieldTest {
  private static final int SIDE = 5;
  private static final int HEIGHT = 48;
  private static final int WIDTH = 64;

  private final TwoPlanesScene scene = new TwoPlanesScene(new ViewGrid(SIDE, SIDE), HEIGHT, WIDTH);
  private final CommandRun command = new CommandRun();
  private final StringWriter out = command.out();
  private final StringWriter err = command.err();

  @TempDir private Path folder = Path.of("");
  private Path views = Path.of("");
  private Path project = Path.of("");

  @BeforeEach
  void writeViews() throws Exception {
    views = Files.createDirectory(folder.resolve("views"));
    project = folder.resolve("planes.tessera");
    for (int v = 0; v < SIDE; v++) {
      for (int u = 0; u < SIDE; u++) {
        Path file = views.resolve("view_%d_%d.png".formatted(v, u));
        WriteOptions png = WriteOptions.of(ImageFormat.PNG, 8);
        ImageFiles.write(scene.view(v, u).samples(), file, png, () -> false);
      }
    }
  }

  private void done(Object... arguments) {
    assertThat(command.run(arguments)).as(err.toString()).isZero();
  }

  private Samples picture(String name) throws Exception {
    return ImageFiles.read(folder.resolve(name), AlphaMode.KEEP, Long.MAX_VALUE, () -> false)
        .samples();
  }

  /** Things move by a pixel and more there. */
  @Test
  void rowsInReverseOrderAreToldOf() throws Exception {
    TwoPlanesScene large = new TwoPlanesScene(new ViewGrid(3, 3), 120, 180);
    Path some = Files.createDirectory(folder.resolve("large"));
    for (int i = 0; i < 9; i++) {
      int row = i / 3;
      Path file = some.resolve("view_%d_%d.png".formatted(row, i % 3));
      WriteOptions png = WriteOptions.of(ImageFormat.PNG, 8);
      ImageFiles.write(large.view(row, i % 3).samples(), file, png, () -> false);
    }
    Object[] fit = {
      "fit", some, "--kind", "lightfield", "--steps", 1, "--device", "cpu", "--save", project
    };

    done(fit);
    assertThat(err.toString()).doesNotContain("--turn");

    List<Object> turned = new ArrayList<>(List.of(fit));
    turned.addAll(List.of("--turn", "rows"));
    done(turned.toArray());
    assertThat(err.toString())
        .contains("rows or columns of views are in reverse order. --turn rows mends that.");
  }

  @Test
  void viewsThatWereLeftOutAreComparedAndRendered() throws Exception {
    Path report = folder.resolve("r.json");

    done(
        "fit",
        views,
        "--kind",
        "lightfield",
        "--given",
        "even",
        "--steps",
        30,
        "--device",
        "cpu",
        "--save",
        project,
        "--report",
        report);

    assertThat(out.toString())
        .startsWith(project + ": PSNR ")
        .contains("the mean of 9 views given,")
        .contains("of 16 views left out, 30 steps in ");
    JsonNode told = new ObjectMapper().readTree(report.toFile());
    assertThat(told.get("input").get("given").textValue()).isEqualTo("even");
    JsonNode written = told.get("written");
    double sum = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      boolean leftOut = i / SIDE % 2 == 1 || i % SIDE % 2 == 1;
      double psnr = written.get("psnrOfViews").get(i / SIDE).get(i % SIDE).doubleValue();
      sum += leftOut ? psnr : 0;
    }
    assertThat(written.get("psnrLeftOut").doubleValue()).isEqualTo(sum / 16, within(1e-6));
    assertThat(written.get("psnrLeftOut").doubleValue()).isGreaterThan(24);

    done("render", project, "--view", "1,3", "--out", folder.resolve("view.png"));
    double alone = Psnr.of(scene.view(1, 3).samples(), picture("view.png"));
    assertThat(written.get("psnrOfViews").get(1).get(3).doubleValue())
        .isEqualTo(alone, within(0.1));

    done("render", project, "--epi", "row=20,v=2", "--out", folder.resolve("epi.png"));
    assertThat(picture("epi.png").extent(1)).isEqualTo(WIDTH);
    done("render", project, "--focus", "0.5", "--aperture", "1", "--out", folder.resolve("f.png"));
    assertThat(picture("f.png").extent()).containsExactly(HEIGHT, WIDTH);
    done("render", project, "--depth", "--out", folder.resolve("d.png"));
    assertThat(picture("d.png").channels()).isEqualTo(1);
    done("render", project, "--depth", "--view", "0,0.5", "--out", folder.resolve("d.pfm"));
    assertThat(folder.resolve("d.pfm")).hasSize("Pf\n64 48\n-1.0\n".length() + 4L * HEIGHT * WIDTH);

    done(
        "render",
        project,
        "--path",
        "0,0:0,4:4,4",
        "--frames",
        5,
        "--out",
        folder.resolve("path.png"));
    done("render", project, "--view", "0,4", "--out", folder.resolve("corner.png"));
    assertThat(Psnr.of(picture("path-0003.png"), picture("corner.png"))).isInfinite();
    assertThat(folder.resolve("path-0005.png")).exists();
    done("render", project, "--sweep", "-1:2", "--frames", 3, "--out", folder.resolve("s.gif"));
    done("render", project, "--quilt", "2x2", "--out", folder.resolve("q.png"));
    assertThat(picture("q_qs2x2a1.3333.png").extent()).containsExactly(2 * HEIGHT, 2 * WIDTH);

    done("info", project);
    assertThat(out.toString())
        .contains("light field, 5 x 5 views of 64 x 48 pixels, 3 channels")
        .contains("even views given");
  }

  private void assertRenderRefused(String sentence, Object... options) {
    Object[] asked =
        Stream.concat(
                Stream.of("render", project, "--out", folder.resolve("x.png")), Stream.of(options))
            .toArray();
    assertThat(command.run(asked)).as(out.toString()).isEqualTo(2);
    assertThat(err.toString()).startsWith("tessera: " + sentence + System.lineSeparator());
    assertThat(folder.resolve("x.png")).doesNotExist();
  }

  @Test
  void whatCannotBeRenderedIsToldInOneLine() {
    done("fit", views, "--kind", "lightfield", "--steps", 2, "--device", "cpu", "--save", project);

    assertRenderRefused("the V of --view must be between 0 and 4, found 5", "--view", "5,0");
    assertRenderRefused(
        "--view must be a row and a column such as 4,4 or 2.5,3, found 1 numbers", "--view", "5");
    assertRenderRefused("--aperture does nothing without --focus", "--aperture", "2");
    assertRenderRefused(
        "--epi must be row=Y,v=V or column=X,u=U, such as row=80,v=4, found y=3", "--epi", "y=3");
    assertRenderRefused(
        "the line of --epi must be between 0 and 47, found 48", "--epi", "row=48,v=0");
    assertRenderRefused(
        "the view of --epi must be between 0 and 4, found 4.5", "--epi", "column=48,u=4.5");
    assertRenderRefused("--time is for clips, and this is a light field", "--time", "1");
    assertRenderRefused(
        "--path must be two views or more such as 0,0:8,8, found 1", "--path", "0,0");
    assertRenderRefused("--sweep must be two disparities such as -1:2.5, found 3", "--sweep", "3");
    assertRenderRefused("--frames does nothing without --path or --sweep", "--frames", "3");
    assertRenderRefused(
        "--quilt must be columns and rows such as 8x6, found 1x1", "--quilt", "1x1");
  }

  private static float[] codes(Path saved) throws Exception {
    return ProjectFile.read(saved).fits().get(0).result().orElseThrow().state().array("codes");
  }

  @Test
  void aFitGoesOnAsItWouldHave() throws Exception {
    Path other = folder.resolve("other.tessera");
    done("fit", views, "--kind", "lightfield", "--steps", 12, "--device", "cpu", "--save", project);
    String whole = out.toString();

    command.run(
        "fit",
        views,
        "--kind",
        "lightfield",
        "--steps",
        12,
        "--stop-at",
        5,
        "--device",
        "cpu",
        "--save",
        other);
    Path report = folder.resolve("r.json");
    done("fit", other, "--resume", "--device", "cpu", "--report", report);

    assertThat(report).exists();
    assertThat(codes(other)).containsExactly(codes(project));

    assertThat(
            out.toString().replaceFirst(" in [0-9.]+ s.*", "").replace("other", "planes").strip())
        .isEqualTo(whole.replaceFirst(" in [0-9.]+ s.*", "").strip());
  }

  private void assertRefused(String sentence, Object... arguments) {
    assertThat(command.run(arguments)).as(out.toString()).isEqualTo(2);
    assertThat(err.toString()).startsWith("tessera: " + sentence + System.lineSeparator());
    assertThat(out.toString()).isEmpty();
    assertThat(project).doesNotExist();
  }

  @Test
  void whatIsAskedForWronglyIsToldInOneLine() throws Exception {
    assertRefused(
        "Nothing would be kept: --save keeps everything, --report tells how good it is.",
        "fit",
        views,
        "--kind",
        "lightfield");
    assertRefused(
        "--out is not for light fields: tessera render writes views of what --save keeps",
        "fit",
        views,
        "--kind",
        "lightfield",
        "--out",
        folder.resolve("a.png"));
    assertRefused(
        "--mode is not for light fields, which have networks of their own",
        "fit",
        views,
        "--kind",
        "lightfield",
        "--mode",
        "codes",
        "--save",
        project);
    assertRefused(
        "--embed is for single files, and "
            + views
            + " is a folder: a ZIP of its views can be embedded.",
        "fit",
        views,
        "--kind",
        "lightfield",
        "--embed",
        "--save",
        project);
    assertRefused(
        "--given is for light fields, and " + views.resolve("view_0_0.png") + " is taken for none",
        "fit",
        views.resolve("view_0_0.png"),
        "--given",
        "even",
        "--save",
        project);
    assertRefused(
        "Of 1 x 2 views only one is given: a fit needs two.",
        "fit",
        views,
        "--kind",
        "lightfield",
        "--given",
        "even",
        "--views",
        "1x2",
        "--save",
        project);
  }
}
