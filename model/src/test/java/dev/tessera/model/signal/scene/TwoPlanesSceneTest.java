package dev.tessera.model.signal.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TwoPlanesSceneTest {
  private final TwoPlanesScene scene = new TwoPlanesScene(new ViewGrid(9, 9), 128, 192);

  /** The wall is at 2.1, the plane in focus at 1.5, cameras are 2.5 pixels apart. */
  @Test
  void theWallMovesByWhatItsDepthGives() {
    assertThat(scene.disparity(4, 4, 5, 7)).isEqualTo(2.5 * (1.5 / 2.1 - 1), offset(1e-12));
    assertThat(scene.disparity(0, 8, 9, 180)).isEqualTo(-0.7142857, offset(1e-6));
  }

  /** The middle camera sees the floor, 0.17 below, at 0.17 x 1.5 / ((y + 0.5 - 64) / 192). */
  @Test
  void theFloorComesNearerDownwards() {
    double depth = 0.17 * 1.5 / ((127 + 0.5 - 64) / 192);

    assertThat(scene.disparity(4, 4, 127, 10)).isEqualTo(2.5 * (1.5 / depth - 1), offset(1e-9));
    assertThat(scene.disparity(4, 4, 127, 10)).isGreaterThan(2);
  }

  /** Its nearest point lies on the line to its centre: 1.35 away along z, 0.11 thick. */
  @Test
  void theSphereIsWhereItShouldBe() {
    double nearest =
        scene.disparity(4, 4, 64 - 0.5 + 192 * 0.06 / 0.9, 96 - 0.5 + 192 * 0.06 / 0.9);
    double depth = 1.35 - 0.11 * 1.35 / Math.sqrt(1.35 * 1.35 + 2 * 0.06 * 0.06);

    assertThat(nearest).isEqualTo(2.5 * (1.5 / depth - 1), offset(1e-9));
  }

  /** What is seen in one view lies in every other one where its disparity puts it. */
  @Test
  void viewsDifferByTheirDisparityAlone() {
    SplittableRandom random = new SplittableRandom(1);
    float[] here = new float[3];
    float[] there = new float[3];
    int seen = 0;
    for (int i = 0; i < 2000; i++) {
      double v = random.nextDouble(8);
      double u = random.nextDouble(8);
      double down = random.nextDouble(-2, 2);
      double right = random.nextDouble(-2, 2);
      double y = random.nextDouble(128);
      double x = random.nextDouble(192);
      double d = scene.disparity(v, u, y, x);
      double other = scene.disparity(v + down, u + right, y - d * down, x - d * right);
      assertThat(other).isGreaterThan(d - 1e-9); // hidden at most by what is nearer
      if (Math.abs(other - d) < 1e-9) {
        scene.colour(v, u, y, x, here);
        scene.colour(v + down, u + right, y - d * down, x - d * right, there);
        assertThat(there).containsExactly(here, offset(1e-6f));
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(1900);
  }

  @Test
  void allViewsTogetherAreTheViewsOneByOne() {
    TwoPlanesScene small = new TwoPlanesScene(new ViewGrid(2, 3), 8, 12);
    Samples all = small.render().samples();

    assertThat(all.extent()).containsExactly(2, 3, 8, 12);
    assertThat(all.eightBit()).isTrue();
    for (int v = 0; v < 2; v++) {
      for (int u = 0; u < 3; u++) {
        Samples view = small.view(v, u).samples();
        Samples slice = all.slice(v).slice(u);
        for (long i = 0; i < view.length(); i++) {
          assertThat(slice.get(i)).isEqualTo(view.get(i));
        }
      }
    }
  }
}
