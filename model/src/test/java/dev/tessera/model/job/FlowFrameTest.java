package dev.tessera.model.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.TestMeshes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class FlowFrameTest {
  private static final Mesh BOX = TestMeshes.box(1, 1, 1);
  private static final Mesh BALL = TestMeshes.icosphere(2);

  @Test
  void anEndThatIsClosedIsAFrameAsItIs() {
    assertThat(new FlowFrame(BOX, BALL, 0).given().orElseThrow().mesh()).isSameAs(BOX);
    assertThat(new FlowFrame(BOX, BALL, 1).given().orElseThrow().mesh()).isSameAs(BALL);
    assertThat(new FlowFrame(BOX, BALL, 0.5).given()).isEmpty();
  }

  @Test
  void anEndThatIsOpenIsExtracted() {
    Mesh open = Mesh.of(BOX.positions(), Arrays.copyOf(BOX.corners(), BOX.corners().length - 3));
    assertThat(new FlowFrame(open, BALL, 0).given()).isEmpty();
  }
}
