package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.archive.project.GivenPoints;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.archive.project.SavedFit;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.signal.mesh.PointCloud;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects by commands, through the real service and engine. */
final class ProjectCommandsTest {
  private static final String OCTAHEDRON =
      """
      v 1 0 0
      v -1 0 0
      v 0 1 0
      v 0 -1 0
      v 0 0 1
      v 0 0 -1
      f 1 3 5
      f 3 2 5
      f 2 4 5
      f 4 1 5
      f 3 1 6
      f 2 3 6
      f 4 2 6
      f 1 4 6
      """;

  @TempDir private Path folder = Path.of("");
  private final CommandRun command = new CommandRun();
  private final StringWriter out = command.out();
  private final StringWriter err = command.err();
  private Path image = Path.of("");

  @BeforeEach
  void writeImage() throws Exception {
    image = folder.resolve("in.png");
    float[] waves = new float[48 * 40];
    for (int i = 0; i < waves.length; i++) {
      waves[i] = (float) (0.5 + 0.4 * Math.sin(i / 9.0) * Math.cos(i / 200.0));
    }
    ImageFiles.write(
        Samples.of(new int[] {40, 48}, 1, waves),
        image,
        WriteOptions.of(ImageFormat.PNG, 8),
        () -> false);
  }

  private int fit(Object... more) {
    Object[] usual = {
      "fit", image, "--mode", "joint", "--width", 16, "--latent", 8, "--device", "cpu"
    };
    return command.run(Stream.concat(Arrays.stream(usual), Arrays.stream(more)).toArray());
  }

  private static FitState state(Path project) throws Exception {
    return fit(project).result().map(FitResult::state).orElseThrow();
  }

  private static SavedFit fit(Path project) throws Exception {
    return ProjectFile.read(project).fits().get(0);
  }

  private static void assertSame(FitState found, FitState expected) {
    assertThat(found.step()).isEqualTo(expected.step());
    expected
        .arrays()
        .forEach(
            (name, values) -> {
              if (!name.equals("curve")) { // points depend on the time
                assertThat(found.array(name)).as(name).isEqualTo(values.toArray());
              }
            });
  }

  @Test
  void aFitThatWasStoppedGoesOnToTheSameNumbers() throws Exception {
    Path whole = folder.resolve("whole.tessera");
    Path half = folder.resolve("half.tessera");
    assertThat(fit("--steps", 40, "--save", whole)).as(err.toString()).isZero();
    assertThat(out.toString()).startsWith(whole + ": PSNR ").contains("40 steps");

    assertThat(fit("--steps", 40, "--stop-at", 13, "--save", half)).isEqualTo(130);
    assertThat(err.toString()).endsWith("Stopped: what there was has been saved.%n".formatted());
    assertThat(state(half).step()).isEqualTo(13);
    assertThat(command.run("fit", half, "--resume", "--device", "cpu")).as(err.toString()).isZero();

    assertSame(state(half), state(whole));
    assertThat(command.run("fit", half, "--resume")).isEqualTo(2);
    assertThat(err.toString())
        .contains("The fit has come to its end (number of steps reached after 40 steps")
        .contains("more --steps or --seconds go on.");
    assertThat(command.run("fit", half, "--resume", "--steps", 45, "--device", "cpu")).isZero();
    assertThat(state(half).step()).isEqualTo(45);
  }

