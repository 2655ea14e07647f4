package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.VertexNormals;
import org.junit.jupiter.api.Test;

final class FieldNormalsTest {
  private static Normals normals(DistanceField field, Mesh mesh, double reach) {
    FieldNormals normals = new FieldNormals(field, mesh, reach, 8190);
    boolean more = true;
    while (more) {
      more = normals.step();
    }
    return normals.normals();
  }

  @Test
  void onASphereTheyPointAwayFromItsMiddle() {
    Mesh mesh = Surfaces.of(Fields.sphere(0.1, -0.2, 0.05, 0.6), 32);
    Normals normals = normals(Fields.sphere(0.1, -0.2, 0.05, 0.6), mesh, 1e-2);
    assertThat(normals.count()).isEqualTo(mesh.vertexCount());
    for (int v = 0; v < normals.count(); v++) {
      double x = mesh.position(v, 0) - 0.1;
      double y = mesh.position(v, 1) + 0.2;
      double z = mesh.position(v, 2) - 0.05;
      double length = Math.sqrt(x * x + y * y + z * z);
      assertThat((double) normals.get(v, 0)).isCloseTo(x / length, within(1e-4));
      assertThat((double) normals.get(v, 1)).isCloseTo(y / length, within(1e-4));
      assertThat((double) normals.get(v, 2)).isCloseTo(z / length, within(1e-4));
    }
  }

  @Test
  void whereTheFieldIsFlatTheTrianglesDecide() {
    Mesh mesh = Surfaces.of(Fields.sphere(0.6), 24);
    Normals normals = normals(Fields.of((x, y, z) -> x > 0 ? x : 0), mesh, 1e-2);
    Normals smooth = VertexNormals.of(mesh);
    for (int v = 0; v < normals.count(); v++) {
      boolean flat = mesh.position(v, 0) < -0.02;
      for (int axis = 0; axis < 3; axis++) {
        float grows = axis == 0 ? 1 : 0;
        if (flat || mesh.position(v, 0) > 0.02) {
          assertThat(normals.get(v, axis))
              .isCloseTo(flat ? smooth.get(v, axis) : grows, within(1e-6f));
        }
      }
    }
  }

  @Test
  void stepsAreAsLongAsWantedAndChangeNothing() {
    Mesh mesh = Surfaces.of(Fields.torus(0.6, 0.25), 24);
    int[] most = {0};
    FieldNormals normals =
        new FieldNormals(
            (points, count, distances) -> {
              most[0] = Math.max(most[0], count);
              Fields.torus(0.6, 0.25).evaluate(points, count, distances);
            },
            mesh,
            1e-2,
            100);
    assertThatThrownBy(normals::normals).isInstanceOf(IllegalStateException.class);
    double progress = 0;
    boolean more = true;
    while (more) {
      more = normals.step();
      assertThat(normals.progress()).isGreaterThan(progress);
      progress = normals.progress();
    }
    assertThat(progress).isEqualTo(1);
    assertThat(most[0]).isEqualTo(96);
    Normals stepped = normals.normals();
    Normals all = normals(Fields.torus(0.6, 0.25), mesh, 1e-2);
    for (int v = 0; v < all.count(); v++) {
      assertThat(stepped.get(v, 1)).isEqualTo(all.get(v, 1));
    }
  }

  @Test
  void anEmptyMeshHasNone() {
    Mesh empty = Mesh.of(new float[0], new int[0]);
    assertThat(normals(Fields.sphere(0.5), empty, 0.1).count()).isZero();
  }

  @Test
  void aReachThatIsNoneIsRefused() {
    Mesh empty = Mesh.of(new float[0], new int[0]);
    assertThatThrownBy(() -> normals(Fields.sphere(0.5), empty, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FieldNormals(Fields.sphere(0.5), empty, 1, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
