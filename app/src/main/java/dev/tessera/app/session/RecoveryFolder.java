package dev.tessera.app.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where windows keep what nobody saved yet: a file each, beside the settings. A window holds a lock
 * as long as it lives, so that what was left behind is told from what another window still uses.
 */
public final class RecoveryFolder implements AutoCloseable {
  /**
   * What a window that ended badly left behind.
   *
   * @param when it was written
   */
  public record Left(Path file, Instant when) {}

  private static final Logger LOG = LoggerFactory.getLogger(RecoveryFolder.class);

  /** More windows at once are not looked after. */
  private static final int MOST = 64;

  private final List<FileChannel> locks = new ArrayList<>();
  private final List<Left> left = new ArrayList<>();
  private Optional<Path> own = Optional.empty();

  private RecoveryFolder() {}

  /** Nothing is kept. */
  public static RecoveryFolder none() {
    return new RecoveryFolder();
  }

  /** Takes a file for this window, and looks what others have left; what fails is logged. */
  public static RecoveryFolder open(Path folder) {
    RecoveryFolder opened = new RecoveryFolder();
    try {
      Files.createDirectories(folder);
      for (int i = 1; i <= MOST && opened.own.isEmpty(); i++) {
        opened.look(folder, i);
      }
    } catch (IOException e) {
      LOG.warn("nothing is kept against a crash: {}", e.toString());
    }
    return opened;
  }

  private void look(Path folder, int number) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(number + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      return;
    }
    locks.add(channel);
    Path file = folder.resolve(number + ".tessera");
    if (Files.exists(file)) {
      left.add(new Left(file, Files.getLastModifiedTime(file).toInstant()));
    } else {
      own = Optional.of(file);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Where this window keeps what was not saved; empty if that is impossible. */
  public Optional<Path> own() {
    return own;
  }

  /** What windows that have ended badly left behind. */
  public List<Left> left() {
    return List.copyOf(left);
  }

  /** Gives up the locks; files stay. */
  @Override
  public void close() {
    for (FileChannel lock : locks) {
      try {
        lock.close();
      } catch (IOException e) {
        LOG.warn("a lock was not given up: {}", e.toString());
      }
    }
  }
}
