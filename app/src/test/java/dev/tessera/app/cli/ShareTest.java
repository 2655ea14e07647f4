package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

final class ShareTest {
  private final List<Double> told = new ArrayList<>();
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final Share all = Share.all(cancelled::get, told::add);

  @Test
  void aPartOfAPartIsToldAsItsShareOfAll() {
    Share second = all.part(0.5, 1);
    second.accept(0);
    second.accept(0.5);
    second.part(0.5, 1).accept(0.5);
    second.accept(2); // what is told too much is all
    assertThat(told).containsExactly(0.5, 0.75, 0.875, 1.0);
  }

  @Test
  void workEndsAtTheNextWordOnceItIsCancelled() {
    all.accept(0.25);
    cancelled.set(true);
    assertThatThrownBy(() -> all.part(0.5, 1).accept(0)).isInstanceOf(CancellationException.class);
    assertThat(told).containsExactly(0.25);
  }

  @Test
  void questionsCountAsProgressThatNeverPassesTheEnd() {
    BooleanSupplier asked = all.part(0, 0.5).counting(2);
    for (int i = 0; i < 4; i++) {
      assertThat(asked.getAsBoolean()).isFalse();
    }
    assertThat(told).containsExactly(0.0, 0.25, 0.5, 0.5);
    cancelled.set(true);
    assertThat(asked.getAsBoolean()).isTrue();
  }
}
