package dev.tessera.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecoveryFolderTest {
  @TempDir private Path folder;

  @Test
  void everyWindowHasAFileOfItsOwn() {
    try (RecoveryFolder one = RecoveryFolder.open(folder);
        RecoveryFolder other = RecoveryFolder.open(folder)) {
      assertThat(one.own()).isPresent();
      assertThat(other.own()).isPresent().isNotEqualTo(one.own());
      assertThat(other.left()).isEmpty();
    }
  }

  @Test
  void whatAWindowLeftIsFoundButNotWhatALivingOneUses() throws IOException {
    RecoveryFolder dead = RecoveryFolder.open(folder);
    Path left = dead.own().orElseThrow();
    Files.writeString(left, "work");
    try (RecoveryFolder living = RecoveryFolder.open(folder)) {
      Files.writeString(living.own().orElseThrow(), "in use");
      dead.close();
      try (RecoveryFolder next = RecoveryFolder.open(folder)) {
        assertThat(next.left()).extracting(RecoveryFolder.Left::file).containsExactly(left);
        assertThat(next.own().orElseThrow()).isNotIn(left, living.own().orElseThrow());
        try (RecoveryFolder third = RecoveryFolder.open(folder)) {
          assertThat(third.left()).as("offered to one window alone").isEmpty();
        }
      }
    }
  }

  @Test
  void whereNothingCanBeKeptThereIsNoFile() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");
    try (RecoveryFolder none = RecoveryFolder.open(file)) {
      assertThat(none.own()).isEmpty();
    }
  }
}
