package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.service.ModelThread;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class DevicesCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line =
        Commands.line(
            new Surroundings(
                engine -> ModelThread.start(Runnable::run, () -> {}),
                (file, steps, drawn) -> {},
                stop -> () -> {},
                false,
                false));
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void itTellsWhereFitsAreComputedAndWhy() {
    assertThat(run("devices", "--device", "cpu")).isZero();
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches("device   CPU, \\d+ threads"))
        .contains("why      The CPU was chosen in the settings.")
        .anyMatch(line -> line.matches("engine   PyTorch 2\\.\\d+\\.\\d+"));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatIsLookedForIsTold() {
    assertThat(run("devices", "--device", "gpu:7")).isZero();
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches("looked   .*driver for NVIDIA GPUs was found\\."))
        .anyMatch(line -> line.startsWith("looked   GPUs that PyTorch "));
  }

  @Test
  void tf32IsANoteOnTheCpu() {
    assertThat(run("devices", "--device", "cpu", "--tf32")).isZero();
    assertThat(out.toString().lines())
        .contains("looked   TF32 is for GPUs: it does nothing on the CPU.");
  }

  @Test
  void aDeviceThatIsNoneIsRefusedByWhatThereIs() {
    assertThat(run("devices", "--device", "cuda")).isEqualTo(2);
    assertThat(err.toString()).contains("auto, cpu, gpu or gpu:N").contains("cuda");
  }
}
