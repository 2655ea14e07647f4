package dev.tessera.app.save;

import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.Preferences;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.app.session.Tools;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.service.ModelService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.Property;

/** What saving needs in tests: everything is done at once, what is told is remembered. */
public final class TestTools {
  /** What was told. */
  public final List<Notice> notices = new ArrayList<>();

  /** What was shown in its folder. */
  public final List<Path> shown = new ArrayList<>();

  /** To be given to what saves. */
  public final Tools tools;

  private TestTools(ModelService service, IoPool pool) {
    tools = tools(service, pool, notices::add, shown::add);
  }

  /** With a service and a pool of a test, which hears the notices. */
  public static Tools tools(ModelService service, IoPool pool, Notices notices) {
    return tools(service, pool, notices, file -> {});
  }

  private static Tools tools(
      ModelService service, IoPool pool, Notices notices, Consumer<Path> showInFolder) {
    return new Tools(
        service,
        new Engine(new EngineSettings(DeviceChoice.AUTO, 0)),
        pool,
        new PreferencesModel(ignored -> {}, pool, Preferences.defaults()),
        notices,
        showInFolder);
  }

  /** With a service of a test. */
  public static TestTools of(ModelService service) {
    return of(service, IoPool.direct());
  }

  /** Chooses a value of every option that has this name and values of this kind. */
  @SuppressWarnings("unchecked")
  public static void choose(List<ExportKind> kinds, String name, Object value) {
    for (ExportKind kind : kinds) {
      for (ExportOption option : kind.options()) {
        Property<Object> chosen = (Property<Object>) option.value();
        if (option.name().equals(name) && chosen.getValue().getClass() == value.getClass()) {
          chosen.setValue(value);
        }
      }
    }
  }

  /** With a service and a pool of a test. */
  public static TestTools of(ModelService service, IoPool pool) {
    return new TestTools(service, pool);
  }
}
