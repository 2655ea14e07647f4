package dev.tessera.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FolderOpenerTest {
  private static final Path FILE = Path.of("/pictures/a b.png");

  private final List<Notice> notices = new ArrayList<>();

  @Test
  void everySystemHasItsCommand() {
    assertThat(FolderOpener.commandOn("Linux").apply(FILE))
        .containsExactly("xdg-open", String.valueOf(FILE.getParent()));
    assertThat(FolderOpener.commandOn("Windows 11").apply(FILE))
        .containsExactly("explorer.exe", "/select," + FILE);
    assertThat(FolderOpener.commandOn("Mac OS X").apply(FILE))
        .containsExactly("open", "-R", FILE.toString());
  }

  @Test
  void withoutAFileBrowserTheFolderIsTold() {
    new FolderOpener(file -> List.of("no-such-program-at-all"), IoPool.direct(), notices::add)
        .accept(FILE);
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0).sentence()).contains(FILE.toAbsolutePath().toString());
  }
}
