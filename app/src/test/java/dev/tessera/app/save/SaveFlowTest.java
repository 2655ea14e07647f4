package dev.tessera.app.save;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.StageService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SaveFlowTest {
  private static final List<String> JPEG = List.of("jpg", "jpeg");

  @TempDir private Path folder;

  private final TestTools told = TestTools.of(new StageService());
  private final List<Path> written = new ArrayList<>();
  private String problem = "";
  private long now;
  private Writing writing =
      (target, run) -> {
        written.add(target);
        run.done(String.valueOf(target.getFileName()));
      };
  private final SaveFlow flow = flow(told);

  private SaveFlow flow(TestTools with) {
    return new SaveFlow(
        with.tools,
        List.of(
            new ExportKind(
                "Photo",
                "",
                List.of(),
                () -> new ExportOffer("photo.jpg", JPEG, "Small", problem, () -> writing))),
        () -> now);
  }

  @Test
  void theNameThatWasChosenIsTakenWithoutAQuestion() throws IOException {
    Path there = Files.writeString(folder.resolve("photo.jpeg"), "asked about by the dialog");
    flow.save(there);
    assertThat(written).containsExactly(there);
    assertThat(told.notices).extracting(Notice::sentence).containsExactly("Saved photo.jpeg.");
    told.notices.get(0).action().orElseThrow().run().run();
    assertThat(told.shown).containsExactly(there);
  }

  @Test
  void whatIsLeftIsToldOnceThatCanBeSaid() {
    List<SaveRun> begun = new ArrayList<>();
    double[] done = {0};
    writing =
        (target, run) -> {
          run.progress(() -> done[0]);
          begun.add(run);
        };
    flow.save(folder.resolve("a.jpg"));
    flow.poll();
    assertThat(flow.remaining().get()).isEmpty();
    now = 10_000_000_000L;
    done[0] = 0.01;
    flow.poll();
    assertThat(flow.remaining().get()).as("one hundredth is no measure").isEmpty();
    done[0] = 0.25;
    flow.poll();
    assertThat(flow.remaining().get()).isEqualTo("0:30 left");
    begun.get(0).done("a.jpg");
    flow.save(folder.resolve("b.jpg"));
    assertThat(flow.remaining().get()).isEmpty();
  }

  @Test
  void anotherNameIsAskedAboutIfThereIsSuchAFile() throws IOException {
    flow.save(folder.resolve("photo.png"));
    assertThat(written).containsExactly(folder.resolve("photo.png.jpg"));
    Files.createFile(folder.resolve("photo.png.jpg"));
    flow.save(folder.resolve("photo.png"));
    assertThat(written).hasSize(1);
    Notice question = told.notices.get(1);
    assertThat(question.kind()).isEqualTo(Notice.Kind.QUESTION);
    assertThat(question.sentence()).isEqualTo("photo.png.jpg exists already.");
    question.action().orElseThrow().run().run();
    assertThat(written).hasSize(2);
  }

  @Test
  void whoeverWaitsForTheEndHearsOfEverySaving() {
    List<Optional<Path>> ends = new ArrayList<>();
    flow.saved().subscribe((before, now) -> ends.add(now));
    flow.save(folder.resolve("a.jpg"));
    flow.save(folder.resolve("a.jpg"));
    assertThat(ends)
        .containsExactly(
            Optional.of(folder.resolve("a.jpg")),
            Optional.empty(),
            Optional.of(folder.resolve("a.jpg")));
  }

  @Test
  void theFolderIsRemembered() {
    assertThat(flow.folder()).isEmpty();
    flow.save(folder.resolve("a.jpg"));
    assertThat(flow.folder()).contains(folder.toFile());
  }

  @Test
  void whatCannotBeSavedIsToldBeforeAndRefused() {
    problem = "Too large, choose less";
    assertThat(flow.summary()).isEqualTo("Too large, choose less.");
    flow.save(folder.resolve("a.jpg"));
    assertThat(written).isEmpty();
    assertThat(told.notices)
        .extracting(Notice::sentence)
        .containsExactly("Nothing is saved: Too large, choose less.");
    problem = "";
    assertThat(flow.summary()).startsWith("Small\nThe name ends in .jpg");
  }

  @Test
  void oneThingIsSavedAtATimeAndWaitingCanBeGivenUp() {
    List<Consumer<String>> waiting = new ArrayList<>();
    List<String> handed = new ArrayList<>();
    writing = (target, run) -> run.<String>await(waiting::add, handed::add);
    flow.save(folder.resolve("a.jpg"));
    flow.save(folder.resolve("b.jpg"));
    assertThat(waiting).hasSize(1);
    assertThat(told.notices).extracting(Notice::kind).containsExactly(Notice.Kind.INFO);
    flow.cancel();
    assertThat(flow.busy().get()).isFalse();
    waiting.get(0).accept("too late");
    assertThat(handed).isEmpty();
    assertThat(flow.saved().get()).isEmpty();
  }

  @Test
  void whatIsGivenUpWhileThePoolWorksGoesNoFurtherAndIsClosed() throws InterruptedException {
    BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    List<String> events = new ArrayList<>();
    try (IoPool pool = IoPool.start(window::add)) {
      SaveFlow slow = flow(TestTools.of(new StageService(), pool));
      writing =
          (target, run) ->
              run.<AutoCloseable>open(
                  () -> () -> events.add("closed"), sink -> events.add("went on"));
      slow.save(folder.resolve("a.jpg"));
      Runnable opened = window.poll(20, TimeUnit.SECONDS);
      slow.cancel();
      assertThat(opened).isNotNull();
      opened.run();
      Runnable closed = window.poll(20, TimeUnit.SECONDS);
      assertThat(closed).isNotNull();
      closed.run();
      assertThat(slow.busy().get()).isFalse();
    }
    assertThat(events).containsExactly("closed");
  }
}
