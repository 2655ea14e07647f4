package dev.tessera.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.pytorch.jni.JniUtils;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WorkersTest {
  private final Workers workers = Workers.of(3);

  @BeforeEach
  void load() {
    new Engine(new EngineSettings(DeviceChoice.CPU, 0)).report();
  }

  @Test
  void partsAreDoneAtTheSameTimeEachByAThreadOfItsOwn() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CyclicBarrier together = new CyclicBarrier(3);

    workers.run(
        3,
        part -> {
          threads.add(Thread.currentThread());
          meet(together);
        });

    assertThat(threads).hasSize(3).doesNotContain(Thread.currentThread());
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void morePartsThanWorkersAreAllDoneOnce() {
    AtomicIntegerArray done = new AtomicIntegerArray(50);

    workers.run(50, part -> done.getAndIncrement(part));

    for (int i = 0; i < 50; i++) {
      assertThat(done.get(i)).isOne();
    }
  }

  @Test
  void runsOfItemsFollowEachOtherAndLeaveNothingOut() {
    for (int items : new int[] {0, 1, 2, 3, 10, 1001}) {
      AtomicIntegerArray done = new AtomicIntegerArray(items);
      Set<Thread> threads = ConcurrentHashMap.newKeySet();

      workers.share(
          items,
          (first, end) -> {
            threads.add(Thread.currentThread());
            for (int i = first; i < end; i++) {
              done.getAndIncrement(i);
            }
          });

      for (int i = 0; i < items; i++) {
        assertThat(done.get(i)).isOne();
      }
      assertThat(threads).hasSizeLessThanOrEqualTo(3);
    }
  }

  @Test
  void theEngineUsesOneThreadForAWorkerAndAllForTheOneWhoAsked() {
    int before = JniUtils.getNumThreads();
    Workers same = Workers.of(before);
    AtomicIntegerArray seen = new AtomicIntegerArray(before);

    same.run(before, part -> seen.set(part, JniUtils.getNumThreads()));

    for (int i = 0; i < before; i++) {
      assertThat(seen.get(i)).isOne();
    }
    assertThat(JniUtils.getNumThreads()).isEqualTo(before);
  }

  @Test
  void aWorkerThatAsksDoesAllPartsItself() {
    workers.run(
        2,
        outer -> {
          Thread self = Thread.currentThread();
          assertThat(workers.count()).isOne();
          workers.run(4, inner -> assertThat(Thread.currentThread()).isSameAs(self));
        });
    assertThat(workers.count()).isEqualTo(3);
  }

  @Test
  void whatAPartThrowsReachesTheOneWhoAskedAfterAllParts() {
    AtomicIntegerArray done = new AtomicIntegerArray(3);

    assertThatThrownBy(
            () ->
                workers.run(
                    3,
                    part -> {
                      if (part == 0) {
                        throw new IllegalArgumentException("part 0");
                      }
                      done.getAndIncrement(part);
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("part 0");
    assertThat(done.get(1) + done.get(2)).isEqualTo(2);
  }
}
