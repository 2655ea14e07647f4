package dev.tessera.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class LauncherTest {
  @Test
  void linuxNeedsXOrWayland() {
    assertThat(Launcher.hasDisplay("Linux", Map.of(), false)).isFalse();
    assertThat(Launcher.hasDisplay("Linux", Map.of("DISPLAY", ""), false)).isFalse();
    assertThat(Launcher.hasDisplay("Linux", Map.of("DISPLAY", ":0"), false)).isTrue();
    assertThat(Launcher.hasDisplay("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), false))
        .isTrue();
  }

  @Test
  void otherSystemsHaveOneUnlessHeadless() {
    assertThat(Launcher.hasDisplay("Windows 11", Map.of(), false)).isTrue();
    assertThat(Launcher.hasDisplay("Mac OS X", Map.of(), true)).isFalse();
  }
}
