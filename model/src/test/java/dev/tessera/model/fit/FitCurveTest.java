package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class FitCurveTest {
  private static FitCurve.History counted(int points) {
    FitCurve.History history = new FitCurve.History(new float[0]);
    for (int i = 0; i < points; i++) {
      history.add(i, 0.5 * i, 10 + i);
    }
    return history;
  }

  @Test
  void aCurveHandedOutNeverChanges() {
    FitCurve.History history = counted(60);
    FitCurve early = history.curve();
    for (int i = 60; i < 500; i++) {
      history.add(i, 0.5 * i, 10 + i);
    }

    assertThat(early.length()).isEqualTo(60);
    assertThat(history.curve().length()).isEqualTo(500);
    for (int i = 0; i < 60; i++) {
      assertThat(early.step(i)).isEqualTo(i);
      assertThat(early.seconds(i)).isEqualTo(0.5 * i);
      assertThat(early.value(i)).isEqualTo(10 + i);
    }
    assertThatThrownBy(() -> early.value(60))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("point 60 of 60");
    assertThatThrownBy(() -> early.step(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aHistoryGoesOnWhereAnotherEnded() {
    FitCurve.History history = new FitCurve.History(counted(70).curve().toArray());
    history.add(70, 35, 80);

    assertThat(history.curve().length()).isEqualTo(71);
    assertThat(history.curve().value(69)).isEqualTo(79);
    assertThat(history.curve().value(70)).isEqualTo(80);
  }
}
