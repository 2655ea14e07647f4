package dev.tessera.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.Toolkit;
import dev.tessera.app.load.ClipOpeningViewModel;
import dev.tessera.app.load.Thumbnails;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Preferences;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.StageService;
import dev.tessera.app.session.Tools;
import dev.tessera.assets.Assets;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.event.Event;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class DropTest {
  @TempDir private Path folder;

  private final StageService service = new StageService();
  private final List<Notice> told = new ArrayList<>();
  private Models models;
  private Stage stage;

  @Start
  void start(Stage primary) {
    stage = primary;
    IoPool pool = IoPool.direct();
    NoticeStack notices = new NoticeStack();
    models =
        Composition.models(
            new Tools(
                service,
                new Engine(new EngineSettings(DeviceChoice.AUTO, 0)),
                pool,
                new PreferencesModel(ignored -> {}, pool, Preferences.defaults()),
                told::add,
                file -> {}));
    stage.setWidth(1000);
    stage.setHeight(700);
    new MainWindow(models, ProjectModels.of(models), stage, notices, new Thumbnails(pool), pool)
        .show();
  }

  private void drop(FxRobot robot, Path... files) {
    robot.interact(
        () -> {
          Dragboard board =
              DragboardHelper.createDragboard(Toolkit.getToolkit().createLocalClipboard());
          ClipboardContent content = new ClipboardContent();
          content.putFiles(Arrays.stream(files).map(Path::toFile).toList());
          board.setContent(content);
          Event.fireEvent(
              stage.getScene().getRoot(),
              new DragEvent(
                  DragEvent.DRAG_DROPPED,
                  board,
                  400,
                  300,
                  400,
                  300,
                  TransferMode.COPY,
                  null,
                  null,
                  null));
        });
  }

  private Path copy(InputStream stream, String name) throws IOException {
    Path file = folder.resolve(name);
    try (stream) {
      Files.copy(stream, file);
    }
    return file;
  }

  private Path image() throws IOException {
    return copy(Assets.open(Assets.samples().get(0)), "picture.png");
  }

  private Path mesh(String name) throws IOException {
    return copy(Assets.open(Assets.meshes().get(2)), name);
  }

  @Test
  void aDroppedImageIsOpenedAndFitted(FxRobot robot) throws IOException {
    drop(robot, image());
    assertThat(models.session().get().orElseThrow().signal().name()).isEqualTo("picture.png");
    assertThat(stage.getTitle()).startsWith("picture.png");
    assertThat(told).isEmpty();
  }

  @Test
  void ofADroppedClipOneIsAskedWhatToRead(FxRobot robot) throws IOException {
    drop(robot, copy(Assets.open(Assets.clips().get(0)), "clip.mp4"));
    ClipOpeningViewModel asked = models.load().clip().get().orElseThrow();
    assertThat(asked.name()).isEqualTo("clip.mp4");
    assertThat(robot.lookup(".clip-opening").tryQuery()).isPresent();
    robot.interact(asked::open);
    assertThat(models.session().get().orElseThrow().frames()).isEqualTo(64);
    assertThat(stage.getTitle()).startsWith("clip.mp4");
    assertThat(told).isEmpty();
  }

  @Test
  void droppedMeshesAreAllOpenedAndFitted(FxRobot robot) throws IOException {
    drop(robot, mesh("one.obj"), mesh("two.obj"));
    assertThat(models.shape().shapes().shapes())
        .extracting(shape -> shape.signal().name())
        .containsExactly("one.obj", "two.obj");
    assertThat(service.asked()).extracting(a -> a.job().name()).contains("Fitting one.obj");
    assertThat(service.asked()).extracting(a -> a.job().name()).contains("Fitting two.obj");
    assertThat(stage.getTitle()).startsWith("two.obj");
    assertThat(told).isEmpty();
  }

  @Test
  void droppedPointsAreCompleted(FxRobot robot) throws IOException {
    StringBuilder ply =
        new StringBuilder("ply\nformat ascii 1.0\nelement vertex 30\n")
            .append("property float x\nproperty float y\nproperty float z\nend_header\n");
    for (int i = 0; i < 30; i++) {
      ply.append(i % 3).append(' ').append(i % 5).append(' ').append(i % 7).append('\n');
    }
    drop(robot, Files.writeString(folder.resolve("scan.ply"), ply));
    assertThat(models.shape().completion().running().get()).isTrue();
    assertThat(service.asked().stream().filter(a -> a.job().name().startsWith("Finding scan.ply")))
        .hasSize(1);
    assertThat(service.asked().stream().filter(a -> a.job().name().startsWith("Fitting scan.ply")))
        .isEmpty();
  }

  @Test
  void tenFilesAtOnceOpenWhatCanBeOpened(FxRobot robot) throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.png"));
    Path inner = Files.createDirectory(folder.resolve("folder"));
    Path mesh = mesh("one.obj");
    Path picture = image();
    drop(
        robot,
        empty,
        inner,
        mesh,
        folder.resolve("missing.obj"),
        picture,
        Files.copy(picture, folder.resolve("second.png")),
        Files.copy(picture, folder.resolve("third.png")),
        Files.writeString(folder.resolve("broken.glb"), "no mesh"),
        Files.copy(mesh, folder.resolve("two.obj")),
        Files.writeString(folder.resolve("notes.txt"), "no picture"));
    assertThat(models.shape().shapes().shapes())
        .extracting(shape -> shape.signal().name())
        .containsExactly("one.obj", "two.obj");
    assertThat(models.session().get().orElseThrow().signal().name()).isEqualTo("picture.png");
    assertThat(told)
        .extracting(Notice::sentence)
        .satisfiesExactly(
            s -> assertThat(s).contains("empty.png"),
            s -> assertThat(s).contains("folder"),
            s -> assertThat(s).contains("missing.obj"),
            s -> assertThat(s).contains("broken.glb"),
            s -> assertThat(s).contains("second.png and 2 other files were not opened"));
  }

  @Test
  void whatCannotBeReadLeavesAFitGoingOn(FxRobot robot) throws IOException {
    drop(robot, image());
    RunState before = models.run().state().get();
    int runs = models.run().runNumber().get();
    drop(robot, Files.createFile(folder.resolve("empty.png")), folder);
    assertThat(told).hasSize(2);
    assertThat(models.run().state().get()).isEqualTo(before);
    assertThat(models.run().runNumber().get()).isEqualTo(runs);
    assertThat(models.run().stopping().get()).isFalse();
    assertThat(stage.getTitle()).startsWith("picture.png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"broken.png", "broken.stl", "broken.glb"})
  void aBrokenFileIsToldAndChangesNothing(String name, FxRobot robot) throws IOException {
    drop(robot, image());
    drop(robot, Files.writeString(folder.resolve(name), "neither picture nor mesh"));
    assertThat(told).hasSize(1);
    assertThat(told.get(0).kind()).isEqualTo(Notice.Kind.PROBLEM);
    assertThat(told.get(0).sentence()).contains(name);
    assertThat(models.session().get().orElseThrow().signal().name()).isEqualTo("picture.png");
    assertThat(models.shape().shapes().shapes()).isEmpty();
  }
}
