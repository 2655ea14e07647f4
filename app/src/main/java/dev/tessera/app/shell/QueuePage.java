package dev.tessera.app.shell;

import dev.tessera.app.queue.QueueView;
import dev.tessera.app.queue.QueueViewModel;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;

/** Many files, one after the other. */
record QueuePage(Subject subject, QueueViewModel queue) implements Page {
  @Override
  public String title() {
    return "Queue";
  }

  @Override
  public String icon() {
    return "mdi2t-tray-full";
  }

  @Override
  public String hint() {
    return "A folder of files, each of which becomes a project or a code-book";
  }

  @Override
  public Node view() {
    return new QueueView(queue);
  }

  @Override
  public boolean take(List<Path> files) {
    queue.add(files);
    return true;
  }
}
