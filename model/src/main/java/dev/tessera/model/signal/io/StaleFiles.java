package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Temporary files, and which of them a program left that was killed while it wrote: those that
 * nobody has written to for a day and whose process, whose number is in the name, is not there any
 * more. Both are asked for, as the number may be one of another machine that shares the folder.
 */
final class StaleFiles {
  private static final Duration AGE = Duration.ofDays(1);
  private static final String START = ".tessera-";
  private static final Pattern NAME =
      Pattern.compile(Pattern.quote(START) + "[0-9a-f-]{36}-(\\d{1,18})\\.tmp");

  private StaleFiles() {}

  /** A name that nothing else has. */
  static String name() {
    return START + UUID.randomUUID() + "-" + ProcessHandle.current().pid() + ".tmp";
  }

  /** Deletes those of a folder; what cannot be deleted stays. */
  static void clear(Path folder) {
    if (String.valueOf(folder.getFileName()).startsWith(START)) {
      return; // one of ours, in which a film is being written frame by frame
    }
    Instant limit = Instant.now().minus(AGE);
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, file -> stale(file, limit))) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return; // what somebody wants to write is not to fail for it
    }
  }

  private static boolean stale(Path file, Instant limit) throws IOException {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    return name.matches()
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.getLastModifiedTime(file).toInstant().isBefore(limit)
        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }
}
