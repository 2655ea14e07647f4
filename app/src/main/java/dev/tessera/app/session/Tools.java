package dev.tessera.app.session;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.service.ModelService;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What the models of the window work with.
 *
 * @param service runs fits and renderings, reporting on the window's thread
 * @param engine used on the service's thread only
 * @param pool reads and writes
 * @param preferences what is remembered
 * @param notices where notices go
 * @param showInFolder shows a saved file
 */
public record Tools(
    ModelService service,
    Engine engine,
    IoPool pool,
    PreferencesModel preferences,
    Notices notices,
    Consumer<Path> showInFolder) {
  /** Tells the user something. */
  public void tell(Notice notice) {
    notices.show(notice);
  }
}
