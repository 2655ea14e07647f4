package dev.tessera.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

final class BreatherTest {
  @Test
  void whoAsksHearsWhatIsTrueNow() {
    AtomicBoolean cancelled = new AtomicBoolean();
    BooleanSupplier asking = new Breather().asking(cancelled::get);

    assertThat(asking.getAsBoolean()).isFalse();
    cancelled.set(true);
    assertThat(asking.getAsBoolean()).isTrue();
  }
}
