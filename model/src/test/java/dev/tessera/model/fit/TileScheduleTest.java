package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class TileScheduleTest {
  @Test
  void theTilesThatErrMostComeFirst() {
    TileSchedule schedule =
        new TileSchedule(new double[] {1, 9, 2, 8, 3, 7}, 0, TileSchedule.Order.PROMISE);

    assertThat(schedule.next(2)).containsExactly(1, 3);
    assertThat(schedule.next(2)).containsExactly(5);
  }

  @Test
  void theTileThatGainedMostComesBackFirst() {
    TileSchedule schedule =
        new TileSchedule(new double[] {9, 8, 5, 4}, 0, TileSchedule.Order.PROMISE);
    assertThat(schedule.next(4)).containsExactly(0, 1);
    schedule.report(0, 8.9);
    schedule.report(1, 1);

    assertThat(schedule.next(4)).containsExactly(1, 2);
  }

  @Test
  void aTileThatReachedTheTargetIsLeftAlone() {
    TileSchedule schedule = new TileSchedule(new double[] {5, 1, 7}, 2, TileSchedule.Order.PROMISE);
    assertThat(schedule.active().cardinality()).isEqualTo(2);
    schedule.report(2, 1.5);
    schedule.report(0, 2);

    assertThat(schedule.done()).isTrue();
  }

  @Test
  void aTileThatGainsNoMoreIsGivenThreeChances() {
    TileSchedule schedule = new TileSchedule(new double[] {5}, 0, TileSchedule.Order.PROMISE);
    schedule.report(0, 5);
    schedule.report(0, 5);
    assertThat(schedule.active(0)).isTrue();
    schedule.report(0, 4.999);

    assertThat(schedule.done()).isTrue();
  }

  @Test
  void everyActiveTileIsVisitedInTheEnd() {
    Random random = new Random(1);
    double[] error = random.doubles(57, 0, 1).toArray();
    TileSchedule schedule = new TileSchedule(error.clone(), 0, TileSchedule.Order.PROMISE);
    int[] visits = new int[error.length];
    while (!schedule.done()) {
      for (int tile : schedule.next(5)) {
        visits[tile]++;
        schedule.report(tile, error[tile]);
      }
    }

    assertThat(visits).containsOnly(3);
  }

  @Test
  void inTurnAllAreVisitedWhateverTheyGain() {
    TileSchedule schedule = new TileSchedule(new double[] {1, 2, 3}, 0, TileSchedule.Order.TURN);
    for (int round = 0; round < 5; round++) {
      assertThat(schedule.next(2)).containsExactly(0, 1);
      schedule.report(0, 1);
      assertThat(schedule.next(2)).containsExactly(2);
    }
  }
}
