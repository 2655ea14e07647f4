package dev.tessera.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.project.Content;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.signal.io.AlphaMode;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectFlowTest {
  @TempDir private Path folder;

  private final List<Notice> notices = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();
  private final PreferencesModel preferences =
      new PreferencesModel(ignored -> {}, IoPool.direct(), Preferences.defaults());
  private final ProjectModel project = new ProjectModel(1L << 30);
  private final SessionModel session = new SessionModel(project);
  private final Desk desk = new Desk();
  private Optional<Path> chosen = Optional.empty();
  private final ProjectFlow flow =
      new ProjectFlow(
          new Tools(
              new StageService(),
              new Engine(new EngineSettings(DeviceChoice.AUTO, 0)),
              IoPool.direct(),
              preferences,
              notices::add,
              file -> {}),
          project,
          desk);

  /** A desk that holds one text. */
  private final class Desk implements ProjectDesk {
    private boolean fitting;
    private boolean diskIsFull;
    private final List<ReadProject> laid = new ArrayList<>();

    @Override
    public void capture(Consumer<IoWork<Project>> then) {
      String text = session.get().map(s -> s.signal().name()).orElse("");
      then.accept(
          cancelled ->
              new Project(
                  diskIsFull ? List.of(largerThanTheDisk()) : List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  Map.of("text", text),
                  Optional.empty()));
    }

    @Override
    public void lay(ReadProject read) {
      laid.add(read);
      project.open(OpenProject.empty());
    }

    @Override
    public boolean fitting() {
      return fitting;
    }
  }

  /** Some of it is written, and then there is no room: a test cannot fill a disk. */
  private static SavedSignal largerThanTheDisk() throws IOException {
    byte[] bytes = new byte[300_000];
    int[] opened = {0};
    // Opened to be hashed, to see whether it is still the same, and to be copied.
    Content content = () -> opened[0]++ < 2 ? new ByteArrayInputStream(bytes) : new FullDisk(bytes);
    return new SavedSignal(
        "large",
        SourceFile.embedded("large.png", content),
        new SavedSignal.Picture(AlphaMode.KEEP, 6, 4, 3, 8));
  }

  private static final class FullDisk extends FilterInputStream {
    private int left = 200_000;

    FullDisk(byte[] bytes) {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read(byte[] values, int offset, int length) throws IOException {
      int count = super.read(values, offset, length);
      left -= count;
      if (left < 0) {
        throw new IOException("No space left on device");
      }
      return count;
    }
  }

  @BeforeEach
  void connect() {
    flow.setAsking(questions::add);
    flow.setChoosing(then -> chosen.ifPresent(then));
    session.begin(PictureFields.session("sample.png", 24, 16));
  }

  private void work(String name) {
    session.open(PictureFields.session(name, 24, 16));
  }

  private static String text(Path file) throws ArchiveFormatException {
    return String.valueOf(ProjectFile.read(file).views().get("text"));
  }

  private void answer(String label) {
    assertThat(questions).isNotEmpty();
    questions.remove(questions.size() - 1).answers().stream()
        .filter(a -> a.label().equals(label))
        .findFirst()
        .orElseThrow()
        .run()
        .run();
  }

  @Test
  void theFirstTimeItIsAskedWhereToSaveAndThenNoMore() throws ArchiveFormatException {
    work("a.png");
    chosen = Optional.of(folder.resolve("holiday"));
    flow.save();
    Path file = folder.resolve("holiday.tessera");
    assertThat(text(file)).isEqualTo("a.png");
    assertThat(flow.file().get()).contains(file);
    assertThat(project.unsaved().get()).isFalse();
    assertThat(preferences.get().files().recent()).containsExactly(file.toString());
    chosen = Optional.empty();
    work("b.png");
    assertThat(project.unsaved().get()).isTrue();
    flow.save();
    assertThat(text(file)).isEqualTo("b.png");
    assertThat(notices).extracting(Notice::kind).containsOnly(Notice.Kind.DONE);
  }

  @Test
  void nothingIsAskedWhereNothingWasDone() {
    List<String> ended = new ArrayList<>();
    flow.leave("?", () -> ended.add("left"));
    assertThat(ended).containsExactly("left");
    assertThat(questions).isEmpty();
  }

  @Test
  void aFitThatAPersonBeganIsWorkToo() {
    desk.fitting = true;
    List<String> ended = new ArrayList<>();
    flow.leave("?", () -> ended.add("the sample's"));
    project.touch();
    flow.leave("?", () -> ended.add("a person's"));
    assertThat(ended).containsExactly("the sample's");
    assertThat(questions).hasSize(1);
  }

  @Test
  void onLeavingWorkIsSavedOrGivenUpOrGoneOnWith() throws ArchiveFormatException {
    List<String> ended = new ArrayList<>();
    work("a.png");
    flow.leave("?", () -> ended.add("cancelled"));
    answer("Cancel");
    assertThat(ended).isEmpty();
    flow.leave("?", () -> ended.add("saved"));
    answer("Save");
    assertThat(ended).as("nobody chose where").isEmpty();
    chosen = Optional.of(folder.resolve("a.tessera"));
    flow.leave("?", () -> ended.add("saved"));
    answer("Save");
    assertThat(ended).containsExactly("saved");
    assertThat(text(folder.resolve("a.tessera"))).isEqualTo("a.png");
    work("b.png");
    flow.leave("?", () -> ended.add("given up"));
    answer("Don't save");
    assertThat(ended).containsExactly("saved", "given up");
    assertThat(text(folder.resolve("a.tessera"))).isEqualTo("a.png");
  }

  @Test
  void whatNobodySavedIsKeptBesideAndNeverInThePersonsFile() throws Exception {
    Path recovery = folder.resolve("recovery").resolve("1.tessera");
    flow.keepIn(Optional.of(recovery));
    flow.keep();
    assertThat(recovery).doesNotExist();
    work("a.png");
    flow.keep();
    assertThat(text(recovery)).isEqualTo("a.png");
    Path file = folder.resolve("mine.tessera");
    flow.saveTo(file);
    assertThat(recovery).as("saved work need not be kept").doesNotExist();
    work("b.png");
    flow.keep();
    assertThat(text(file)).isEqualTo("a.png");
    assertThat(text(recovery)).isEqualTo("b.png");
    long written = Files.getLastModifiedTime(recovery).toMillis();
    Files.setLastModifiedTime(recovery, FileTime.fromMillis(written - 9999));
    flow.keep();
    assertThat(Files.getLastModifiedTime(recovery).toMillis())
        .as("what is kept already is not written again")
        .isEqualTo(written - 9999);
  }

  @Test
  void whatWasKeptGoesOnAsThePersonsUnsavedWork() throws Exception {
    Path recovery = folder.resolve("1.tessera");
    Path file = folder.resolve("mine.tessera");
    flow.keepIn(Optional.of(recovery));
    work("a.png");
    flow.saveTo(file);
    work("b.png");
    flow.keep();
    ReadProject read = new ReadProject(recovery, ProjectFile.read(recovery), List.of());
    flow.restore(read);
    assertThat(desk.laid).containsExactly(read);
    assertThat(flow.file().get()).contains(file);
    assertThat(recovery).exists();
    work("c.png");
    flow.save();
    assertThat(text(file)).isEqualTo("c.png");
    assertThat(recovery).doesNotExist();
  }

  @Test
  void aTargetThatCannotBeWrittenIsToldAndNothingIsLost() throws IOException {
    work("a.png");
    Path blocked = Files.writeString(folder.resolve("file"), "").resolve("x.tessera");
    flow.saveTo(blocked);
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.PROBLEM);
    assertThat(project.unsaved().get()).isTrue();
    assertThat(flow.file().get()).isEmpty();
    flow.keepIn(Optional.of(blocked));
    flow.keep();
    assertThat(notices.get(1).sentence()).contains("save it yourself");
  }

  @Test
  void aFullDiskIsToldAndTheOldFileStaysAndTheWorkIsStillUnsaved() throws Exception {
    Path file = folder.resolve("mine.tessera");
    work("a.png");
    flow.saveTo(file);
    notices.clear();
    work("b.png");
    desk.diskIsFull = true;
    flow.save();
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.PROBLEM);
    assertThat(notices.get(0).sentence()).contains("mine.tessera", "the disk is full");
    assertThat(text(file)).isEqualTo("a.png");
    assertThat(folder.toFile().list()).containsExactly("mine.tessera");
    assertThat(project.unsaved().get()).isTrue();
    assertThat(flow.saving().get()).isFalse();
    desk.diskIsFull = false;
    flow.save();
    assertThat(text(file)).isEqualTo("b.png");
    assertThat(project.unsaved().get()).isFalse();
  }

  @Test
  void whatCouldNotBeKeptIsToldOnceAndKeptAsSoonAsThereIsRoom() throws Exception {
    Path recovery = folder.resolve("1.tessera");
    flow.keepIn(Optional.of(recovery));
    work("a.png");
    flow.keep();
    work("b.png");
    desk.diskIsFull = true;
    flow.keep();
    flow.keep();
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0).sentence()).contains("save it yourself");
    assertThat(text(recovery)).as("what was kept before stays").isEqualTo("a.png");
    assertThat(folder.toFile().list()).containsExactly("1.tessera");
    desk.diskIsFull = false;
    flow.keep();
    assertThat(text(recovery)).isEqualTo("b.png");
    work("c.png");
    desk.diskIsFull = true;
    flow.keep();
    assertThat(notices).as("another time it is news again").hasSize(2);
  }

  @Test
  void openingAsksForWhatIsOpenFirst() {
    ReadProject read = new ReadProject(folder.resolve("b.tessera"), Project.empty(), List.of());
    work("a.png");
    flow.open(read);
    assertThat(desk.laid).isEmpty();
    assertThat(questions.get(0).text()).contains("b.tessera");
    answer("Don't save");
    assertThat(desk.laid).containsExactly(read);
    assertThat(flow.file().get()).contains(read.file());
  }
}
