package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class NumbersTest {
  @RepeatedTest(30)
  void piecesAreOneRowOfNumbers(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    float[] whole = new float[random.nextInt(1, 60)];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = random.nextInt();
    }
    int each = random.nextInt(1, 20);
    List<float[]> pieces = new ArrayList<>();
    for (int from = 0; from < whole.length; from += each) {
      pieces.add(Arrays.copyOfRange(whole, from, Math.min(whole.length, from + each)));
    }
    Numbers numbers = Numbers.of(pieces.toArray(float[][]::new));
    assertThat(numbers.length()).isEqualTo(whole.length);
    assertThat(numbers.toArray()).containsExactly(whole);
    int from = random.nextInt(whole.length);
    int count = random.nextInt(whole.length - from + 1);
    float[] some = new float[count + 3];
    numbers.copyTo(from, count, some, 2);
    for (int i = 0; i < count; i++) {
      assertThat(numbers.get(from + i)).isEqualTo(whole[from + i]);
      assertThat(some[2 + i]).isEqualTo(whole[from + i]);
    }
    assertThat(numbers.sameAs(Numbers.of(whole))).isTrue();
    float[] other = whole.clone();
    other[from] += Math.max(1, Math.abs(other[from]));
    assertThat(numbers.sameAs(Numbers.of(other))).isFalse();
  }

  @Test
  void theSameMeansBitForBitAndOfOneLength() {
    Numbers numbers = Numbers.of(new float[] {0, Float.NaN});
    assertThat(numbers.sameAs(Numbers.of(new float[] {0, Float.NaN}))).isTrue();
    assertThat(numbers.sameAs(Numbers.of(new float[] {-0f, Float.NaN}))).isFalse();
    assertThat(numbers.sameAs(Numbers.of(new float[] {0}))).isFalse();
  }

  @Test
  void aCopyStaysWhenWhatWasWrappedIsWrittenTo() {
    float[] values = {1, 2};
    Numbers wrapped = Numbers.of(values);
    Numbers copy = wrapped.copied();
    values[1] = 3;
    assertThat(wrapped.get(1)).isEqualTo(3);
    assertThat(copy.toArray()).containsExactly(1, 2);
  }

  @Test
  void piecesOfOtherLengthsAreRefused() {
    assertThat(Numbers.of(new float[0][]).length()).isZero();
    float[][] longLast = {{1}, {2, 3}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Numbers.of(longLast))
        .withMessage("a last piece of 2 among those of 1");
    float[][] uneven = {{1, 2}, {3}, {4}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Numbers.of(uneven))
        .withMessage("pieces of 2 numbers are wanted, found one of 1");
  }
}
