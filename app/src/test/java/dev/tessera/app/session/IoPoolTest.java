package dev.tessera.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.service.Outcome;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IoPoolTest {
  private final BlockingQueue<Outcome<String>> outcomes = new ArrayBlockingQueue<>(10);
  private final IoPool pool = IoPool.start(Runnable::run);

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void reportsResultsAndFailures() throws InterruptedException {
    pool.submit(cancelled -> "read", outcomes::add);
    assertThat(next()).isEqualTo(new Outcome.Done<>("read"));
    IOException cause = new NoSuchFileException("x");
    pool.submit(
        cancelled -> {
          throw cause;
        },
        outcomes::add);
    assertThat(next()).isEqualTo(new Outcome.Failed<String>(cause));
  }

  @Test
  void cancelledWorkReportsOnceThatItWas() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelledNow = new CountDownLatch(1);
    IoTask task =
        pool.submit(
            cancelled -> {
              begun.countDown();
              cancelledNow.await();
              if (cancelled.getAsBoolean()) {
                throw new CancellationException();
              }
              return "late";
            },
            outcomes::add);
    begun.await();
    task.cancel();
    cancelledNow.countDown();
    assertThat(next()).isInstanceOf(Outcome.Cancelled.class);
    assertThat(outcomes).isEmpty();
  }

  @Test
  void anErrorDoesNotEndThePool() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      pool.submit(
          cancelled -> {
            throw new StackOverflowError();
          },
          outcomes::add);
      assertThat(next()).isInstanceOf(Outcome.Failed.class);
    }
    pool.submit(cancelled -> "alive", outcomes::add);
    assertThat(next()).isEqualTo(new Outcome.Done<>("alive"));
  }

  @Test
  void aClosedPoolIsSilent() {
    pool.close();
    pool.submit(cancelled -> "never", outcomes::add);
    assertThat(outcomes).isEmpty();
  }

  private Outcome<String> next() throws InterruptedException {
    Outcome<String> outcome = outcomes.poll(10, TimeUnit.SECONDS);
    assertThat(outcome).isNotNull();
    return outcome;
  }
}
