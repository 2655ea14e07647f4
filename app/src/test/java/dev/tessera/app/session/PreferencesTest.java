package dev.tessera.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PreferencesTest {
  @TempDir private Path folder;

  @Test
  void aFirstStartFindsDefaults() {
    assertThat(new PreferencesFile(folder.resolve("new")).read()).isEqualTo(Preferences.defaults());
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Preferences some =
        new Preferences(
            new Preferences.Window(10, 20, 1200, 800, true),
            new Preferences.Look("dark", "SPLIT", true, false),
            new Preferences.FileTrail("/a", "/b", List.of("/a/x.png", "/a/y.png"), true),
            new Preferences.FitChoice("fast", Map.of("TILE", "16"), "COMPOSITE", "CPU", true));
    PreferencesFile file = new PreferencesFile(folder.resolve("deep").resolve("er"));
    file.write(Preferences.defaults());
    file.write(some);
    assertThat(file.read()).isEqualTo(some);
    try (Stream<Path> files = Files.list(folder.resolve("deep").resolve("er"))) {
      assertThat(files).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,2]", "{\"window\": 7}", "\u0000\u0001"})
  void aBrokenFileIsPutAside(String content) throws IOException {
    Path json = folder.resolve("preferences.json");
    Files.writeString(json, content);
    assertThat(new PreferencesFile(folder).read()).isEqualTo(Preferences.defaults());
    assertThat(json).doesNotExist();
    assertThat(folder.resolve("preferences.broken.json")).hasContent(content);
  }

  @Test
  void missingAndUnknownEntriesAreTolerated() throws IOException {
    Files.writeString(
        folder.resolve("preferences.json"),
        "{\"look\": {\"theme\": \"dark\", \"sparkle\": 3}, \"later\": {}, \"files\": null}");
    Preferences read = new PreferencesFile(folder).read();
    assertThat(read.look().theme()).isEqualTo("dark");
    assertThat(read.files().recent()).isEmpty();
    assertThat(read.window().width()).isEqualTo(Preferences.defaults().window().width());
  }

  @Test
  void changesAreSavedAndEqualOnesAreNot() throws IOException {
    PreferencesFile file = new PreferencesFile(folder);
    PreferencesModel model =
        new PreferencesModel(file::write, IoPool.direct(), Preferences.defaults());
    model.update(p -> p.withLook(new Preferences.Look("dark", "", false, true)));
    assertThat(file.read().look().theme()).isEqualTo("dark");
    Files.delete(folder.resolve("preferences.json"));
    model.update(p -> p.withLook(new Preferences.Look("dark", "", false, true)));
    assertThat(folder.resolve("preferences.json")).doesNotExist();
  }

  @Test
  void theLastChangeIsSavedAtTheEnd() {
    PreferencesFile file = new PreferencesFile(folder);
    IoPool pool = IoPool.start(Runnable::run);
    PreferencesModel model = new PreferencesModel(file::write, pool, Preferences.defaults());
    model.update(p -> p.withLook(new Preferences.Look("dark", "", false, true)));
    model.update(p -> p.withLook(new Preferences.Look("dark", "ERROR", false, true)));
    pool.close();
    model.flush();
    assertThat(file.read().look().view()).isEqualTo("ERROR");
  }

  @Test
  void recentFilesAreNewestFirstWithoutRepeats() {
    List<String> recent = List.of();
    for (int i = 0; i < 12; i++) {
      recent = RecentFiles.opened(recent, "f" + i);
    }
    assertThat(recent).hasSize(10).startsWith("f11", "f10").endsWith("f2");
    assertThat(RecentFiles.opened(recent, "f5")).hasSize(10).startsWith("f5", "f11");
  }
}