  @Test
  void aProjectIsRenderedAndToldOfWithoutItsSource() throws Exception {
    Path project = folder.resolve("p.tessera");
    Path picture = folder.resolve("out.png");
    assertThat(fit("--steps", 5, "--save", project)).isZero();

    assertThat(command.run("render", project, "--out", picture)).as(err.toString()).isZero();
    assertThat(out.toString()).startsWith(picture + ": 48 x 40 pixels, PSNR ");
    Files.delete(image);
    assertThat(command.run("render", project, "--scale", 2, "--out", picture)).isZero();
    assertThat(ImageFiles.inspect(picture, Long.MAX_VALUE).width()).isEqualTo(96);
    assertThat(command.run("render", project, "--out", picture)).isZero();
    assertThat(err.toString()).contains("Note: in.png is not where it was: nothing is compared.");
    assertThat(command.run("info", project)).isZero();
    assertThat(out.toString())
        .contains("signal 1     in.png, 48 x 40 pixels, 1 channel")
        .contains("source       in.png is not where it was")
        .contains("state        5 steps in");
    assertThat(command.run("fit", project, "--resume", "--steps", 9)).isEqualTo(2);
    assertThat(err.toString()).contains("Cannot go on: in.png is not where it was.");
  }

  @Test
  void aCopyInTheProjectStandsInForTheSource() throws Exception {
    Path project = folder.resolve("p.tessera");
    assertThat(fit("--steps", 5, "--save", project, "--embed")).isZero();
    Files.delete(image);

    assertThat(command.run("fit", project, "--resume", "--steps", 9, "--device", "cpu")).isZero();

    assertThat(state(project).step()).isEqualTo(9);
    assertThat(ProjectFile.read(project).signals().get(0).source().content()).isPresent();
    assertThat(command.run("info", project)).isZero();
    assertThat(out.toString()).contains("not where it was, a copy is in the project");
  }

  @Test
  void aPairOfShapesThatWasStoppedGoesOnToTheSameNumbers() throws Exception {
    Path first = Files.writeString(folder.resolve("a.obj"), OCTAHEDRON);
    Path second =
        Files.writeString(folder.resolve("b.obj"), OCTAHEDRON.replace("v 1 0 0", "v 2 0 0"));
    Path whole = folder.resolve("whole.tessera");
    Object[] usual = {
      "interpolate", first, second, "--codes", "--steps", 4, "--device", "cpu", "--save"
    };
    List<Object> arguments = new ArrayList<>(List.of(usual));
    arguments.add(whole);
    assertThat(command.run(arguments.toArray())).as(err.toString()).isZero();

    for (int stop : new int[] {2, 6}) {
      Path half = folder.resolve("half-" + stop + ".tessera");
      arguments.set(arguments.size() - 1, half);
      List<Object> stopped = new ArrayList<>(arguments);
      stopped.addAll(List.of("--stop-at", stop));
      assertThat(command.run(stopped.toArray())).as(err.toString()).isEqualTo(130);
      assertThat(command.run("fit", half, "--resume", "--device", "cpu"))
          .as(err.toString())
          .isZero();
      assertSame(state(half), state(whole));
    }
    Path between = folder.resolve("between.obj");
    assertThat(command.run("render", whole, "--at", 0.5, "--resolution", 16, "--out", between))
        .as(err.toString())
        .isZero();
    assertThat(Files.size(between)).isPositive();
    Project project = ProjectFile.read(whole);
    assertThat(project.ways()).hasSize(1);
    assertThat(project.signals()).extracting(s -> s.name()).containsExactly("a.obj", "b.obj");
  }

