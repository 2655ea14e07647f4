package dev.tessera.model.signal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void aNewFileAppearsAlone() throws Exception {
    Path target = folder.resolve("out.txt");

    AtomicFile.stream(target, out -> out.write(65));

    assertThat(target).hasContent("A");
    assertThat(folder).isDirectoryContaining(p -> p.equals(target));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void anExistingFileIsReplacedOnlyAtTheEnd() throws Exception {
    Path target = existing();

    AtomicFile.write(
        target,
        temporary -> {
          assertThat(target).hasContent("old");
          assertThat(temporary).hasParentRaw(folder);
          Files.writeString(temporary, "new");
        });

    assertThat(target).hasContent("new");
  }

  @Test
  void aFullDiskLeavesTheOldFileAndNothingElse() throws Exception {
    Path target = existing();

    assertThatExceptionOfType(SaveException.class)
        .isThrownBy(
            () ->
                AtomicFile.stream(
                    target,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }))
        .withMessage("Cannot save " + target + ": the disk is full.");

    assertThat(target).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("out.txt");
  }

  @Test
  void aFullDiskIsToldWhateverAWriterMakesOfIt() throws Exception {
    Path target = existing();
    IOException wrapped =
        new IOException("I/O error writing PNG file!", new IOException("No space left on device"));

    assertThatExceptionOfType(SaveException.class)
        .isThrownBy(
            () ->
                AtomicFile.write(
                    target,
                    temporary -> {
                      throw wrapped;
                    }))
        .withMessage("Cannot save " + target + ": the disk is full.");
    assertThatExceptionOfType(SaveException.class)
        .isThrownBy(
            () ->
                AtomicFile.write(
                    target,
                    temporary -> {
                      throw new IOException("broken");
                    }))
        .withMessage("Cannot save " + target + ": writing failed (broken).");
  }

  @Test
  void aCancelledStreamLeavesTheOldFileAndNothingElse() throws Exception {
    Path target = existing();
    long[] asked = {0};

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () ->
                AtomicFile.stream(
                    target, out -> out.write(new byte[100_000]), () -> asked[0]++ >= 0));
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () ->
                AtomicFile.stream(
                    target,
                    out -> {
                      for (int i = 0; i < 100_000; i++) {
                        out.write(i);
                      }
                    },
                    () -> asked[0]++ > 3));

    assertThat(asked[0]).isLessThan(20);
    assertThat(target).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("out.txt");
  }

  @Test
  void anUncheckedFailureIsPassedOnAfterCleaningUp() throws Exception {
    Path target = existing();

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () ->
                AtomicFile.write(
                    target,
                    temporary -> {
                      Files.writeString(temporary, "half");
                      throw new CancellationException();
                    }));

    assertThat(target).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("out.txt");
  }

  @Test
  void aFolderIsNotATarget() throws Exception {
    Path target = Files.createDirectory(folder.resolve("pictures"));

    assertThatExceptionOfType(SaveException.class)
        .isThrownBy(() -> AtomicFile.stream(target, out -> out.write(1)))
        .withMessage("Cannot save " + target + ": it is a folder.");
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void aMissingFolderIsNamed() {
    Path target = folder.resolve("nowhere").resolve("out.txt");

    assertThatExceptionOfType(SaveException.class)
        .isThrownBy(() -> AtomicFile.stream(target, out -> out.write(1)))
        .withMessageContaining("nowhere does not exist");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aReadOnlyFolderIsRefused() throws Exception {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    assumeThat(closed.toFile().setWritable(false)).isTrue();
    assumeThat(Files.isWritable(closed)).as("root ignores permissions").isFalse();

    assertThatExceptionOfType(SaveException.class)
        .isThrownBy(() -> AtomicFile.stream(closed.resolve("out.txt"), out -> out.write(1)))
        .withMessageContaining("the folder may not be written to");
  }

  @Test
  void deniedAccessIsOneSentence() throws Exception {
    Path target = existing();

    assertThatExceptionOfType(SaveException.class)
        .isThrownBy(
            () ->
                AtomicFile.write(
                    target,
                    temporary -> {
                      throw new AccessDeniedException(temporary.toString());
                    }))
        .withMessage("Cannot save " + target + ": the folder may not be written to.");
    assertThat(folder.toFile().list()).containsExactly("out.txt");
  }

  @Test
  void whatAKilledProgramLeftIsClearedByTheNextThatWritesThere() throws Exception {
    String uuid = "01234567-89ab-cdef-0123-456789abcdef";
    String running = ".tessera-" + uuid + "-" + ProcessHandle.current().pid() + ".tmp";
    // No process has such a number.
    String fresh = ".tessera-" + uuid + "-999999998.tmp";
    String left = ".tessera-" + uuid + "-999999999.tmp";
    List<String> others = List.of(".tessera-1-999999999.tmp", "a.tmp", "x.tessera");
    for (String name : others) {
      old(Files.writeString(folder.resolve(name), "theirs"));
    }
    old(Files.writeString(folder.resolve(running), "half"));
    old(Files.writeString(folder.resolve(left), "half"));
    Files.writeString(folder.resolve(fresh), "half");
    Path kept = Files.createDirectory(folder.resolve(left.replace("999999999", "999999997")));
    old(kept);

    AtomicFile.stream(folder.resolve("out.txt"), out -> out.write(65));

    assertThat(folder.resolve(left)).doesNotExist();
    assertThat(folder.resolve(fresh)).exists();
    assertThat(folder.resolve(running)).exists();
    assertThat(kept).isDirectory();
    assertThat(folder.toFile().list()).contains(others.toArray(String[]::new)).hasSize(7);
  }

  private static void old(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
  }

  @Test
  void aLinkIsFollowed() throws Exception {
    Path target = existing();
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), target);

    AtomicFile.stream(link, out -> out.write(65));

    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent("A");
  }

  private Path existing() throws IOException {
    return Files.writeString(folder.resolve("out.txt"), "old");
  }
}
