package dev.tessera.model.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tessera.model.field.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class RowCopyTest {
  private static final int COLUMNS = 48;
  private static final int ROWS = 4000;

  private final RowOwner owner = new RowOwner();
  private final float[] codes = numbers(1);
  private final float[] mean = numbers(2);
  private final float[] average = {7};

  private static float[] numbers(int seed) {
    float[] values = new float[ROWS * COLUMNS];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(1000);
    }
    return values;
  }

  private static float[] array(Map<String, Numbers> taken, String name) {
    return Objects.requireNonNull(taken.get(name)).toArray();
  }

  private RowCopy copy() {
    return owner.copy(
        COLUMNS,
        arrays -> arrays.putAll(Map.of("codes", codes, "codes.mean", mean, "average", average)));
  }

  private void write(int... rows) {
    owner.beforeWriting(rows);
    for (int row : rows) {
      for (int i = row * COLUMNS; i < (row + 1) * COLUMNS; i++) {
        codes[i]++;
        mean[i] -= 2;
      }
    }
  }

  @Test
  void whatIsWrittenLaterIsNotInACopy() {
    float[] codesThen = codes.clone();
    float[] meanThen = mean.clone();
    RowCopy copy = copy();
    write(0, 17, 17, ROWS - 1);
    write(17, 1);
    average[0] = 8;
    Map<String, Numbers> taken = copy.take();
    write(5);
    assertThat(taken).containsOnlyKeys("codes", "codes.mean", "average");
    assertThat(array(taken, "codes")).containsExactly(codesThen);
    assertThat(array(taken, "codes.mean")).containsExactly(meanThen);
    assertThat(array(taken, "average")).containsExactly(7);
  }

  @RepeatedTest(20)
  void copiesAreThoseOfTheirMomentsWhileTheOwnerGoesOn() {
    SplittableRandom random = new SplittableRandom(3);
    List<float[]> codesThen = new ArrayList<>();
    List<float[]> meanThen = new ArrayList<>();
    List<CompletableFuture<Map<String, Numbers>>> copies = new ArrayList<>();
    for (int moment = 0; moment < 4; moment++) {
      codesThen.add(codes.clone());
      meanThen.add(mean.clone());
      copies.add(CompletableFuture.supplyAsync(copy()::take));
      for (int step = 0; step < 50; step++) {
        write(random.ints(64, 0, ROWS).toArray());
      }
    }
    for (int moment = 0; moment < copies.size(); moment++) {
      Map<String, Numbers> taken = copies.get(moment).join();
      assertThat(Arrays.equals(array(taken, "codes"), codesThen.get(moment))).isTrue();
      assertThat(Arrays.equals(array(taken, "codes.mean"), meanThen.get(moment))).isTrue();
    }
  }

  @Test
  void onceTakenNothingIsKeptForItAnyMore() {
    RowCopy copy = copy();
    assertThat(copy.keep(new int[] {3})).isTrue();
    copy.take();
    assertThat(copy.keep(IntStream.range(0, ROWS).toArray())).isFalse();
    assertThatIllegalStateException().isThrownBy(copy::take);
  }

  @Test
  void whereNothingHasRowsAllIsCopiedAtOnce() {
    RowCopy copy = owner.copy(COLUMNS, arrays -> arrays.put("average", average));
    average[0] = 8;
    assertThat(array(copy.take(), "average")).containsExactly(7);
  }
}
