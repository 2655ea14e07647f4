package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class DevicesCommandTest {
  private final CommandRun command = new CommandRun();
  private final StringWriter out = command.out();
  private final StringWriter err = command.err();

  @Test
  void itTellsWhereFitsAreComputedAndWhy() {
    assertThat(command.run("devices", "--device", "cpu")).isZero();
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches("device   CPU, \\d+ threads"))
        .contains("why      The CPU was chosen in the settings.")
        .anyMatch(line -> line.matches("engine   PyTorch 2\\.\\d+\\.\\d+"));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatIsLookedForIsTold() {
    assertThat(command.run("devices", "--device", "gpu:7")).isZero();
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches("looked   .*driver for NVIDIA GPUs was found\\."))
        .anyMatch(line -> line.startsWith("looked   GPUs that PyTorch "));
  }

  @Test
  void tf32IsANoteOnTheCpu() {
    assertThat(command.run("devices", "--device", "cpu", "--tf32")).isZero();
    assertThat(out.toString().lines())
        .contains("looked   TF32 is for GPUs: it does nothing on the CPU.");
  }

  @Test
  void aDeviceThatIsNoneIsRefusedByWhatThereIs() {
    assertThat(command.run("devices", "--device", "cuda")).isEqualTo(2);
    assertThat(err.toString()).contains("auto, cpu, gpu or gpu:N").contains("cuda");
  }
}
