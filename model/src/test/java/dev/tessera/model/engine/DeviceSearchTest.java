package dev.tessera.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What is decided from pretend answers of library, driver and check. */
final class DeviceSearchTest {
  private static final long GIGA = 1L << 30;

  private record Pretended(String version, boolean driver, int count, int capability)
      implements Gpus {
    @Override
    public Optional<GpuFacts> facts(int gpu) {
      return Optional.of(
          new GpuFacts(
              "NVIDIA T" + gpu,
              capability,
              79 * GIGA,
              OptionalLong.of(76 * GIGA - GIGA / 10 + gpu)));
    }

    @Override
    public boolean tf32(boolean allowed) {
      throw new AssertionError("a search is in full precision");
    }
  }

  private static final Gpus ONE = new Pretended("2.7.1", true, 1, 90);
  private static final Gpus TWO = new Pretended("2.7.1", true, 2, 90);

  private static DeviceSearch.Found find(String choice, Gpus gpus, IntToDoubleFunction check) {
    return new DeviceSearch(DeviceChoice.of(choice), gpus, check, List.of("A library."), "None.")
        .find();
  }

  @Test
  void aGpuThatAgreesIsUsedAndSaidHowWellItAgrees() {
    DeviceSearch.Found found = find("auto", ONE, gpu -> 4.2e-7);

    assertThat(found.gpu()).contains(0);
    assertThat(found.name()).isEqualTo("GPU 0 NVIDIA T0");
    assertThat(found.reason())
        .isEqualTo("GPU 0 NVIDIA T0, 3.1 of 79 GB, checked against the CPU: 4e-7.");
    assertThat(found.findings().get(0)).isEqualTo("A library.");
    assertThat(found.findings()).endsWith(found.reason());
  }

  @Test
  void aGpuThatComputesSomethingElseIsNot() {
    for (double apart : new double[] {2e-4, Double.NaN, Double.POSITIVE_INFINITY}) {
      DeviceSearch.Found found = find("gpu", ONE, gpu -> apart);
      assertThat(found.gpu()).isEmpty();
      assertThat(found.reason()).startsWith("GPU 0 NVIDIA T0 does not compute what the CPU does");
    }
    assertThat(find("gpu", ONE, gpu -> DeviceSearch.AGREED).gpu()).contains(0);
  }

  @Test
  void aCheckThatFailsIsTheReasonForTheCpu() {
    DeviceSearch.Found found =
        find(
            "auto",
            ONE,
            gpu -> {
              throw new IllegalStateException(
                  "outer", new UnsatisfiedLinkError("undefined symbol: x\nmore"));
            });
    assertThat(found.gpu()).isEmpty();
    assertThat(found.reason()).isEqualTo("GPU 0 NVIDIA T0 failed its check: undefined symbol: x.");
  }

  @Test
  void theNextGpuIsTriedUnlessOneWasNamed() {
    IntToDoubleFunction onlySecond = gpu -> gpu == 1 ? 0 : 1;
    assertThat(find("auto", TWO, onlySecond).gpu()).contains(1);
    assertThat(find("auto", TWO, onlySecond).findings())
        .anyMatch(line -> line.startsWith("GPU 0 NVIDIA T0 does not compute"));
    assertThat(find("gpu:1", TWO, onlySecond).gpu()).contains(1);
    assertThat(find("gpu", TWO, onlySecond).gpu()).isEmpty();
    assertThat(find("gpu:2", TWO, onlySecond).reason())
        .isEqualTo("There is no GPU 2: the last one is GPU 1.");
  }

  @Test
  void aCardNewerThanTheLibraryIsNotTried() {
    IntToDoubleFunction never =
        gpu -> {
          throw new AssertionError("must not be tried");
        };
    DeviceSearch.Found found = find("auto", new Pretended("2.5.1", true, 1, 120), never);
    assertThat(found.gpu()).isEmpty();
    assertThat(found.reason())
        .isEqualTo(
            "GPU 0 NVIDIA T0 is newer (compute capability 12.0) than PyTorch 2.5.1 knows (9.0).");
    assertThat(find("auto", new Pretended("2.5.1", true, 1, 90), gpu -> 0).gpu()).contains(0);
    assertThat(find("auto", new Pretended("2.7.1", true, 1, 120), gpu -> 0).gpu()).contains(0);
  }

  @Test
  void withoutAGpuTheLibraryIsTheReason() {
    DeviceSearch.Found found = find("gpu", new Pretended("2.7.1", false, 0, 0), gpu -> 0);
    assertThat(found.gpu()).isEmpty();
    assertThat(found.reason()).isEqualTo("None.");
    assertThat(found.findings())
        .containsExactly(
            "A library.",
            "No driver for NVIDIA GPUs was found.",
            "GPUs that PyTorch 2.7.1 can use: 0.");
  }

  @Test
  void theCpuIsTakenWhereItIsWanted() {
    assertThat(find("cpu", ONE, gpu -> 0).gpu()).isEmpty();
  }

  @Test
  void aLibraryThatCannotBeAskedIsNoError() {
    Gpus broken =
        new Gpus() {
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
            throw new UnsatisfiedLinkError("no such function");
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
    DeviceSearch.Found found = find("auto", broken, gpu -> 0);
    assertThat(found.gpu()).isEmpty();
    assertThat(found.reason()).contains("no such function");
  }
}
