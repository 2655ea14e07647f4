package dev.tessera.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.sun.jna.NativeLibrary;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class EngineTest {
  private static Engine cpu() {
    return new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  }

  @Test
  void theReportTellsWhereAndWhy() {
    DeviceReport report = cpu().report();

    assertThat(report.gpu()).isFalse();
    assertThat(report.name()).matches("CPU, \\d+ threads");
    assertThat(report.reason()).contains("chosen in the settings");
    assertThat(report.engine()).startsWith("PyTorch 2.7.");
  }

  @Test
  void noOtherThreadThanTheFirstMayUseIt() {
    Engine engine = cpu();
    engine.scope().close();

    assertThatThrownBy(CompletableFuture.runAsync(engine::scope)::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining(Thread.currentThread().getName());
  }

  @Test
  void openingLeavesNothingBehind() {
    cpu().report();
    LiveMemory before = LiveMemory.now();
    cpu().report();
    assertThat(LiveMemory.now()).isEqualTo(before);
  }

  @Test
  void aScopeCountsItsArraysAndFreesThemAndItsChildren() {
    Engine engine = cpu();
    LiveMemory before = LiveMemory.now();
    Scope scope = engine.scope();
    HostArray array = scope.hostArray(new Shape(3, 5));
    Scope child = scope.child();
    child.hostArray(new Shape(7));
    NDArray sum = array.array().add(1);

    assertThat(sum.getShape()).isEqualTo(new Shape(3, 5));
    assertThat(scope.manager().getManagedArrays().size()).isEqualTo(3);
    assertThat(scope.bytes()).isEqualTo(37 * 4);
    assertThat(child.manager().getManagedArrays().size()).isEqualTo(1);
    assertThat(child.bytes()).isEqualTo(7 * 4);
    assertThat(LiveMemory.now())
        .isEqualTo(
            new LiveMemory(before.arrays() + 3, before.scopes() + 2, before.bytes() + 37 * 4));

    scope.close();
    assertThat(LiveMemory.now()).isEqualTo(before);
  }

  @Test
  void itsThreadsDoNotSpinForLong() {
    cpu().report();
    NativeLibrary process = NativeLibrary.getProcess();
    Object[] name = {"OMP_WAIT_POLICY"};
    assertThat(process.getFunction("getenv").invokeString(name, false)).isEqualTo("PASSIVE");
  }

  @Test
  void memoryIsLentAgainAndGrows() {
    HostMemory memory = new HostMemory();
    for (int length : new int[] {3, 2, 5}) {
      try (Scope scope = cpu().scope()) {
        HostArray host = scope.hostArray(new Shape(length), memory);
        host.buffer().put(0, new float[] {1, 2, 3, 4, 5}, 0, length);
        host.upload();
        assertThat(host.array().sum().getFloat()).isEqualTo(length * (length + 1) / 2f);
      }
    }
    assertThat(memory.lend(4).capacity()).isEqualTo(4);
  }

  @Test
  void whatIsWrittenToAHostArrayIsSeenByItsViews() {
    try (Scope scope = cpu().scope()) {
      HostArray host = scope.hostArray(new Shape(6));
      NDArray view = host.array().get("2:4");

      host.buffer().put(0, new float[] {1, 2, 3, 4, 5, 6});
      host.upload();

      assertThat(view.toFloatArray()).containsExactly(3, 4);
      assertThat(view.add(host.array().get("4:6")).toFloatArray()).containsExactly(8, 10);
    }
  }
}
