package dev.tessera.app.shell;

import dev.tessera.app.session.ProjectFlow;
import dev.tessera.app.session.RunState;
import java.util.function.Consumer;

/**
 * The file of what is open.
 *
 * @param views how views are left and found again
 * @param flow opens, saves and keeps it
 * @param locating finds sources again
 */
record ProjectModels(ViewStates views, ProjectFlow flow, Locating locating) {
  /** Follows the models of a window. */
  static ProjectModels of(Models models) {
    ViewStates views = ProjectViews.of(models);
    Locating locating = new Locating(models);
    ProjectFlow flow =
        new ProjectFlow(models.tools(), models.project(), new OpenDesk(models, views, locating));
    models.load().setOnProject(flow::open);
    Consumer<RunState> ended =
        state -> {
          if (state == RunState.FINISHED) {
            flow.keep();
          }
        };
    models.run().state().subscribe(ended);
    models.shape().run().state().subscribe(ended);
    models.morph().pair().run().state().subscribe(ended);
    return new ProjectModels(views, flow, locating);
  }
}
