package dev.tessera.app.clip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.Still;
import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FrameFeedTest {
  private final SessionModel session = new SessionModel(new ProjectModel(1L << 30));
  private final SimpleIntegerProperty frame = new SimpleIntegerProperty();
  private final List<Integer> asked = new ArrayList<>();
  private final List<Consumer<Optional<PicturePatch>>> waiting = new ArrayList<>();
  private final List<String> screen = new ArrayList<>();
  private final FrameFeed feed =
      new FrameFeed(
          IoPool.direct(),
          (index, still, then) -> {
            asked.add(index);
            waiting.add(then);
          },
          session,
          frame,
          cause -> screen.add("failed"));

  @BeforeEach
  void open() {
    feed.setOnFrame(still -> screen.add("frame " + still.frame()));
    feed.setOnPatch(patch -> screen.add("patch " + patch.slice()));
    session.open(Clips.grey(ClipTimes.constant(9, 25)));
  }

  private static PicturePatch patch(int slice) {
    GridTiling grid = GridTiling.whole(2, 3);
    return new PicturePatch(grid, new int[] {0}, new int[6], new float[] {30}).ofSlice(slice);
  }

  private void answer(int which, int slice) {
    waiting.get(which).accept(Optional.of(patch(slice)));
  }

  private static int grey(Still still) {
    return still.picture().pixels().argb(0) & 255;
  }

  @Test
  void aFrameAndItsReconstructionComeTogether() {
    frame.set(4);
    assertThat(asked).containsExactly(4);
    assertThat(screen).isEmpty();
    answer(0, 4);
    assertThat(screen).containsExactly("frame 4", "patch 4");
    Still still = session.still().get().orElseThrow();
    assertThat(still.frame()).isEqualTo(4);
    assertThat(grey(still)).isEqualTo(102);
    assertThat(still.picture().signal().samples().extent()).containsExactly(2, 3);
  }

  @Test
  void withoutAFitTheFrameComesAlone() {
    frame.set(4);
    waiting.get(0).accept(Optional.empty());
    assertThat(screen).containsExactly("frame 4");
  }

  @Test
  void ofManyWishesTheNewestFollowsTheOneThatIsOnItsWay() {
    frame.set(1);
    frame.set(2);
    frame.set(3);
    frame.set(7);
    answer(0, 1);
    answer(1, 7);
    assertThat(asked).containsExactly(1, 7);
    assertThat(screen).containsExactly("frame 1", "patch 1", "frame 7", "patch 7");
  }

  @Test
  void cellsOfTheComingFrameWaitForIt() {
    frame.set(5);
    assertThat(feed.takes(patch(0))).isTrue();
    assertThat(feed.takes(patch(5))).isFalse();
    assertThat(feed.takes(patch(3))).isFalse();
    answer(0, 5);
    assertThat(screen).containsExactly("frame 5", "patch 5", "patch 5");
    assertThat(feed.takes(patch(5))).isTrue();
    assertThat(feed.takes(patch(0))).isFalse();
  }

  @Test
  void whatIsOpenedMeanwhileIsNotCoveredByAFrameOfTheOneBefore() {
    frame.set(5);
    Session other = Clips.grey(ClipTimes.constant(3, 25));
    session.open(other);
    answer(0, 5);
    assertThat(screen).isEmpty();
    assertThat(session.still().get().orElseThrow().of()).isEqualTo(other);
    assertThat(feed.shown()).isZero();
  }

  @Test
  void whoTellsTheFrameMayHearOfAnotherClipFirst() {
    SimpleIntegerProperty late = new SimpleIntegerProperty();
    SessionModel other = new SessionModel(new ProjectModel(1L << 30));
    other.open(Clips.grey(ClipTimes.constant(9, 25)));
    other.property().subscribe(now -> late.set(0));
    FrameFeed second =
        new FrameFeed(
            IoPool.direct(),
            (index, still, then) -> {
              asked.add(index);
              then.accept(Optional.empty());
            },
            other,
            late,
            cause -> screen.add("failed"));
    late.set(5);
    assertThat(second.shown()).isEqualTo(5);
    other.open(Clips.grey(ClipTimes.constant(3, 25)));
    assertThat(asked).containsExactly(5);
    assertThat(second.shown()).isZero();
  }

  @Test
  void aFrameIsAskedForAgainWhenTheFitIsAnother() {
    feed.renew();
    answer(0, 0);
    assertThat(screen).containsExactly("patch 0");
    frame.set(2);
    feed.renew();
    answer(1, 2);
    answer(2, 2);
    assertThat(asked).containsExactly(0, 2, 2);
    assertThat(screen).containsExactly("patch 0", "frame 2", "patch 2", "patch 2");
  }
}
