package dev.tessera.app.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.OpenShape;
import dev.tessera.model.render.SlicePlane;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class SliceFeedTest {
  private record Asked(String field, SlicePlane plane, int size, Consumer<Outcome<Samples>> then) {
    void answer() {
      then.accept(new Outcome.Done<>(Samples.of(new int[] {1, 1}, 1, new float[1])));
    }
  }

  private final List<Asked> asked = new ArrayList<>();
  private final List<String> given = new ArrayList<>();
  private final List<Throwable> failed = new ArrayList<>();
  private final SliceFeed<String> feed =
      new SliceFeed<>(
          (field, plane, size, then) -> {
            asked.add(new Asked(field, plane, size, then));
            return () -> given.add(field);
          },
          failed::add);
  private final OpenShape shape = Shapes.open("one.stl");

  private void want(String field, CutAxis axis, double position) {
    feed.want(
        Optional.of(new SliceFeed.Wish<>(shape, field, new CutPlane(axis, position), 256, 0.1)));
  }

  private List<Integer> sizes() {
    return asked.stream().map(Asked::size).toList();
  }

  @Test
  void aNewPlaneIsSlicedCoarselyAndThenFinely() {
    want("a", CutAxis.X, 0);
    asked.get(0).answer();
    assertThat(feed.shown().get()).isPresent();
    asked.get(1).answer();
    assertThat(sizes()).containsExactly(64, 256);
    want("a", CutAxis.X, 0);
    assertThat(asked).hasSize(2);
  }

  @Test
  void whileOneIsOnItsWayOnlyTheNewestWishWaits() {
    want("a", CutAxis.X, 0);
    want("a", CutAxis.X, 0.1);
    want("a", CutAxis.X, 0.2);
    assertThat(asked).hasSize(1);
    asked.get(0).answer();
    assertThat(feed.shown().get().orElseThrow().plane().position()).isZero();
    assertThat(asked.get(1).plane()).isEqualTo(new SlicePlane(0, 0.2));
    assertThat(asked.get(1).size()).isEqualTo(64);
    assertThat(given).isEmpty();
  }

  @Test
  void aFieldThatGoesOnIsSlicedFinelyAtOnce() {
    want("a", CutAxis.X, 0);
    asked.get(0).answer();
    asked.get(1).answer();
    want("b", CutAxis.X, 0);
    assertThat(feed.shown().get()).isPresent();
    assertThat(sizes()).containsExactly(64, 256, 256);
  }

  @Test
  void anotherAxisAndNoWishGiveUpWhatIsOnItsWay() {
    want("a", CutAxis.X, 0);
    asked.get(0).answer();
    want("a", CutAxis.Y, 0);
    assertThat(feed.shown().get()).isEmpty();
    assertThat(given).containsExactly("a");
    asked.get(1).answer();
    assertThat(feed.shown().get()).isEmpty();
    asked.get(2).answer();
    assertThat(feed.shown().get().orElseThrow().plane().axis()).isEqualTo(CutAxis.Y);
    feed.want(Optional.empty());
    assertThat(feed.shown().get()).isEmpty();
    assertThat(given).hasSize(2);
  }

  @Test
  void aSliceThatFailsIsNotTriedAgainByItself() {
    want("a", CutAxis.X, 0);
    asked.get(0).then().accept(new Outcome.Failed<>(new IllegalStateException("x")));
    assertThat(failed).hasSize(1);
    assertThat(asked).hasSize(1);
    assertThat(feed.shown().get()).isEmpty();
  }
}
