package dev.tessera.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

final class PretendGpuTest {
  private final PretendGpu gpu = new PretendGpu();

  @Test
  void operationsViewsAndTransfersAreToldApart() {
    try (Scope scope = gpu.scope()) {
      NDArray a = scope.upload(new float[] {1, 2, 3, 4}, 2, 2);
      assertThat(gpu.take()).isEqualTo(new PretendGpu.Counts(0, 0, 1, 0));

      NDArray b = a.transpose().matMul(a).addi(a.get(":, 1"));
      assertThat(gpu.take()).isEqualTo(new PretendGpu.Counts(2, 2, 0, 0));

      assertThat(b.toFloatArray()).containsExactly(12, 18, 16, 24);
      assertThat(gpu.take()).isEqualTo(new PretendGpu.Counts(0, 0, 0, 1));
    }
  }

  @Test
  void aNumberOfJavaIsAnUploadUnlessItIsAConstant() {
    try (Scope scope = gpu.scope()) {
      NDArray a = scope.upload(new float[] {1, 2}, 2);
      NDArray two = scope.constant(2);
      gpu.take();

      a.mul(2);
      assertThat(gpu.take()).isEqualTo(new PretendGpu.Counts(1, 0, 1, 0));
      a.mul(two).mul(scope.constant(2));
      assertThat(gpu.take()).isEqualTo(new PretendGpu.Counts(2, 0, 0, 0));
    }
  }

  @Test
  void severalArraysGoInOnePiece() {
    try (Scope scope = gpu.scope()) {
      var sent =
          scope.uploadTogether(
              new HostMemory(), new float[] {1, 2, 3}, new float[0], new float[] {4});
      assertThat(gpu.take().transfers()).isEqualTo(1);
      assertThat(sent.get(0).toFloatArray()).containsExactly(1, 2, 3);
      assertThat(sent.get(1).size()).isZero();
      assertThat(sent.get(2).toFloatArray()).containsExactly(4);
    }
  }

  @Test
  void aHostArrayIsSentOnceWhenItIsFullAndItsViewsSeeWhatIsWrittenLater() {
    try (Scope scope = gpu.scope()) {
      HostArray host = scope.hostArray(new Shape(3));
      host.buffer().put(0, new float[] {1, 2, 3});
      host.upload();
      NDArray view = host.array().get("1:");
      assertThat(gpu.take()).isEqualTo(new PretendGpu.Counts(0, 1, 1, 0));

      host.buffer().put(0, new float[] {4, 5, 6});
      host.upload();
      assertThat(view.toFloatArray()).containsExactly(5, 6);
    }
  }

  @Test
  void readingLeavesNothingBehind() {
    try (Scope scope = gpu.scope()) {
      NDArray a = scope.upload(new float[] {1, 2}, 2);
      LiveMemory before = LiveMemory.now();
      assertThat(Scope.read(a)).containsExactly(1, 2);
      assertThat(LiveMemory.now()).isEqualTo(before);
      a.toFloatArray();
      assertThat(LiveMemory.now().arrays()).isEqualTo(before.arrays() + 1);
    }
  }
}
