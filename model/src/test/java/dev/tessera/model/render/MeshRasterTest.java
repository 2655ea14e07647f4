package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.VertexNormals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MeshRasterTest {
  private static final int BACKGROUND = 0xFF102030;
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;
  private static final OrbitCamera CAMERA = new OrbitCamera(0, 0, 3, 0, 0, 0, 40);
  private static final MeshStyle GREEN = plain(0x00FF00);
  private static final MeshStyle BLUE = plain(0x0000FF);

  private static MeshStyle plain(int front) {
    return new MeshStyle(MeshStyle.Fill.SURFACE, front, 0xB5533C, 0x2B3440, false);
  }

  private static MeshRaster raster(boolean smooth) {
    MeshRaster raster = new MeshRaster(WIDTH, HEIGHT, smooth);
    raster.clear(BACKGROUND);
    return raster;
  }

  private static int[] draw(Mesh mesh, OrbitCamera camera, MeshStyle style) {
    MeshRaster raster = raster(false);
    raster.draw(mesh, VertexNormals.of(mesh), camera, style);
    return raster.pixels();
  }

  private static Mesh sphere(double z, double radius) {
    return Surfaces.of(Fields.sphere(0, 0, z, radius), 64);
  }

  private static int pixel(int[] pixels, int x, int y) {
    return pixels[y * WIDTH + x];
  }

  /** Of the outline of a sphere about the target, in pixels. */
  private static double outline(OrbitCamera camera, double radius) {
    double d = camera.distance();
    return HEIGHT
        / 2.0
        / Math.tan(Math.toRadians(20))
        * radius
        / Math.sqrt(d * d - radius * radius);
  }

  @Test
  void aSphereCoversItsDisc() {
    OrbitCamera camera = CAMERA.turned(25, -40);
    int[] pixels = draw(sphere(0, 0.8), camera, MeshStyle.clay());
    double expected = outline(camera, 0.8);
    int covered = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double distance = Math.hypot(x + 0.5 - WIDTH / 2.0, y + 0.5 - HEIGHT / 2.0);
        boolean drawn = pixel(pixels, x, y) != BACKGROUND;
        if (Math.abs(distance - expected) > 0.5) {
          assertThat(drawn).as("%d, %d", x, y).isEqualTo(distance < expected);
        }
        covered += drawn ? 1 : 0;
      }
    }
    assertThat((double) covered).isCloseTo(Math.PI * expected * expected, within(0.01 * covered));
  }

  @Test
  void whatIsCloserHidesWhatIsBehindInEitherOrder() {
    Mesh near = sphere(0.5, 0.2);
    Mesh far = sphere(-0.3, 0.5);
    int[] nearLast = both(far, BLUE, near, GREEN);
    int[] nearFirst = both(near, GREEN, far, BLUE);

    assertThat(nearLast).isEqualTo(nearFirst).contains(0xFF00FF00, 0xFF0000FF, BACKGROUND);
    assertThat(pixel(nearLast, WIDTH / 2, HEIGHT / 2)).isEqualTo(0xFF00FF00);
    assertThat(pixel(nearLast, WIDTH / 2 + 20, HEIGHT / 2)).isEqualTo(0xFF0000FF);
    assertThat(pixel(nearLast, 2, 2)).isEqualTo(BACKGROUND);
  }

  private static int[] both(Mesh first, MeshStyle styleFirst, Mesh second, MeshStyle styleSecond) {
    MeshRaster raster = raster(false);
    raster.draw(first, VertexNormals.of(first), CAMERA, styleFirst);
    raster.draw(second, VertexNormals.of(second), CAMERA, styleSecond);
    return raster.pixels();
  }

  @Test
  void theInsideHasAColourOfItsOwn() {
    Mesh outwards = sphere(0, 0.8);
    assertThat(draw(outwards, CAMERA, GREEN)).containsOnly(0xFF00FF00, BACKGROUND);
    assertThat(draw(Surfaces.insideOut(outwards), CAMERA, GREEN))
        .containsOnly(0xFF000000 | GREEN.back(), BACKGROUND);
  }

  @Test
  void theMiddleOfASphereIsLitAsTheFormulaSays() {
    // An odd picture has a pixel in its middle, where the normal points to the eye.
    for (double turn : new double[] {0, 70, 200}) {
      MeshRaster raster = new MeshRaster(101, 101, false);
      raster.draw(
          sphere(0, 0.8),
          VertexNormals.of(sphere(0, 0.8)),
          CAMERA.turned(turn, 0),
          new MeshStyle(MeshStyle.Fill.SURFACE, 0x804020, 0xB5533C, 0x2B3440, true));
      int middle = raster.pixels()[50 * 101 + 50];

      double keyLength = Math.sqrt(0.4 * 0.4 + 0.6 * 0.6 + 0.75 * 0.75);
      double key = 0.75 / keyLength;
      double fill = 0.5 / Math.sqrt(0.8 * 0.8 + 0.1 * 0.1 + 0.5 * 0.5);
      double diffuse = 0.2 + 0.62 * key + 0.2 * fill;
      // The half-way vector halves the angle between normal and lamp.
      double shine = 0.16 * Math.pow(Math.cos(Math.acos(key) / 2), 32);
      assertThat((double) (middle >> 16 & 0xFF))
          .isCloseTo(128 * diffuse + 255 * shine, within(2.0));
      assertThat((double) (middle >> 8 & 0xFF)).isCloseTo(64 * diffuse + 255 * shine, within(2.0));
      assertThat((double) (middle & 0xFF)).isCloseTo(32 * diffuse + 255 * shine, within(2.0));
      assertThat(middle >>> 24).isEqualTo(255);
    }
  }

  @Test
  void theUpperLeftIsBrightest() {
    int[] pixels = draw(sphere(0, 0.8), CAMERA, MeshStyle.clay());
    int offset = 25;
    int upperLeft = pixel(pixels, WIDTH / 2 - offset, HEIGHT / 2 - offset) & 0xFF;
    int lowerRight = pixel(pixels, WIDTH / 2 + offset, HEIGHT / 2 + offset) & 0xFF;
    assertThat(upperLeft).isGreaterThan(lowerRight + 50);
  }

  /** A square of side 2 h that leans away from the viewer: its top is farther than its bottom. */
  private static Mesh leaning(float h) {
    return Mesh.of(
        new float[] {-h, -h, 1, h, -h, 1, h, h, -1, -h, h, -1}, new int[] {0, 1, 2, 0, 2, 3});
  }

  @Test
  void coloursAreStraightInTheSceneAndNotInThePicture() {
    Mesh square = leaning(0.6f);
    MeshRaster raster = raster(false);
    int[] greys = new int[256];
    Arrays.setAll(greys, i -> i * 0x010101);
    raster.draw(
        square, VertexNormals.of(square), new float[] {0, 0, 1, 1}, greys, CAMERA, plain(0));
    int[] pixels = raster.pixels();

    int checked = 0;
    for (int y = 0; y < HEIGHT; y++) {
      // The ray (0, k, -1) from (0, 0, 3) meets z = -y / 0.6 at y = k (3 - z).
      double k = (HEIGHT / 2.0 - y - 0.5) / (HEIGHT / 2.0) * Math.tan(Math.toRadians(20));
      double at = 3 * k / (1 - k / 0.6);
      if (Math.abs(at) < 0.59) {
        double grey = 255 * (at + 0.6) / 1.2;
        assertThat((double) (pixel(pixels, WIDTH / 2 + 3, y) & 0xFF))
            .as("row %d", y)
            .isCloseTo(grey, within(1.0));
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(30);
  }

  @Test
  void linesOfAPaletteStayThinBetweenFarVertices() {
    Mesh square =
        Mesh.of(new float[] {-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0}, new int[] {0, 1, 2, 0, 2, 3});
    int[] palette = new int[100];
    Arrays.fill(palette, 0xFFFFFF);
    palette[25] = 0x123456; // x = -0.495, 0.02 wide
    MeshRaster raster = raster(false);
    raster.draw(
        square, VertexNormals.of(square), new float[] {0, 1, 1, 0}, palette, CAMERA, plain(0));
    int[] pixels = raster.pixels();
    double perUnit = HEIGHT / 2.0 / Math.tan(Math.toRadians(20)) / 3;
    for (int x = 0; x < WIDTH; x++) {
      double place = (x + 0.5 - WIDTH / 2.0) / perUnit;
      if (Math.abs(place) < 0.98) {
        boolean line = (pixel(pixels, x, HEIGHT / 2) & 0xFFFFFF) == 0x123456;
        double away = Math.abs(place + 1 - 2 * 25 / 99.0);
        assertThat(line).as("%d", x).isEqualTo(away < 1 / 99.0);
      }
    }
  }

  @Test
  void whatReachesBehindTheEyeIsCutOff() {
    // A floor from far before to far behind the eye covers exactly the lower half.
    Mesh floor =
        Mesh.of(new float[] {-900, -1, 900, 900, -1, 900, 0, -1, -20000}, new int[] {0, 1, 2});
    int[] pixels = draw(floor, new OrbitCamera(0, 0, 3, 0, 0, 0, 90), GREEN);
    for (int y = 0; y < HEIGHT; y++) {
      int expected = y < HEIGHT / 2 ? BACKGROUND : 0xFF00FF00;
      assertThat(pixel(pixels, WIDTH / 2, y)).as("row %d", y).isEqualTo(expected);
    }
    Mesh behind = Mesh.of(new float[] {-1, -1, 4, 1, -1, 4, 0, 1, 4}, new int[] {0, 1, 2});
    assertThat(draw(behind, CAMERA, GREEN)).containsOnly(BACKGROUND);
  }

  @Test
  void fromWithinASphereAllIsInside() {
    Mesh around = sphere(0, 0.9);
    OrbitCamera within = new OrbitCamera(10, 20, 0.1, 0, 0, 0, 100);
    assertThat(draw(around, within, GREEN)).containsOnly(0xFF000000 | GREEN.back());
  }

  @Test
  void noPixelFallsBetweenTriangles() {
    // A fine mesh seen so closely that it fills the picture.
    Mesh fine = Surfaces.of(Fields.sphere(0.9), 128);
    OrbitCamera close = new OrbitCamera(31, 17, 1.6, 0, 0, 0, 20);
    assertThat(draw(fine, close, GREEN)).containsOnly(0xFF00FF00);
  }

  @Test
  void linesFollowTheSidesOfTriangles() {
    Mesh square = leaning(0.6f);
    int edge = 0xFF000000 | GREEN.edge();
    int[] lines =
        draw(square, CAMERA, new MeshStyle(MeshStyle.Fill.EDGES, 0x00FF00, 0, GREEN.edge(), false));
    assertThat(lines).containsOnly(edge, BACKGROUND);
    // The diagonal goes through the middle.
    assertThat(pixel(lines, WIDTH / 2, HEIGHT / 2 - 1)).isEqualTo(edge);
    assertThat(pixel(lines, WIDTH / 2 + 8, HEIGHT / 2)).isEqualTo(BACKGROUND);
    int[] filled = draw(square, CAMERA, GREEN);
    for (int i = 0; i < filled.length; i++) {
      assertThat(lines[i] == BACKGROUND || filled[i] != BACKGROUND).isTrue();
    }
  }

  @Test
  void smoothPixelsAreMeansOfFourSamples() {
    Mesh sphere = sphere(0, 0.8);
    MeshRaster smooth = raster(true);
    smooth.draw(sphere, VertexNormals.of(sphere), CAMERA, GREEN);
    MeshRaster fine = new MeshRaster(2 * WIDTH, 2 * HEIGHT, false);
    fine.clear(BACKGROUND);
    fine.draw(sphere, VertexNormals.of(sphere), CAMERA, GREEN);
    int[] samples = fine.pixels();
    int[] pixels = smooth.pixels();
    int between = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int sum = 0;
        for (int s = 0; s < 4; s++) {
          sum += samples[(2 * y + s / 2) * 2 * WIDTH + 2 * x + s % 2] >> 8 & 0xFF;
        }
        int green = pixel(pixels, x, y) >> 8 & 0xFF;
        assertThat(green).isEqualTo((sum + 2) / 4);
        between += green > 0x20 && green < 0xFF ? 1 : 0;
      }
    }
    assertThat(between).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theSameCallsGiveTheSamePicture(boolean smooth) {
    Mesh torus = Surfaces.of(Fields.torus(0.6, 0.25), 48);
    Normals normals = VertexNormals.of(torus);
    MeshRaster first = raster(smooth);
    first.draw(torus, normals, CAMERA.turned(20, 35), MeshStyle.clay());
    MeshRaster second = raster(smooth);
    second.draw(sphere(0, 0.9), VertexNormals.of(sphere(0, 0.9)), CAMERA, GREEN);
    second.clear(BACKGROUND);
    second.draw(torus, normals, CAMERA.turned(20, 35), MeshStyle.clay());
    assertThat(second.pixels()).isEqualTo(first.pixels());
  }

  @Test
  void aTriangleSeenFromItsEdgeIsNotDrawn() {
    Mesh thin = Mesh.of(new float[] {0, -1, 1, 0, 1, 1, 0, 0, -1}, new int[] {0, 1, 2});
    assertThat(draw(thin, CAMERA, GREEN)).containsOnly(BACKGROUND);
  }

  @Test
  void anEmptyMeshDrawsNothing() {
    assertThat(draw(Mesh.of(new float[0], new int[0]), CAMERA, GREEN)).containsOnly(BACKGROUND);
  }

  @Test
  void whatDoesNotBelongToTheMeshIsRefused() {
    Mesh square = leaning(0.5f);
    MeshRaster raster = raster(false);
    assertThatThrownBy(
            () -> raster.draw(square, Normals.of(new float[9]), CAMERA, MeshStyle.clay()))
        .hasMessageContaining("3 normals for 4 vertices");
    assertThatThrownBy(
            () ->
                raster.draw(
                    square, VertexNormals.of(square), new float[5], new int[2], CAMERA, GREEN))
        .hasMessageContaining("5 positions in 2 colours for 4 vertices");
    assertThatThrownBy(() -> new MeshRaster(0, 10, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MeshRaster(10, 8193, false))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
