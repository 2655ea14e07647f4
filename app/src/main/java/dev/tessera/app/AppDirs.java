package dev.tessera.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the operating system wants a program's settings and caches; the only reader of the
 * environment.
 */
public final class AppDirs {
  private static final String NAME = "Tessera";

  private AppDirs() {}

  /** The name of the operating system, as Java has it. */
  public static String system() {
    return System.getProperty("os.name", "");
  }

  /** The folder for settings of this user; it need not exist yet. */
  public static Path config() {
    return config(system(), System.getProperty("user.home", "."), System.getenv());
  }

  /** The folder for settings on a system, home folder and environment. */
  static Path config(String system, String home, Map<String, String> environment) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.startsWith("win")) {
      String roaming = environment.getOrDefault("APPDATA", "");
      return roaming.isBlank() ? Path.of(home, "AppData", "Roaming", NAME) : Path.of(roaming, NAME);
    }
    if (os.contains("mac")) {
      return Path.of(home, "Library", "Application Support", NAME);
    }
    return xdg(environment, "XDG_CONFIG_HOME", Path.of(home, ".config"));
  }

  /**
   * The folders where the network of a compressed code-book is looked for, if neither the program
   * nor the file itself has it: the one that the file lies in, and "networks" in the settings.
   */
  public static List<Path> networks(Path codeBook) {
    return networks(codeBook, config());
  }

  /** As above, with these settings. */
  static List<Path> networks(Path codeBook, Path settings) {
    Path beside = codeBook.toAbsolutePath().resolveSibling("").normalize();
    return List.of(beside, settings.resolve("networks"));
  }

  /** The folder for what can be made again; it need not exist yet. */
  public static Path cache() {
    return cache(system(), System.getProperty("user.home", "."), System.getenv());
  }

  /** The folder for caches on a system, home folder and environment. */
  static Path cache(String system, String home, Map<String, String> environment) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.startsWith("win")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      Path base = local.isBlank() ? Path.of(home, "AppData", "Local") : Path.of(local);
      return base.resolve(NAME).resolve("Cache");
    }
    if (os.contains("mac")) {
      return Path.of(home, "Library", "Caches", NAME);
    }
    return xdg(environment, "XDG_CACHE_HOME", Path.of(home, ".cache"));
  }

  private static Path xdg(Map<String, String> environment, String variable, Path usual) {
    String value = environment.getOrDefault(variable, "");
    Path base = Path.of(value);
    return (value.isBlank() || !base.isAbsolute() ? usual : base).resolve("tessera");
  }
}
