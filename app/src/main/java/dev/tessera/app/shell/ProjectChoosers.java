package dev.tessera.app.shell;

import dev.tessera.app.session.FilePatterns;
import dev.tessera.app.session.ProjectFlow;
import dev.tessera.app.session.Session;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's dialogs about projects. */
record ProjectChoosers(Models models, ProjectFlow flow, Window owner) {
  /** Asks where to save. */
  void target(Consumer<Path> then) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save the project");
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter("Projects", FilePatterns.projects()));
    chooser.setInitialFileName(name());
    folder().ifPresent(chooser::setInitialDirectory);
    Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath).ifPresent(then);
  }

  private String name() {
    return flow.file()
        .get()
        .map(path -> String.valueOf(path.getFileName()))
        .orElseGet(
            () ->
                models
                        .session()
                        .get()
                        .map(Session::signal)
                        .map(signal -> signal.name())
                        .or(
                            () ->
                                models.shape().shapes().current().get().map(s -> s.signal().name()))
                        .map(name -> name.replaceFirst("(?<=.)[.][^.]*$", ""))
                        .orElse("project")
                    + ".tessera");
  }

  private Optional<File> folder() {
    return Optional.of(models.preferences().get().files().saveFolder())
        .filter(folder -> !folder.isEmpty())
        .map(File::new)
        .filter(File::isDirectory);
  }

  /** Asks where a source is. */
  void source(String name, Consumer<Path> then) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Where is " + name + "?");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("All files", "*.*"));
    models
        .load()
        .folder()
        .map(Path::toFile)
        .filter(File::isDirectory)
        .ifPresent(chooser::setInitialDirectory);
    Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath).ifPresent(then);
  }
}