  @Test
  void membersOfAFamilyAreKeptWithTheirFamily() throws Exception {
    Path project = folder.resolve("vases.tessera");
    Path mesh = folder.resolve("vase.obj");
    assertThat(
            command.run(
                "interpolate", "vase-001", "vase-002", "--family", "vases", "--save", project))
        .as(err.toString())
        .isZero();

    assertThat(command.run("render", project, "--at", 0.25, "--resolution", 16, "--out", mesh))
        .as(err.toString())
        .isZero();

    assertThat(out.toString()).contains("in the unit sphere");
    assertThat(command.run("info", project)).isZero();
    assertThat(out.toString())
        .contains("fit 1        vase-001, in the family vases")
        .contains("way          vase-001 to vase-002");
    assertThat(command.run("fit", project, "--resume")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no fit to go on with in " + project);
  }

  /** The window finds members from a part of a shape, and keeps the points of that part. */
  @Test
  void aSearchFromPointsGoesOnFromTheSameOnesWithoutTheShape() throws Exception {
    Path mesh = Files.writeString(folder.resolve("a.obj"), OCTAHEDRON);
    Path project = folder.resolve("vase.tessera");
    Object[] usual = {"interpolate", mesh, "vase-002", "--family", "vases", "--device", "cpu"};
    assertThat(command.run(Stream.concat(Arrays.stream(usual), save(project, 5)).toArray()))
        .as(err.toString())
        .isEqualTo(130);
    PointCloud given = PointCloud.of(new float[] {0.5f, 0, 0, 0, 0.5f, 0, 0, 0, 0.5f});
    Project whole = ProjectFile.read(project);
    SavedFit search = whole.fits().get(0);
    FitResult<?> found = GivenPoints.with(search.result().orElseThrow(), given);
    Project partial =
        whole.withFit(0, new SavedFit(search.signals(), search.method(), Optional.of(found)));
    ProjectFile.write(project, partial, "a test", () -> false);
    Files.delete(mesh);

    assertThat(command.run("fit", project, "--resume", "--device", "cpu"))
        .as(err.toString())
        .isZero();

    assertThat(state(project).step()).isEqualTo(300);
    assertThat(GivenPoints.of(state(project)).orElseThrow().floats())
        .containsExactly(given.floats());
  }

  private static Stream<Object> save(Path project, int stop) {
    return Stream.of("--save", project, "--stop-at", stop);
  }

  @Test
  void whatIsNoProjectIsRefusedInOneLine() throws Exception {
    Path project = Files.writeString(folder.resolve("p.tessera"), "nothing of that kind");
    for (Object[] asked :
        List.of(
            new Object[] {"info", project},
            new Object[] {"fit", project, "--resume"},
            new Object[] {"render", project, "--out", folder.resolve("a.png")})) {
      assertThat(command.run(asked)).isEqualTo(2);
      assertThat(err.toString())
          .startsWith("tessera: Cannot read " + project + ": expected a project")
          .hasLineCount(1);
    }
  }

  /** What comes back is compared with what the project renders, by the program's own reader. */
  @Test
  void aProjectIsCompressedAsWhatItShows() throws Exception {
    Path project = folder.resolve("p.tessera");
    Path rendered = folder.resolve("rendered.png");
    Path compressed = folder.resolve("p.tsra");
    Path back = folder.resolve("back.png");
    assertThat(command.run("fit", image, "--steps", 60, "--save", project)).as(err + "").isZero();
    assertThat(command.run("render", project, "--out", rendered)).as(err + "").isZero();
    assertThat(command.run("compress", project, "--psnr", 34, "--out", compressed))
        .as(err + "")
        .isZero();
    assertThat(command.run("decompress", compressed, "--out", back)).as(err + "").isZero();

    Samples shown = ImageFiles.read(rendered, AlphaMode.KEEP, 1 << 20, () -> false).samples();
    Samples found = ImageFiles.read(back, AlphaMode.KEEP, 1 << 20, () -> false).samples();
    assertThat(Psnr.of(shown, found)).isBetween(33.5, 37.0);
  }

  @Test
  void aProjectWithoutAPictureIsNotCompressed() throws Exception {
    Path mesh = Files.writeString(folder.resolve("octahedron.obj"), OCTAHEDRON);
    Path project = folder.resolve("shape.tessera");
    Path compressed = folder.resolve("shape.tsra");
    assertThat(command.run("fit", mesh, "--steps", 3, "--save", project)).as(err + "").isZero();
    assertThat(command.run("compress", project, "--bpp", 1, "--out", compressed)).isEqualTo(2);
    assertThat(err.toString().lines().toList())
        .containsExactly("tessera: No picture was fitted in " + project + ".");
    assertThat(compressed).doesNotExist();
  }
}
