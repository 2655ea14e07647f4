package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SignalWatchTest {
  @Test
  void aSignalAsksForTheEndInPlaceOfEndingTheProcess() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (Interruptions.Watch watch = SignalWatch.on(asked::countDown)) {
      assertThat(watch).isNotNull();
      Class<?> signal = Class.forName("sun.misc.Signal");
      signal
          .getMethod("raise", signal)
          .invoke(null, signal.getConstructor(String.class).newInstance("TERM"));
      assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
