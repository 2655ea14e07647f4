package dev.tessera.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class Tf32Test {
  /** A library that remembers what was asked of its switch. */
  private record Remembering(List<Boolean> asked, boolean obeys) implements Gpus {
    static Remembering obeying() {
      return new Remembering(new ArrayList<>(), true);
    }

    @Override
    public String version() {
      return "2.7.1";
    }

    @Override
    public boolean driver() {
      return true;
    }

    @Override
    public int count() {
      return 1;
    }

    @Override
    public Optional<GpuFacts> facts(int gpu) {
      return Optional.empty();
    }

    @Override
    public boolean tf32(boolean allowed) {
      asked.add(allowed);
      return allowed && obeys;
    }
  }

  @Test
  void itIsOnOnceItsNumbersAreNearEnough() {
    Remembering library = Remembering.obeying();
    assertThat(new Tf32(library, gpu -> 6.2e-4).switchOn(0))
        .isEqualTo("TF32 is on, checked against the CPU: 6e-4.");
    assertThat(library.asked()).containsExactly(true);
    assertThat(new Tf32(library, gpu -> 0.042).switchOn(0)).startsWith("TF32 is on");
  }

  @Test
  void itIsCheckedOnTheGpuThatIsUsed() {
    List<Integer> checked = new ArrayList<>();
    new Tf32(
            Remembering.obeying(),
            gpu -> {
              checked.add(gpu);
              return 0;
            })
        .switchOn(3);
    assertThat(checked).containsExactly(3);
  }

  @Test
  void numbersTooFarApartSwitchItOffAgain() {
    for (double apart : new double[] {0.2, Double.NaN}) {
      Remembering library = Remembering.obeying();
      assertThat(new Tf32(library, gpu -> apart).switchOn(1))
          .startsWith("TF32 is off: with it GPU 1 does not compute what the CPU does");
      assertThat(library.asked()).containsExactly(true, false);
    }
  }

  @Test
  void aCheckThatFailsSwitchesItOffAgain() {
    Remembering library = Remembering.obeying();
    Tf32 tf32 =
        new Tf32(
            library,
            gpu -> {
              throw new IllegalStateException("CUDA error: no kernel\nmore");
            });
    assertThat(tf32.switchOn(0)).isEqualTo("TF32 is off: CUDA error: no kernel.");
    assertThat(library.asked()).containsExactly(true, false);
  }

  @Test
  void aLibraryThatDoesNotTakeItIsSaidSo() {
    Remembering deaf = new Remembering(new ArrayList<>(), false);
    assertThat(new Tf32(deaf, gpu -> 0).switchOn(0))
        .isEqualTo("TF32 is off: the library did not take the switch.");
  }

  @Test
  void aLibraryWithoutTheSwitchIsSaidSo() {
    Gpus without =
        new Gpus() {
          @Override
          public String version() {
            return "9.9.9";
          }

          @Override
          public boolean driver() {
            return true;
          }

          @Override
          public int count() {
            return 1;
          }

          @Override
          public Optional<GpuFacts> facts(int gpu) {
            return Optional.empty();
          }

          @Override
          public boolean tf32(boolean allowed) {
            throw new UnsatisfiedLinkError("no such function");
          }
        };
    assertThat(new Tf32(without, gpu -> 0).switchOn(0))
        .isEqualTo(
            "TF32 is off: the PyTorch library in use has no switch for it that Tessera knows.");
  }

  @Test
  void theLibraryOfThisProcessTakesTheSwitch() {
    Libtorch libtorch = new Libtorch(ai.djl.engine.Engine.getEngine("PyTorch"));
    try {
      assertThat(libtorch.tf32(true)).isTrue();
    } finally {
      assertThat(libtorch.tf32(false)).isFalse();
    }
  }

  @Test
  void onTheCpuItIsOnlyANote() {
    DeviceReport report = new Engine(new EngineSettings(DeviceChoice.CPU, 0, true)).report();
    assertThat(report.findings()).endsWith(Tf32.ON_THE_CPU);
    assertThat(report.reason())
        .isEqualTo(
            "The CPU was chosen in the settings. TF32 is for GPUs: it does nothing on the CPU.");
    assertThat(report.text().lines())
        .startsWith("device   " + report.name())
        .endsWith("looked   " + Tf32.ON_THE_CPU);
    assertThat(new Engine(new EngineSettings(DeviceChoice.CPU, 0)).report().text())
        .doesNotContain("TF32");
  }
}
