package dev.tessera.model.signal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
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
