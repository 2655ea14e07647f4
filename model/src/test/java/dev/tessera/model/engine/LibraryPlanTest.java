package dev.tessera.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LibraryPlanTest {
  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();

  private LibraryPlan plan(boolean driver) {
    return LibraryPlan.of(
        name -> Optional.ofNullable(environment.get(name)),
        name -> Optional.ofNullable(properties.get(name)),
        () -> driver);
  }

  private Path library(String... names) throws IOException {
    Path lib = Files.createDirectories(folder.resolve("torch/lib"));
    for (String name : names) {
      Files.createFile(lib.resolve(System.mapLibraryName(name)));
    }
    return lib;
  }

  private static String reason(LibraryPlan plan) {
    return plan.findings().get(plan.findings().size() - 1);
  }

  @Test
  void byDefaultTheCpuLibraryIsUsedAndTheDriverIsNotEvenAsked() {
    LibraryPlan plan =
        LibraryPlan.of(
            name -> Optional.empty(),
            name -> Optional.empty(),
            () -> {
              throw new AssertionError("costs time at every start");
            });
    assertThat(plan.properties()).isEmpty();
    assertThat(plan.variablesInTheWay()).isFalse();
    assertThat(reason(plan)).startsWith("No GPU: the PyTorch library that comes with this program");
  }

  @Test
  void theLibraryForGpusThatCameWithTheProgramIsUsedWhereThereIsADriver() throws IOException {
    String lib = library("torch", "torch_cuda").toString();
    properties.putAll(
        Map.of(
            "tessera.gpu.library", lib,
            "tessera.gpu.flavor", "cu124",
            "tessera.gpu.version", "2.5.1"));
    assertThat(plan(true).properties())
        .containsEntry("PYTORCH_LIBRARY_PATH", lib)
        .containsEntry("PYTORCH_FLAVOR", "cu124")
        .containsEntry("PYTORCH_VERSION", "2.5.1");

    assertThat(plan(false).properties()).isEmpty();
    assertThat(plan(false).variablesInTheWay()).isFalse();
    assertThat(reason(plan(false))).startsWith("No GPU: this system has no driver");
  }

  @Test
  void aFolderWithoutTheLibraryIsRefused() {
    properties.put("tessera.gpu.library", folder.toString());
    assertThat(plan(true).properties()).isEmpty();
    assertThat(reason(plan(true))).isEqualTo("No GPU: there is no libtorch in " + folder + ".");

    environment.put("PYTORCH_LIBRARY_PATH", folder.resolve("nowhere").toString());
    assertThat(plan(true).variablesInTheWay()).isTrue();
    assertThat(reason(plan(true))).contains("nowhere").contains("no libtorch");
  }

  @Test
  void theUsersOwnLibraryIsUsedWithTheFlavorThatItHas() throws IOException {
    environment.put("PYTORCH_LIBRARY_PATH", library("torch").toString());
    assertThat(plan(false).properties()).containsEntry("PYTORCH_FLAVOR", "cpu");

    library("torch_cuda");
    Files.writeString(folder.resolve("torch/version.py"), "__version__ = '2.7.1+cu126'\n");
    assertThat(plan(true).properties()).containsEntry("PYTORCH_FLAVOR", "cu128");
    assertThat(plan(true).variablesInTheWay()).isFalse();

    assertThat(plan(false).variablesInTheWay()).isTrue();
    assertThat(reason(plan(false))).startsWith("No GPU: this system has no driver");

    environment.put("PYTORCH_FLAVOR", "cu126");
    assertThat(plan(true).properties()).doesNotContainKey("PYTORCH_FLAVOR");
  }

  @Test
  void anotherVersionIsRefusedBeforeItIsLoadedUnlessItBringsItsOwnDoor() throws IOException {
    environment.put("PYTORCH_LIBRARY_PATH", library("torch", "torch_cuda").toString());
    Files.writeString(folder.resolve("torch/build-version"), "2.11.0+cu128\n");
    assertThat(plan(true).variablesInTheWay()).isTrue();
    assertThat(reason(plan(true))).contains("2.11.0").contains("2.7.1");

    library("djl_torch");
    assertThat(plan(true).variablesInTheWay()).isFalse();
  }

  @Test
  void aProcessThatBeganAgainLoadsItsOwnLibraryAndSaysWhy() throws IOException {
    properties.put("tessera.gpu.library", library("torch").toString());
    environment.put("TESSERA_LIBRARY_REFUSED", "It did not work.");
    assertThat(plan(true).properties()).isEmpty();
    assertThat(plan(true).toSet()).containsEntry("tessera.library.findings", "It did not work.");
  }

  @Test
  void theWordsOfACommandLineAreKept() {
    assertThat(FreshProcess.words("java\0-cp\0a b\0\0Main\0"))
        .containsExactly("java", "-cp", "a b", "", "Main");
  }
}
