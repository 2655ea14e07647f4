package dev.tessera.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FilePatternsTest {
  @Test
  void showWhatPhonesAndCamerasWrite() {
    assertThat(FilePatterns.images()).contains("*.heic", "*.HEIC", "*.JPG", "*.jpeg", "*.avif");
    assertThat(FilePatterns.meshes()).contains("*.obj", "*.OBJ", "*.glb");
    assertThat(FilePatterns.images()).doesNotContainAnyElementsOf(FilePatterns.meshes());
  }
}
