package dev.tessera.model.optimise;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.field.Numbers;
import dev.tessera.model.fit.step.FitState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TileScheduleTest {
  @Test
  void theTilesThatErrMostComeFirst() {
    TileSchedule schedule =
        new TileSchedule(new float[] {1, 9, 2, 8, 3, 7}, 0, TileSchedule.Order.PROMISE);

    assertThat(schedule.next(2)).containsExactly(1, 3);
    assertThat(schedule.next(3)).containsExactly(2, 4, 5);
    assertThat(schedule.next(3)).containsExactly(0);
  }

  @Test
  void theTilesThatHoldMostOfTheGainComeBackFirst() {
    TileSchedule schedule =
        new TileSchedule(new float[] {9, 8, 5, 4}, 0, TileSchedule.Order.PROMISE);
    assertThat(schedule.next(4)).containsExactly(0, 1, 2, 3);
    schedule.report(0, 8.5f);
    schedule.report(1, 1);
    schedule.report(2, 1);
    schedule.report(3, 3.9f);

    assertThat(schedule.next(4)).containsExactly(1, 2);
  }

  @Test
  void aTileThatReachedTheTargetIsLeftAlone() {
    TileSchedule schedule = new TileSchedule(new float[] {5, 1, 7}, 2, TileSchedule.Order.PROMISE);
    assertThat(schedule.active().cardinality()).isEqualTo(2);
    schedule.report(2, 1.5f);
    schedule.report(0, 2);

    assertThat(schedule.done()).isTrue();
  }

  @Test
  void aTileThatGainsNoMoreIsGivenThreeChances() {
    TileSchedule schedule = new TileSchedule(new float[] {5}, 0, TileSchedule.Order.PROMISE);
    schedule.report(0, 5);
    schedule.report(0, 5);
    assertThat(schedule.active(0)).isTrue();
    schedule.report(0, 4.999f);

    assertThat(schedule.done()).isTrue();
  }

  @Test
  void tilesThatTogetherPromiseNothingVisibleAreLeftAfterASweep() {
    TileSchedule schedule = new TileSchedule(new float[] {500, 500}, 0, TileSchedule.Order.PROMISE);
    schedule.next(2);
    schedule.report(0, 400);
    schedule.report(1, 498.2f);
    assertThat(schedule.done()).isFalse();
    assertThat(schedule.next(2)).containsExactly(0);
    schedule.report(0, 399.1f);

    assertThat(schedule.done()).isTrue();
  }

  @Test
  void everyActiveTileIsVisitedInTheEnd() {
    Random random = new Random(1);
    float[] error = new float[57];
    for (int t = 0; t < error.length; t++) {
      error[t] = random.nextFloat();
    }
    TileSchedule schedule = new TileSchedule(error.clone(), 0, TileSchedule.Order.PROMISE);
    int[] visits = new int[error.length];
    while (!schedule.done()) {
      for (int tile : schedule.next(5)) {
        visits[tile]++;
        schedule.report(tile, error[tile]);
      }
    }

    assertThat(visits).containsOnly(1, 2, 3);
  }

  @Test
  void tilesThatPromiseTheSameComeInTheirOrder() {
    Random random = new Random(3);
    float[] error = new float[200];
    for (int t = 0; t < error.length; t++) {
      error[t] = Math.scalb(1 + random.nextInt(5), random.nextInt(4) - 100);
    }
    List<Integer> wanted = IntStream.range(0, error.length).boxed().collect(toList());
    wanted.sort(Comparator.comparing(t -> -error[t])); // keeps the order of what is equal
    TileSchedule schedule = new TileSchedule(error.clone(), 0, TileSchedule.Order.PROMISE);

    List<Integer> found = new ArrayList<>();
    for (int t = 0; t < error.length; t++) {
      found.add(schedule.next(1)[0]);
    }
    assertThat(found).isEqualTo(wanted);
  }

  @Test
  void inTurnAllAreVisitedWhateverTheyGain() {
    TileSchedule schedule = new TileSchedule(new float[] {1, 2, 3}, 0, TileSchedule.Order.TURN);
    for (int round = 0; round < 5; round++) {
      assertThat(schedule.next(2)).containsExactly(0, 1);
      schedule.report(0, 1);
      assertThat(schedule.next(2)).containsExactly(2);
    }
  }

  @Test
  void whatWasSavedGoesOnAlsoInTheMiddleOfASweep() {
    Random random = new Random(2);
    float[] error = new float[40];
    for (int t = 0; t < error.length; t++) {
      error[t] = 1 + random.nextFloat();
    }
    TileSchedule schedule = new TileSchedule(error.clone(), 0.3, TileSchedule.Order.PROMISE);
    for (int visits = 0; visits < 23; visits++) {
      visit(schedule, error, schedule.next(3), random);
    }
    Map<String, float[]> arrays = new HashMap<>();
    schedule.save(arrays);
    TileSchedule restored =
        TileSchedule.restored(
            error.clone(),
            0.3,
            TileSchedule.Order.PROMISE,
            new FitState(Map.of(), 0, 0, Numbers.each(arrays)));

    while (!schedule.done()) {
      int[] tiles = schedule.next(3);
      assertThat(restored.active()).isEqualTo(schedule.active());
      assertThat(restored.next(3)).containsExactly(tiles);
      visit(schedule, error, tiles, random);
      for (int tile : tiles) {
        restored.report(tile, error[tile]);
      }
    }
    assertThat(restored.done()).isTrue();
  }

  private static void visit(TileSchedule schedule, float[] error, int[] tiles, Random random) {
    for (int tile : tiles) {
      error[tile] *= random.nextBoolean() ? 1 : 0.7f + 0.3f * random.nextFloat();
      schedule.report(tile, error[tile]);
    }
  }
}
