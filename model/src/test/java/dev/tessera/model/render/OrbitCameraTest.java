package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.mesh.SightLine;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrbitCameraTest {
  private static final OrbitCamera FRONT = new OrbitCamera(0, 0, 4, 0, 0, 0, 60);

  /** Pixels from the left and from the top, and the depth along the direction of sight. */
  private record ScreenPoint(double x, double y, double depth) {}

  private static ScreenPoint project(
      OrbitCamera camera, double x, double y, double z, int width, int height) {
    double[] way = {x - camera.eye(0), y - camera.eye(1), z - camera.eye(2)};
    double depth = -along(way, camera::back);
    double scale = camera.pixelsPerUnit(height) / depth;
    return new ScreenPoint(
        width / 2.0 + scale * along(way, camera::right),
        height / 2.0 - scale * along(way, camera::up),
        depth);
  }

  private static double along(double[] way, IntToDoubleFunction axis) {
    return IntStream.range(0, 3).mapToDouble(i -> way[i] * axis.applyAsDouble(i)).sum();
  }

  private static void isAt(ScreenPoint point, double x, double y, double depth) {
    assertThat(point.x()).isCloseTo(x, within(1e-9));
    assertThat(point.y()).isCloseTo(y, within(1e-9));
    assertThat(point.depth()).isCloseTo(depth, within(1e-9));
  }

  @Test
  void fromTheFrontXIsRightAndYIsUp() {
    double scale = 100 / Math.tan(Math.PI / 6);
    isAt(project(FRONT, 0, 0, 0, 300, 200), 150, 100, 4);
    isAt(project(FRONT, 1, 0, 0, 300, 200), 150 + scale / 4, 100, 4);
    isAt(project(FRONT, 0, 1, 0, 300, 200), 150, 100 - scale / 4, 4);
    isAt(project(FRONT, 0.5, 0, 2, 300, 200), 150 + scale / 4, 100, 2);
  }

  @Test
  void theFieldOfViewReachesFromTheLowerToTheUpperBorder() {
    double half = 4 * Math.tan(Math.toRadians(30));
    isAt(project(FRONT, 0, half, 0, 300, 200), 150, 0, 4);
    isAt(project(FRONT, 0, -half, 0, 300, 200), 150, 200, 4);
  }

  @Test
  void aTurnMovesTheEyeToItsRightAndUp() {
    OrbitCamera right = FRONT.turned(90, 0);
    assertThat(right.eye(0)).isCloseTo(4, within(1e-12));
    // From +x, -z is to the right.
    assertThat(project(right, 0, 0, -1, 300, 200).x()).isGreaterThan(150);
    OrbitCamera above = FRONT.turned(0, 120);
    assertThat(above.elevation()).isEqualTo(90);
    assertThat(above.eye(1)).isCloseTo(4, within(1e-12));
    // From above, +z is to the bottom.
    assertThat(project(above, 0, 0, 1, 300, 200).y()).isGreaterThan(100);
    assertThat(FRONT.turned(350, 0).turned(20, 0).azimuth()).isCloseTo(10, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "30,20", "-170,-75", "90,90", "12,-90"})
  void itsAxesAreOrthonormalAndRightHanded(double azimuth, double elevation) {
    OrbitCamera camera = new OrbitCamera(azimuth, elevation, 3, 0.1, 0.2, 0.3, 40);
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      assertThat(camera.right(j) * camera.up(k) - camera.right(k) * camera.up(j))
          .isCloseTo(camera.back(i), within(1e-12));
    }
    double length = 0;
    double across = 0;
    for (int i = 0; i < 3; i++) {
      length += camera.up(i) * camera.up(i);
      across += camera.up(i) * camera.right(i);
    }
    assertThat(length).isCloseTo(1, within(1e-12));
    assertThat(across).isCloseTo(0, within(1e-12));
  }

  @Test
  void movedAlongThePictureItsMiddleIsElsewhere() {
    OrbitCamera camera = new OrbitCamera(33, 21, 3, 0, 0, 0, 40);
    ScreenPoint before = project(camera, 0, 0, 0, 400, 300);
    ScreenPoint after = project(camera.moved(0.3, 0.2), 0, 0, 0, 400, 300);
    double scale = camera.pixelsPerUnit(300) / 3;
    isAt(after, before.x() - 0.3 * scale, before.y() + 0.2 * scale, 3);
  }

  @Test
  void zoomingGoesCloser() {
    assertThat(FRONT.zoomed(2).distance()).isEqualTo(2);
    assertThat(FRONT.zoomed(0.5).distance()).isEqualTo(8);
  }

  @Test
  void aSphereOfTheGivenRadiusIsInThePictureWithLittleRoom() {
    OrbitCamera camera = OrbitCamera.of(1.5);
    double silhouette =
        camera.pixelsPerUnit(200)
            * 1.5
            / Math.sqrt(camera.distance() * camera.distance() - 1.5 * 1.5);
    assertThat(silhouette).isBetween(90.0, 100.0);
  }

  @Test
  void aTurntableGoesOnceAround() {
    List<OrbitCamera> cameras = FRONT.turntable(4);
    assertThat(cameras.stream().map(OrbitCamera::azimuth)).containsExactly(0.0, 90.0, 180.0, -90.0);
    assertThat(cameras.get(0)).isEqualTo(FRONT);
    assertThat(cameras.get(3).turned(90, 0)).isEqualTo(FRONT);
  }

  @ParameterizedTest
  @CsvSource({
    "NaN,0,1,40",
    "0,91,1,40",
    "0,NaN,1,40",
    "0,0,0,40",
    "0,0,Infinity,40",
    "0,0,1,0",
    "0,0,1,180"
  })
  void whatIsOutOfRangeIsRefused(
      double azimuth, double elevation, double distance, double fieldOfView) {
    assertThatThrownBy(() -> new OrbitCamera(azimuth, elevation, distance, 0, 0, 0, fieldOfView))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLineOfSightLeadsThroughItsPointOfThePicture() {
    SightLine middle = FRONT.sight(0, 0);
    assertThat(middle.at(0, 2)).isEqualTo(4);
    assertThat(middle.at(1, 2)).isCloseTo(3, within(1e-12));
    SightLine border = FRONT.sight(1, -1);
    double half = 1 / Math.sqrt(3);
    assertThat(border.at(4, 0)).isCloseTo(4 * half, within(1e-9));
    assertThat(border.at(4, 1)).isCloseTo(-4 * half, within(1e-9));
    assertThat(border.at(4, 2)).isCloseTo(0, within(1e-9));
  }

  @Test
  void whatIsSeenLiesOnTheLineOfSight() {
    double[] front = FRONT.seen(1, 2, 1);
    assertThat(front[0]).isCloseTo(Math.sqrt(3) / 3, within(1e-9));
    assertThat(front[1]).isCloseTo(2 * Math.sqrt(3) / 3, within(1e-9));
    assertThat(front[2]).isCloseTo(3, within(1e-9));
    OrbitCamera turned = new OrbitCamera(40, -25, 5, 0.2, 0.1, -0.3, 35);
    double[] seen = turned.seen(0.4, -0.5, 0.6);
    SightLine line = turned.sight(seen[0], seen[1]);
    assertThat(line.at(seen[2], 0)).isCloseTo(0.4, within(1e-9));
    assertThat(line.at(seen[2], 1)).isCloseTo(-0.5, within(1e-9));
    assertThat(line.at(seen[2], 2)).isCloseTo(0.6, within(1e-9));
  }
}
