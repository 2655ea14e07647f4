package dev.tessera.app.save;

import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.model.service.ModelService;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What saving needs, whatever is saved.
 *
 * @param service evaluates, reporting on the window's thread
 * @param pool writes
 * @param preferences remember the folder of what was saved last
 * @param notices tell the end, and ask whether a file may be replaced
 * @param showInFolder shows a saved file
 */
public record SaveTools(
    ModelService service,
    IoPool pool,
    PreferencesModel preferences,
    Notices notices,
    Consumer<Path> showInFolder) {}
