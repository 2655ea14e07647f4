package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Temporary files and folders of frames, and which of them a program left that was killed while it
 * wrote: those that nobody has written to for a day and whose process, whose number is in the name,
 * is not there any more. Both are asked for, as the number may be one of another machine that
 * shares the folder.
 */
final class StaleFiles {
  private static final Duration AGE = Duration.ofDays(1);
  private static final String START = ".tessera-";
  private static final Pattern NAME =
      Pattern.compile(Pattern.quote(START) + "[0-9a-f-]{36}-(\\d{1,18})\\.(tmp|frames)");

  private StaleFiles() {}

  /** A name of a file that nothing else has. */
  static String name() {
    return name(".tmp");
  }

  /** A name of a folder of frames that nothing else has. */
  static String ofFrames() {
    return name(".frames");
  }

  private static String name(String end) {
    return START + UUID.randomUUID() + "-" + ProcessHandle.current().pid() + end;
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
        delete(file);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return; // what somebody wants to write is not to fail for it
    }
  }

  /** Frames lie in their folder itself: one that holds folders is somebody else's, and stays. */
  private static void delete(Path file) throws IOException {
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      List<Path> frames;
      try (Stream<Path> files = Files.list(file)) {
        frames = files.toList();
      }
      if (frames.stream().anyMatch(frame -> Files.isDirectory(frame, LinkOption.NOFOLLOW_LINKS))) {
        return;
      }
      for (Path frame : frames) {
        Files.deleteIfExists(frame);
      }
    }
    Files.deleteIfExists(file);
  }

  private static boolean stale(Path file, Instant limit) throws IOException {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    return name.matches()
        && (name.group(2).equals("tmp")
            ? Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            : Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
        && Files.getLastModifiedTime(file).toInstant().isBefore(limit)
        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }
}
