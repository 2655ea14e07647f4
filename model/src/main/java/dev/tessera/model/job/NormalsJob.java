package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.render.FieldNormals;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.tile.SparseTiling;

/** Finds the normals of a mesh near the surface of a distance field, from the field's gradient. */
public final class NormalsJob extends FieldJob<FieldNormals, Normals> {
  /**
   * A search.
   *
   * @param source makes the field on the model thread; evaluators of fitted shapes are closed at
   *     the end
   * @param mesh near the surface, in the unit sphere
   * @param reach of the differences, unit-sphere lengths, more than 0
   * @param progress fraction done, 0 to 1
   */
  public NormalsJob(FieldSource source, Mesh mesh, double reach, Latest<Double> progress) {
    super(
        "Finding normals",
        source,
        field -> new FieldNormals(field, mesh, reach, source.batch()),
        normals -> {
          boolean more = normals.step();
          if (progress.wanted()) {
            progress.publish(normals.progress());
          }
          return more;
        },
        FieldNormals::normals);
  }

  /**
   * The normals that a reduced mesh has on the surface of a fitted shape.
   *
   * @param mesh of the shape's surface, reduced
   * @param resolution cells along each axis at which the surface was extracted
   * @param progress fraction done, 0 to 1
   */
  public static NormalsJob of(
      Engine engine,
      Fitted<SparseTiling> shape,
      Mesh mesh,
      int resolution,
      Latest<Double> progress) {
    return new NormalsJob(
        () -> new ShapeEvaluator(engine.scope(), shape), mesh, 1.0 / resolution, progress);
  }
}
