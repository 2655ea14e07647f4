package dev.tessera.model.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Decides where to compute: on a GPU only after its numbers agreed with the CPU's. Whatever fails
 * on the way is a reason for the CPU, never an error.
 *
 * @param choice wanted device
 * @param gpus what there is
 * @param difference computes on the GPU of a number and on the CPU, and tells how far the numbers
 *     are apart, as {@link DeviceCheck} does
 * @param library what is known about the choice of the library, sentences
 * @param noGpu the reason if the library finds no GPU, a sentence
 */
record DeviceSearch(
    DeviceChoice choice,
    Gpus gpus,
    IntToDoubleFunction difference,
    List<String> library,
    String noGpu) {
  /** Differences up to this one are those of the order of sums. */
  static final double AGREED = 1e-4;

  private static final String OLD_LIBRARY = "2.5.";

  /** The newest cards that CUDA 12.4 as in the libraries of that version has programs for. */
  private static final int OLD_LIBRARY_KNOWS = 90;

  /**
   * What was found.
   *
   * @param gpu number of the GPU to use, or empty for the CPU
   * @param name of that GPU, empty for the CPU
   * @param reason one sentence
   * @param findings all that was looked for
   */
  record Found(Optional<Integer> gpu, String name, String reason, List<String> findings) {}

  private record Verdict(boolean trusted, String name, String sentence) {}

  /** Looks, and checks what it finds. */
  Found find() {
    List<String> findings = new ArrayList<>(library);
    if (choice.wanted() == DeviceChoice.Wanted.CPU) {
      return cpu("The CPU was chosen in the settings.", findings);
    }
    int count;
    try {
      count = gpus.count();
    } catch (RuntimeException | LinkageError e) {
      return cpu("No GPU: the library could not be asked: " + RootCause.of(e) + ".", findings);
    }
    findings.add(
        gpus.driver()
            ? "The driver for NVIDIA GPUs was found."
            : "No driver for NVIDIA GPUs was found.");
    findings.add("GPUs that PyTorch " + gpus.version() + " can use: " + count + ".");
    if (count == 0) {
      return cpu(noGpu, findings);
    }
    boolean numbered = choice.wanted() == DeviceChoice.Wanted.GPU;
    if (numbered && choice.gpu() >= count) {
      return cpu(
          "There is no GPU %d: the last one is GPU %d.".formatted(choice.gpu(), count - 1),
          findings);
    }
    int first = numbered ? choice.gpu() : 0;
    int end = numbered ? first + 1 : count;
    String refusal = "";
    for (int gpu = first; gpu < end; gpu++) {
      Verdict verdict = verdict(gpu);
      findings.add(verdict.sentence());
      if (verdict.trusted()) {
        return new Found(Optional.of(gpu), verdict.name(), verdict.sentence(), findings);
      }
      refusal = refusal.isEmpty() ? verdict.sentence() : refusal;
    }
    return cpu(refusal, findings);
  }

  private static Found cpu(String reason, List<String> findings) {
    return new Found(Optional.empty(), "", reason, findings);
  }

  private Verdict verdict(int gpu) {
    String name = "GPU " + gpu;
    try {
      Optional<GpuFacts> facts = gpus.facts(gpu);
      name += facts.map(f -> " " + f.name()).orElse("");
      int capability = facts.map(GpuFacts::capability).orElse(0);
      if (gpus.version().startsWith(OLD_LIBRARY) && capability > OLD_LIBRARY_KNOWS) {
        return new Verdict(
            false,
            name,
            String.format(
                Locale.ROOT,
                "%s is newer (compute capability %.1f) than PyTorch %s knows (9.0).",
                name,
                capability / 10.0,
                gpus.version()));
      }
      double apart = difference.applyAsDouble(gpu);
      if (!(apart <= AGREED)) {
        return new Verdict(
            false,
            name,
            name + " does not compute what the CPU does: " + Figure.of(apart) + " apart.");
      }
      // Asked again, since the driver tells free memory only of a GPU that is in use.
      String memory = gpus.facts(gpu).map(f -> ", " + f.memory()).orElse("");
      return new Verdict(
          true, name, name + memory + ", checked against the CPU: " + Figure.of(apart) + ".");
    } catch (RuntimeException | LinkageError e) {
      return new Verdict(false, name, name + " failed its check: " + RootCause.of(e) + ".");
    }
  }
}
