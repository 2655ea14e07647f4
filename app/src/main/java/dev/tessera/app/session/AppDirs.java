package dev.tessera.app.session;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the operating system wants a program's settings; the only reader of the environment. */
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
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path base = Path.of(xdg);
    return (xdg.isBlank() || !base.isAbsolute() ? Path.of(home, ".config") : base)
        .resolve("tessera");
  }
}
