package dev.tessera.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.batch.BatchTable;
import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.StageService;
import dev.tessera.model.fit.FitMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QueueViewModelTest {
  private final TestTools told = TestTools.of(new StageService());
  private final List<Notice> notices = told.notices;
  private final FakeMaker fake = new FakeMaker();
  private final long[] clock = new long[1];
  private final List<Path> opened = new ArrayList<>();
  private final QueueViewModel model = model(told);

  @TempDir private Path root = Path.of("");
  private Path source = Path.of("");
  private Path out = Path.of("");

  private QueueViewModel model(TestTools tools) {
    QueueViewModel made = new QueueViewModel(tools.tools, fake.makers(), () -> clock[0]);
    made.setOnOpen(opened::add);
    return made;
  }

  @BeforeEach
  void folders() throws Exception {
    source = Files.createDirectories(root.resolve("scans"));
    Files.createDirectory(source.resolve("deep"));
    out = root.resolve("scans-tessera");
    for (String name : List.of("a.png", "deep/b.obj", "c.png", "notes.txt")) {
      Files.writeString(source.resolve(name), "content of " + name);
    }
  }

  private List<String> names() {
    return model.entries().stream().map(QueueEntry::name).toList();
  }

  private List<QueueState> states() {
    return model.entries().stream().map(QueueEntry::state).toList();
  }

  private QueueEntry entry(String name) {
    return model.entries().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
  }

  private List<String> table() throws IOException {
    return Files.readAllLines(out.resolve("results.csv"));
  }

  @Test
  void aFolderThatIsDroppedWaitsInTheOrderOfItsNames() {
    model.add(List.of(source));
    assertThat(names()).containsExactly("a.png", "c.png", "deep/b.obj");
    assertThat(states()).containsOnly(QueueState.WAITING);
    assertThat(model.out().get()).contains(out);
    assertThat(notices.get(0).sentence())
        .isEqualTo("1 file is passed over: neither picture, clip nor mesh by name.");
    assertThat(model.words().get()).isEqualTo("0 of 3 files done.");
    model.add(List.of(source));
    assertThat(names()).as("nothing is in it twice").hasSize(3);
  }

  @Test
  void filesAreMadeOneAfterTheOtherAndTheTableTellsOfEach() throws Exception {
    model.add(List.of(source));
    model.start();
    assertThat(fake.asked).containsExactly("a.png", "c.png", "deep/b.obj");
    assertThat(states()).containsOnly(QueueState.DONE);
    assertThat(out.resolve("deep/b.obj.tessera")).exists();
    assertThat(model.running().get()).isFalse();
    assertThat(model.progress().get()).isEqualTo(1);
    assertThat(table()).hasSize(4);
    QueueEntry first = entry("a.png");
    assertThat(first.quality()).isEqualTo("31.50 dB");
    assertThat(first.size()).isEqualTo("2 x 2, 3 channels");
    assertThat(first.floats()).isEqualTo("1,234");
    assertThat(first.seconds()).isEqualTo("0.5 s");
    model.open(first);
    assertThat(opened).containsExactly(out.resolve("a.png.tessera"));
  }

  @Test
  void codeBooksOfASizeAreMadeAndOpened() {
    model.result().set(QueueResult.CODE_BOOKS);
    model.bits().set(" 1,5 ");
    model.add(List.of(source));
    model.start();
    assertThat(fake.orders)
        .containsExactly(new QueueOrder(QueueResult.CODE_BOOKS, FitMode.CODES, 1.5));
    assertThat(out.resolve("deep/b.obj.tsra")).exists();
    model.result().set(QueueResult.PROJECTS);
    model.open(entry("a.png"));
    assertThat(opened).containsExactly(out.resolve("a.png.tsra"));
  }

  @Test
  void nothingStartsWhileItIsNotKnownOfWhichSize() {
    model.result().set(QueueResult.CODE_BOOKS);
    model.add(List.of(source));
    assertThat(model.ready()).isTrue();
    model.bits().set("many");
    assertThat(model.problem().get()).isEqualTo("Bits per pixel: enter a number.");
    model.bits().set("65");
    assertThat(model.problem().get())
        .isEqualTo("Bits per pixel must be more than 0 and at most 64, found 65.0.");
    assertThat(model.ready()).isFalse();
    model.start();
    assertThat(states()).containsOnly(QueueState.WAITING);
    model.result().set(QueueResult.PROJECTS);
    assertThat(model.problem().get()).as("projects have no size that is chosen").isEmpty();
    model.start();
    assertThat(states()).containsOnly(QueueState.DONE);
  }

  @Test
  void whatIsRefusedLeavesTheRestAndIsTriedAgainWhenThatIsWanted() {
    fake.bad.add("a.png");
    model.add(List.of(source));
    model.start();
    assertThat(states()).containsExactly(QueueState.REFUSED, QueueState.DONE, QueueState.DONE);
    assertThat(entry("a.png").remark()).isEqualTo("It is bad.");
    assertThat(entry("a.png").hasResult()).isFalse();
    assertThat(model.words().get()).isEqualTo("3 of 3 files done, 1 refused.");
    fake.bad.clear();
    model.retry(entry("a.png"));
    assertThat(entry("a.png").state()).isEqualTo(QueueState.WAITING);
    model.start();
    assertThat(entry("a.png").state()).isEqualTo(QueueState.DONE);
    assertThat(fake.asked).hasSize(4);
  }

  @Test
  void theOrderOfTurnsIsThatOfTheList() {
    model.add(List.of(source));
    model.move(entry("deep/b.obj"), -1);
    model.move(entry("a.png"), 5);
    assertThat(names()).containsExactly("deep/b.obj", "c.png", "a.png");
    model.start();
    assertThat(fake.asked).containsExactly("deep/b.obj", "c.png", "a.png");
  }

  @Test
  void aFileThatIsSkippedIsPassedOver() {
    model.add(List.of(source));
    model.skip(entry("c.png"));
    model.start();
    assertThat(fake.asked).containsExactly("a.png", "deep/b.obj");
    assertThat(entry("c.png").state()).isEqualTo(QueueState.SKIPPED);
    model.forgetEnded();
    assertThat(names()).isEmpty();
  }

  @Test
  void itRestsAfterTheFileThatIsAtWorkAndGoesOnFromThere() throws Exception {
    fake.before =
        (name, cancelled) -> {
          clock[0] += 60_000_000_000L;
          model.pause();
          return true;
        };
    model.add(List.of(source));
    model.start();
    assertThat(states()).containsExactly(QueueState.DONE, QueueState.WAITING, QueueState.WAITING);
    assertThat(model.running().get()).isFalse();
    BatchTable.open(out).close(); // another may write it while the queue rests
    fake.before = (name, cancelled) -> true;
    model.start();
    assertThat(states()).containsOnly(QueueState.DONE);
    assertThat(fake.asked).hasSize(3);
  }

  @Test
  void anotherTimeNothingIsMadeAgainThatIsUnchanged() throws Exception {
    model.add(List.of(source));
    model.start();
    Files.writeString(source.resolve("c.png"), "other content");
    QueueViewModel later = model(told);
    later.add(List.of(source));
    later.start();
    assertThat(later.entries().stream().map(QueueEntry::state))
        .containsExactly(QueueState.UNCHANGED, QueueState.DONE, QueueState.UNCHANGED);
    assertThat(fake.asked).hasSize(4);
    later.open(later.entries().get(0));
    assertThat(opened).containsExactly(out.resolve("a.png.tessera"));
  }

  @Test
  void twoFilesThatWouldBecomeOneAreTold() throws Exception {
    Path other = Files.writeString(source.resolve("deep/c.png"), "another");
    model.add(List.of(source.resolve("c.png"), source.resolve("notes.txt")));
    assertThat(model.out().get()).contains(out);
    assertThat(notices.get(0).sentence())
        .isEqualTo("notes.txt is neither picture, clip nor mesh by name.");
    model.add(List.of(other));
    assertThat(names()).containsExactly("c.png");
    assertThat(notices.get(1).sentence())
        .isEqualTo(
            "%s and %s would both become c.png: the second is left out."
                .formatted(source.resolve("c.png"), other));
  }

  @Test
  void resultsThatWouldLieAmongTheirSourcesAreRefused() {
    model.putResults(source.resolve("deep"));
    model.add(List.of(source));
    assertThat(names()).isEmpty();
    assertThat(notices.get(0).sentence())
        .startsWith("Results must not lie in the folder of the sources, and ");
  }

  @Test
  void aFolderOfResultsThatCannotBeIsToldAndTheFilesWait() throws Exception {
    Path file = Files.createFile(root.resolve("file"));
    model.add(List.of(source));
    model.putResults(file);
    model.start();
    assertThat(notices.get(notices.size() - 1).kind()).isEqualTo(Notice.Kind.PROBLEM);
    assertThat(states()).containsOnly(QueueState.WAITING);
    assertThat(model.running().get()).isFalse();
  }

  /** A model whose pool works on threads; what it tells waits until the test takes it. */
  private final class Threads implements AutoCloseable {
    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final IoPool pool = IoPool.start(window::add);
    private final QueueViewModel threaded = model(TestTools.of(new StageService(), pool));
    private final CountDownLatch atWork = new CountDownLatch(1);

    private Threads() throws InterruptedException {
      fake.before =
          (name, cancelled) -> {
            atWork.countDown();
            while (name.equals("a.png") && !cancelled.getAsBoolean()) {
              Thread.onSpinWait();
            }
            return !name.equals("a.png");
          };
      threaded.add(List.of(source));
      tell();
      threaded.start();
      tell();
      assertThat(atWork.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private void tell() throws InterruptedException {
      Optional.ofNullable(window.poll(20, TimeUnit.SECONDS)).orElseThrow().run();
    }

    private void tellUntilItRests() throws InterruptedException {
      while (threaded.running().get()) {
        tell();
      }
    }

    private List<QueueState> ended() {
      return threaded.entries().stream().map(QueueEntry::state).toList();
    }

    @Override
    public void close() {
      pool.close();
    }
  }

  @Test
  void aFileThatIsSkippedAtWorkIsGivenUpAndTheRestGoesOn() throws Exception {
    try (Threads window = new Threads()) {
      assertThat(window.ended().get(0)).isEqualTo(QueueState.RUNNING);
      window.threaded.skip(window.threaded.entries().get(0));
      window.tellUntilItRests();
      assertThat(window.ended())
          .containsExactly(QueueState.SKIPPED, QueueState.DONE, QueueState.DONE);
      assertThat(out.resolve("a.png.tessera")).doesNotExist();
    }
  }

  @Test
  void closingGivesUpWhatIsAtWorkAndLeavesTheTableToOthers() throws Exception {
    try (Threads window = new Threads()) {
      window.threaded.close();
      window.tellUntilItRests();
      assertThat(window.ended())
          .containsExactly(QueueState.SKIPPED, QueueState.WAITING, QueueState.WAITING);
      BatchTable.open(out).close();
      assertThat(table()).hasSize(1);
    }
  }
}
