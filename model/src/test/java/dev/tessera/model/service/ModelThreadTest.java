package dev.tessera.model.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What only the threaded service promises. */
final class ModelThreadTest {
  private static <R> Outcome<R> await(JobHandle<R> handle) {
    return handle.outcome().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Test
  void everyCallComesOnOneDaemonThread() {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    try (ModelService service = ModelThread.start(Runnable::run, () -> {})) {
      ScriptedJob job = ScriptedJob.of(1);
      for (String moment : List.of("open", "step 1", "result", "close")) {
        job.at(moment, () -> threads.add(Thread.currentThread()));
      }
      await(service.submit(Lane.FIT, job));
      await(
          service.submit(
              Lane.VIEW, ScriptedJob.of(1).at("open", () -> threads.add(Thread.currentThread()))));
    }
    assertThat(threads).hasSize(5);
    assertThat(threads).containsOnly(threads.get(0));
    assertThat(threads.get(0).getName()).isEqualTo("model-service");
    assertThat(threads.get(0).isDaemon()).isTrue();
  }

  @Test
  void aRunningJobIsCancelledFromOutside() throws InterruptedException {
    try (ModelService service = ModelThread.start(Runnable::run, () -> {})) {
      CountDownLatch stepping = new CountDownLatch(1);
      JobHandle<Integer> handle =
          service.submit(
              Lane.FIT, ScriptedJob.of(Integer.MAX_VALUE).at("step 5", stepping::countDown));
      assertThat(stepping.await(20, TimeUnit.SECONDS)).isTrue();
      handle.cancel();
      assertThat(await(handle)).isInstanceOf(Outcome.Cancelled.class);
    }
  }

  @Test
  void outcomesCompleteOnTheGivenExecutor() throws InterruptedException {
    LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    try (ModelService service = ModelThread.start(queue::add, () -> {})) {
      CompletableFuture<Thread> seenOn = new CompletableFuture<>();
      service
          .submit(Lane.FIT, ScriptedJob.of(1))
          .outcome()
          .thenAccept(o -> seenOn.complete(Thread.currentThread()));
      Runnable delivery = queue.poll(20, TimeUnit.SECONDS);
      assertThat(seenOn).isNotDone();
      assertThat(delivery).isNotNull();
      delivery.run();
      assertThat(seenOn).isCompletedWithValue(Thread.currentThread());
    }
  }

  @Test
  void anExecutorThatRefusesLosesNoOutcome() {
    try (ModelService service =
        ModelThread.start(
            r -> {
              throw new RejectedExecutionException("gone");
            },
            () -> {})) {
      assertThat(await(service.submit(Lane.FIT, ScriptedJob.of(1))))
          .isEqualTo(new Outcome.Done<>(1));
      assertThat(await(service.submit(Lane.FIT, ScriptedJob.of(2))))
          .isEqualTo(new Outcome.Done<>(2));
    }
  }

  @Test
  void aCallbackThatThrowsDoesNotHarmTheThread() {
    try (ModelService service = ModelThread.start(Runnable::run, () -> {})) {
      JobHandle<Integer> handle = service.submit(Lane.FIT, ScriptedJob.of(1));
      CompletableFuture<Void> listener =
          handle
              .outcome()
              .<Void>thenApply(
                  o -> {
                    throw new IllegalStateException("listener");
                  })
              .toCompletableFuture();
      await(handle);
      assertThat(listener)
          .failsWithin(20, TimeUnit.SECONDS)
          .withThrowableOfType(java.util.concurrent.ExecutionException.class);
      assertThat(await(service.submit(Lane.FIT, ScriptedJob.of(1))))
          .isEqualTo(new Outcome.Done<>(1));
    }
  }

  @Test
  void theLastThingOnTheThreadIsOnClose() {
    CompletableFuture<String> closedOn = new CompletableFuture<>();
    List<String> log = new CopyOnWriteArrayList<>();
    ModelService service =
        ModelThread.start(
            Runnable::run,
            () -> {
              log.add("engine closed");
              closedOn.complete(Thread.currentThread().getName());
            });
    service.submit(Lane.FIT, new ScriptedJob("job", Integer.MAX_VALUE, log));
    service.close();
    assertThat(closedOn.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("model-service");
    assertThat(log).endsWith("job close", "engine closed");
  }

  @Test
  void closingFromACallbackDoesNotWaitForItself() {
    CompletableFuture<Boolean> closed = new CompletableFuture<>();
    ModelService service = ModelThread.start(Runnable::run, () -> closed.complete(true));
    CountDownLatch registered = new CountDownLatch(1);
    JobHandle<Integer> handle =
        service.submit(Lane.FIT, ScriptedJob.of(1).at("open", registered::await));
    handle.outcome().thenRun(service::close);
    registered.countDown();
    assertThat(closed.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
  }

  @Test
  void anIdleThreadWaits() {
    try (ModelService service = ModelThread.start(Runnable::run, () -> {})) {
      Thread[] thread = new Thread[1];
      await(
          service.submit(
              Lane.FIT, ScriptedJob.of(1).at("open", () -> thread[0] = Thread.currentThread())));
      while (thread[0].getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertThat(await(service.submit(Lane.VIEW, ScriptedJob.of(1))))
          .isEqualTo(new Outcome.Done<>(1));
    }
  }
}
