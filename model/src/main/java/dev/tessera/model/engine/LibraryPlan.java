package dev.tessera.model.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which PyTorch library is loaded, decided before anything of it is: two of them cannot be loaded
 * into one process, one after the other, so what can be refused is refused beforehand.
 *
 * @param properties of the system to set, so that DJL loads the chosen library
 * @param variablesInTheWay whether the environment names a library that was refused; DJL heeds the
 *     environment first, so only a process without these variables can load another one
 * @param findings sentences: what was looked for and what became of it; the last one is the reason
 *     if no library for GPUs is loaded
 */
public record LibraryPlan(
    Map<String, String> properties, boolean variablesInTheWay, List<String> findings) {
  /** Property with the findings, one a line, for the engine; only the program's start sets it. */
  static final String FINDINGS = "tessera.library.findings";

  /** Property that is there if another library than the program's own CPU library was chosen. */
  static final String CHOSEN = "tessera.library.chosen";

  /** Variable of a process that takes the place of one in which a library failed: the reason. */
  static final String REFUSED = "TESSERA_LIBRARY_REFUSED";

  private static final String PATH = "PYTORCH_LIBRARY_PATH";
  private static final String FLAVOR = "PYTORCH_FLAVOR";
  private static final String VERSION = "PYTORCH_VERSION";

  /** Property: folder of the library for GPUs that came with the program. */
  private static final String GPU_FOLDER = "tessera.gpu.library";

  private static final String GPU_FLAVOR = "tessera.gpu.flavor";
  private static final String GPU_VERSION = "tessera.gpu.version";

  /** The version that the JNI library which comes with the program was built for. */
  private static final String FITS = "2.7.1";

  private static final Pattern NUMBERS = Pattern.compile("(\\d+\\.\\d+\\.\\d+)");

  /** Keeps what it is given as it is now. */
  public LibraryPlan {
    properties = Map.copyOf(properties);
    findings = List.copyOf(findings);
  }

  /** What the names of the variables and properties of a process stand for. */
  @FunctionalInterface
  public interface Lookup {
    /** The value; empty if there is none. */
    Optional<String> value(String name);
  }

  /**
   * Decides.
   *
   * @param environment variables of the process
   * @param properties of the system
   * @param driver whether there is a driver for GPUs; asked only where a library for GPUs is named
   */
  public static LibraryPlan of(Lookup environment, Lookup properties, BooleanSupplier driver) {
    return new Deciding(environment, properties, driver).plan();
  }

  /** As above, for this system's driver. */
  public static LibraryPlan of(Lookup environment, Lookup properties) {
    return of(environment, properties, () -> NvidiaDriver.ofThisSystem().present());
  }

  /** Why no library for GPUs is loaded, where none is. */
  public String reason() {
    return findings.get(findings.size() - 1);
  }

  /** All properties to set. */
  public Map<String, String> toSet() {
    Map<String, String> all = new LinkedHashMap<>(properties);
    all.put(FINDINGS, String.join("\n", findings));
    return all;
  }

  private record Deciding(Lookup environment, Lookup properties, BooleanSupplier driver) {
    LibraryPlan plan() {
      Optional<String> failed = environment.value(REFUSED);
      if (failed.isPresent()) {
        return new LibraryPlan(Map.of(), false, List.of(failed.get()));
      }
      List<String> findings = new ArrayList<>();
      Optional<String> named = environment.value(PATH);
      if (named.isPresent()) {
        Optional<String> refusal = refusal(named.get());
        if (refusal.isEmpty()) {
          findings.add(PATH + " names the library in " + named.get() + ".");
          return new LibraryPlan(user(named.get()), false, findings);
        }
        findings.add(refusal.get());
        return new LibraryPlan(Map.of(), true, findings);
      }
      findings.add(PATH + " names no library.");
      Optional<String> folder = properties.value(GPU_FOLDER).filter(f -> !f.isEmpty());
      if (folder.isEmpty()) {
        findings.add(
            "No GPU: the PyTorch library that comes with this program is the CPU's (a CUDA build of"
                + " libtorch 2.7.1 can be named by PYTORCH_LIBRARY_PATH).");
        return new LibraryPlan(Map.of(), false, findings);
      }
      if (!holds(folder.get(), "torch")) {
        findings.add("No GPU: there is no libtorch in " + folder.get() + ".");
      } else if (!driver.getAsBoolean()) {
        findings.add(noDriver(folder.get()));
      } else {
        findings.add("The library for GPUs that comes with this program is used.");
        return new LibraryPlan(shipped(folder.get()), false, findings);
      }
      return new LibraryPlan(Map.of(), false, findings);
    }

    /** Why the user's own library cannot be used, or empty. */
    private Optional<String> refusal(String named) {
      Optional<Path> folder = folder(named);
      if (folder.isEmpty()) {
        return Optional.of(PATH + " names " + named + ", where there is no libtorch.");
      }
      Optional<String> version = version(folder.get());
      boolean ownDoor = Files.exists(folder.get().resolve(System.mapLibraryName("djl_torch")));
      if (!ownDoor && version.isPresent() && !version.get().equals(FITS)) {
        return Optional.of(
            "%s names libtorch %s, and this program was built for %s."
                .formatted(PATH, version.get(), FITS));
      }
      return holds(named, "torch_cuda") && !driver.getAsBoolean()
          ? Optional.of(noDriver(named))
          : Optional.empty();
    }

    private static String noDriver(String folder) {
      return "No GPU: this system has no driver for NVIDIA GPUs, so the CPU's library is used"
          + " instead of the one in "
          + folder
          + ".";
    }

    private Map<String, String> user(String named) {
      Map<String, String> chosen = new LinkedHashMap<>();
      chosen.put(CHOSEN, named);
      if (environment.value(FLAVOR).isEmpty()) {
        chosen.put(FLAVOR, holds(named, "torch_cuda") ? "cu128" : "cpu");
      }
      return chosen;
    }

    private Map<String, String> shipped(String folder) {
      Map<String, String> chosen = new LinkedHashMap<>();
      chosen.put(CHOSEN, folder);
      chosen.put(PATH, folder);
      properties.value(GPU_FLAVOR).ifPresent(flavor -> chosen.put(FLAVOR, flavor));
      properties.value(GPU_VERSION).ifPresent(version -> chosen.put(VERSION, version));
      return chosen;
    }
  }

  private static boolean holds(String named, String library) {
    return folder(named)
        .filter(folder -> Files.exists(folder.resolve(System.mapLibraryName(library))))
        .isPresent();
  }

  /** The first of the named folders that has libtorch in it, as DJL looks for it. */
  private static Optional<Path> folder(String named) {
    return Stream.of(named.split(Pattern.quote(File.pathSeparator), -1))
        .filter(LibraryPlan::hasLibtorch)
        .map(each -> Path.of(each).toAbsolutePath().normalize())
        .findFirst();
  }

  private static boolean hasLibtorch(String folder) {
    try {
      return !folder.isEmpty()
          && Files.isRegularFile(Path.of(folder, System.mapLibraryName("torch")));
    } catch (InvalidPathException e) {
      return false; // no name of a file, so no folder
    }
  }

  /** The version that stands beside a library: in libtorch's archive or in PyTorch's wheel. */
  private static Optional<String> version(Path folder) {
    Path above = folder.getParent();
    return above == null
        ? Optional.empty()
        : Stream.of("build-version", "version.py")
            .flatMap(name -> number(above.resolve(name)).stream())
            .findFirst();
  }

  private static Optional<String> number(Path file) {
    try {
      return NUMBERS.matcher(Files.readString(file)).results().map(MatchResult::group).findFirst();
    } catch (IOException e) {
      return Optional.empty(); // not there, or not to be read: unknown
    }
  }
}
