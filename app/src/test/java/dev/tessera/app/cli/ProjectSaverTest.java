package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopReason;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectSaverTest {
  private static final FitResult<String> RESULT =
      new FitResult<>(
          "fitted",
          StopReason.STOPPED,
          new Snapshot.Pace(7, 2, 1, 7, 2_000_000, 1e6, 0, 1 << 20),
          Snapshot.Quality.of(30, Double.NaN),
          FitCurve.empty(),
          new DeviceReport("CPU", false, "No GPU was found.", "PyTorch", List.of()),
          new FitState(Map.of(), 7, 2, Map.of()));

  @TempDir private Path folder = Path.of("");

  private static ProjectSaver<String> saver(Path target) {
    return new ProjectSaver<>(target, 60, result -> Project.empty());
  }

  @Test
  void whatIsSavedOpens() throws Exception {
    Path target = folder.resolve("p.tessera");
    ProjectSaver<String> saver = saver(target);

    assertThat(saver.save(RESULT, () -> false)).isEmpty();

    saver.requireSaved();
    assertThat(ProjectFile.read(target)).isEqualTo(Project.empty());
  }

  @Test
  void whatCannotBeSavedAtTheEndIsKeptElsewhereAndThatIsTold() throws Exception {
    Path target = folder.resolve("gone").resolve("p.tessera");
    ProjectSaver<String> saver = saver(target);

    saver.save(RESULT, () -> false);

    assertThatThrownBy(saver::requireSaved)
        .cause()
        .isInstanceOf(SaveException.class)
        .hasMessageStartingWith("Cannot save " + target + ": ")
        .hasMessageContaining("; what was fitted is kept as ")
        .satisfies(
            failure -> {
              String message = String.valueOf(failure.getMessage());
              int from = message.indexOf("kept as ") + "kept as ".length();
              Path kept = Path.of(message.substring(from, message.length() - 1));
              assertThat(ProjectFile.read(kept)).isEqualTo(Project.empty());
              Files.delete(kept);
              Files.delete(Path.of(kept.toString().replace("p.tessera", "")));
            });
  }

  @Test
  void whatCanBeKeptNowhereIsToldOnceAllElseIsDone() throws Exception {
    Path target = folder.resolve("gone").resolve("p.tessera");
    ProjectSaver<String> saver =
        new ProjectSaver<>(
            target, 60, result -> Project.empty(), () -> folder.resolve("gone as well"));

    assertThat(saver.save(RESULT, () -> false)).isEmpty();

    assertThatThrownBy(saver::requireSaved)
        .cause()
        .isInstanceOf(SaveException.class)
        .hasMessage(
            "Cannot save "
                + target
                + ": the folder "
                + folder.resolve("gone")
                + " does not exist; it cannot be kept among the temporary files either: the folder "
                + folder.resolve("gone as well")
                + " does not exist.");
  }
}
