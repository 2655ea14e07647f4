package dev.tessera.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AppDirsTest {
  @Test
  void everySystemHasItsFolder() {
    assertThat(AppDirs.config("Linux", "/home/u", Map.of()))
        .isEqualTo(Path.of("/home/u/.config/tessera"));
    assertThat(AppDirs.config("Linux", "/home/u", Map.of("XDG_CONFIG_HOME", "/c")))
        .isEqualTo(Path.of("/c/tessera"));
    assertThat(AppDirs.config("Linux", "/home/u", Map.of("XDG_CONFIG_HOME", "relative")))
        .isEqualTo(Path.of("/home/u/.config/tessera"));
    assertThat(AppDirs.config("Mac OS X", "/Users/u", Map.of()))
        .isEqualTo(Path.of("/Users/u/Library/Application Support/Tessera"));
    assertThat(AppDirs.config("Windows 11", "/u", Map.of("APPDATA", "/u/r")))
        .isEqualTo(Path.of("/u/r/Tessera"));
  }

  @Test
  void everySystemHasItsCache() {
    assertThat(AppDirs.cache("Linux", "/home/u", Map.of()))
        .isEqualTo(Path.of("/home/u/.cache/tessera"));
    assertThat(AppDirs.cache("Linux", "/home/u", Map.of("XDG_CACHE_HOME", "/c")))
        .isEqualTo(Path.of("/c/tessera"));
    assertThat(AppDirs.cache("Mac OS X", "/Users/u", Map.of()))
        .isEqualTo(Path.of("/Users/u/Library/Caches/Tessera"));
    assertThat(AppDirs.cache("Windows 11", "/u", Map.of("LOCALAPPDATA", "/u/l")))
        .isEqualTo(Path.of("/u/l/Tessera/Cache"));
  }

  @Test
  void networksOfACodeBookLieBesideItOrInTheSettings() {
    Path settings = Path.of("/home/u/.config/tessera");
    assertThat(AppDirs.networks(Path.of("/pictures/X.tsra"), settings))
        .containsExactly(Path.of("/pictures"), settings.resolve("networks"));
    assertThat(AppDirs.networks(Path.of("X.tsra"), settings))
        .first()
        .isEqualTo(Path.of("").toAbsolutePath());
  }
}
