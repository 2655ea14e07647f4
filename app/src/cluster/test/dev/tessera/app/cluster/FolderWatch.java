package dev.tessera.app.cluster;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits for what work on a cluster leaves in a folder. */
final class FolderWatch {
  private FolderWatch() {}

  /** What is waited for. */
  @FunctionalInterface
  interface Sign {
    boolean seen() throws IOException;
  }

  /** Waits until files of a folder show it, while work goes on. */
  static void until(Path folder, CompletableFuture<?> work, Sign sign)
      throws IOException, InterruptedException {
    try (WatchService changes = folder.getFileSystem().newWatchService()) {
      folder.register(changes, ENTRY_CREATE, ENTRY_MODIFY);
      while (!sign.seen()) {
        assertThat(work).isNotDone();
        WatchKey change = changes.poll(1, TimeUnit.SECONDS);
        if (change != null) {
          change.pollEvents();
          change.reset();
        }
      }
    }
  }
}
