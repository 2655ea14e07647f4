package dev.tessera.model.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.TestMeshes;
import dev.tessera.model.signal.mesh.VertexNormals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class FlowFrameTest {
  private static final Mesh BOX = TestMeshes.box(1, 1, 1);
  private static final Mesh BALL = TestMeshes.icosphere(2);
  private static final Mesh TWO =
      TestMeshes.both(BOX, TestMeshes.placed(TestMeshes.icosphere(1), 0.5f, 3));

  /** A box and a ball that has less than 0.1 % of its volume. */
  private static Surface withCrumb() {
    Mesh both = TestMeshes.both(BOX, TestMeshes.placed(TestMeshes.icosphere(1), 0.05f, 3));
    return new Surface(both, VertexNormals.of(both), 5);
  }

  private static int pieces(Crumbs.Rest rest) {
    return MeshReport.of(rest.surface().mesh()).components();
  }

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

  @Test
  void betweenWholeShapesCrumbsAreLeftOut() {
    assertThat(pieces(new FlowFrame(BOX, BALL, 0.5).cleaned(withCrumb()))).isEqualTo(1);
  }

  @Test
  void whatHasPartsKeepsThem() {
    assertThat(pieces(new FlowFrame(TWO, BALL, 0.5).cleaned(withCrumb()))).isEqualTo(2);
    assertThat(pieces(new FlowFrame(BOX, TWO, 0.5).cleaned(withCrumb()))).isEqualTo(2);
    assertThat(pieces(new FlowFrame(BOX, BALL, 1).cleaned(withCrumb()))).isEqualTo(2);
  }
}
