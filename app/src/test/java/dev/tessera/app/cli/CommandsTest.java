package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.Version;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class CommandsTest {
  private final Terminal terminal = Terminal.withoutService();

  @Test
  void versionIsThatOfTheBuild() {
    assertThat(terminal.run("--version")).isZero();
    assertThat(terminal.out()).isEqualTo("tessera " + Version.text() + System.lineSeparator());
    assertThat(Version.text()).doesNotContain("$");
  }

  @Test
  void helpNamesEveryCommand() {
    assertThat(terminal.run("--help")).isZero();
    assertThat(terminal.out())
        .contains("fit ", "train ", "interpolate ", "info ", "devices ", "window ", "--self-test");
  }

  /** Picocli formats what help says; what it cannot it prints as it is, after a warning. */
  @Test
  void helpOfEveryCommandCanBeFormatted() {
    for (CommandLine command : terminal.line().getSubcommands().values()) {
      CommandSpec spec = command.getCommandSpec();
      Class<?> written = spec.userObject().getClass();
      assertThat(written.getAnnotation(Command.class).description())
          .as(spec.name())
          .isNotEmpty()
          .allSatisfy(text -> assertThat(String.format(text)).isNotEmpty());
      for (ArgSpec argument : spec.args()) {
        if (argument.userObject() instanceof Field field) {
          assertThat(descriptions(field))
              .as(field.toString())
              .allSatisfy(text -> assertThat(String.format(text)).isNotEmpty());
        }
      }
      assertThat(terminal.run(spec.name(), "--help")).isZero();
    }
    assertThat(terminal.err()).isEmpty();
    assertThat(terminal.out()).contains("at most 0.2 % of").doesNotContain("%%", "%n");
  }

  private static String[] descriptions(Field field) {
    Option option = field.getAnnotation(Option.class);
    return option != null
        ? option.description()
        : field.getAnnotation(Parameters.class).description();
  }

  @Test
  void helpOfFitShowsTheDefaultsOfEveryPreset() {
    assertThat(terminal.run("fit", "--help")).isZero();
    for (Preset preset : Preset.values()) {
      FitOptions o = preset.options();
      assertThat(terminal.out())
          .containsPattern(
              preset.label()
                  + " +"
                  + o.grid().side()
                  + " +"
                  + o.grid().shared()
                  + " +"
                  + o.network().width()
                  + " +"
                  + o.network().layers()
                  + " +"
                  + o.network().latent());
    }
    assertThat(terminal.out().replaceAll("\\s+", " "))
        .contains("every random choice; default " + Preset.BALANCED.options().steps().seed() + ".")
        .contains("(best); default " + WriteOptions.of(ImageFormat.JPEG, 8).jpegQuality() + ".");
  }

  @Test
  void noArgumentsOpenTheWindow() {
    assertThat(terminal.run()).isZero();
    assertThat(terminal.windows).containsExactly("[] OptionalLong.empty");
  }

  @Test
  void windowTakesAFileAndANumberOfSteps() {
    assertThat(terminal.run("window", "a.png", "--exit-after-steps", "3")).isZero();
    assertThat(terminal.windows).containsExactly("[a.png] OptionalLong[3]");
    assertThat(terminal.out()).isEmpty();
  }

  @Test
  void aWindowThatIsOnlyToBeDrawnSaysWhenItIs() {
    assertThat(terminal.run("window", "--exit-after-steps", "0")).isZero();
    assertThat(terminal.windows).containsExactly("[] OptionalLong[0]");
    assertThat(terminal.out()).isEqualTo("shown" + System.lineSeparator());
  }

  @Test
  void windowWithoutADisplaySaysSo() {
    terminal.display = false;
    assertThat(terminal.run("window")).isEqualTo(2);
    assertThat(terminal.err())
        .isEqualTo(
            "tessera: There is no display; \"tessera fit\" works without one.%n".formatted());
    assertThat(terminal.windows).isEmpty();
  }

  @Test
  void infoTellsSizeAndWhatAFitTakes(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("a.png");
    ImageFiles.write(
        Samples.of(new int[] {20, 30}, 1, new float[600]),
        file,
        WriteOptions.of(ImageFormat.PNG, 16),
        () -> false);
    assertThat(terminal.run("info", file)).isZero();
    assertThat(terminal.out())
        .contains("format       PNG", "size         30 x 20 pixels", "channels     1 (grey")
        .contains("depth        16 bits", "orientation  upright", "tiles ", "parameters ")
        .contains("memory       about ");
  }

  @Test
  void infoTellsWhatAMeshIs(@TempDir Path folder) throws Exception {
    // A box of 2 x 4 x 4 without its last triangle.
    String box =
        """
        OFF
        8 11 0
        0 0 0
        2 0 0
        0 4 0
        2 4 0
        0 0 4
        2 0 4
        0 4 4
        2 4 4
        3 0 2 3
        3 0 3 1
        3 4 5 7
        3 4 7 6
        3 0 1 5
        3 0 5 4
        3 2 6 7
        3 2 7 3
        3 0 4 6
        3 0 2 6
        3 1 3 7
        """;
    Path file = Files.writeString(folder.resolve("box.obj"), box);
    assertThat(terminal.run("info", file)).isZero();
    assertThat(terminal.out().lines())
        .containsExactly(
            "file         " + file,
            "format       OFF",
            "vertices     8",
            "triangles    11",
            "parts        1",
            "size         2.00000 x 4.00000 x 4.00000",
            "up axis      y, by convention",
            "placement    centre (1.00000, 2.00000, 2.00000), scale 0.333333 into the unit sphere",
            "surface      An open surface in one piece: 3 boundary edges, 1 triangle turned over.",
            "Euler        1",
            "area         56.0000",
            "repairs      1 triangle turned over");
  }

  @Test
  void infoTellsWhatIsWrongWithAMesh(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.stl"), "Dear sir");
    assertThat(terminal.run("info", file)).isEqualTo(2);
    assertThat(terminal.err())
        .isEqualTo(
            "tessera: Cannot read %s: expected a mesh in STL format, found a text that is no mesh.%n"
                .formatted(file));
  }

  @Test
  void numbersOfSamplesAreShort() {
    assertThat(ProgressLine.count(950)).isEqualTo("950");
    assertThat(ProgressLine.count(12_340)).isEqualTo("12.3k");
    assertThat(ProgressLine.count(1_250_000)).isEqualTo("1.25M");
  }
}
