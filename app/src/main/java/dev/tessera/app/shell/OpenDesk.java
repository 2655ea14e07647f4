package dev.tessera.app.shell;

import dev.tessera.app.session.IoWork;
import dev.tessera.app.session.ProjectDesk;
import dev.tessera.app.session.ReadProject;
import dev.tessera.model.archive.project.Project;
import java.util.function.Consumer;

/** What is open in this window. */
record OpenDesk(Models models, ViewStates views, Locating locating) implements ProjectDesk {
  @Override
  public void capture(Consumer<IoWork<Project>> then) {
    ProjectPacking.of(models, views, then);
  }

  @Override
  public void lay(ReadProject read) {
    ProjectUnpacking.show(models, views, read);
    locating.tell(read);
  }

  @Override
  public boolean fitting() {
    return models.run().state().get().active()
        || models.morph().pair().run().state().get().active()
        || models.shape().run().fitting();
  }
}
