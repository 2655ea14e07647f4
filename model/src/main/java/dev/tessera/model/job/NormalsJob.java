package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.render.FieldNormals;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/** Finds the normals of a mesh near the surface of a distance field, from the field's gradient. */
public final class NormalsJob implements Job<Normals> {
  private final OpenedField field;
  private final Mesh mesh;
  private final double reach;
  private final Latest<Double> progress;
  private Optional<FieldNormals> normals = Optional.empty();
  private boolean finished;

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
    field = new OpenedField(source);
    this.mesh = mesh;
    this.reach = reach;
    this.progress = progress;
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

  @Override
  public String name() {
    return "Finding normals";
  }

  @Override
  public void open() {
    begin();
  }

  private void begin() {
    if (!field.prepare()) {
      normals = Optional.of(new FieldNormals(field.open(), mesh, reach, field.batch()));
    }
  }

  @Override
  public boolean step() {
    if (normals.isEmpty()) {
      begin();
      return true;
    }
    FieldNormals current = normals.get();
    finished = !current.step();
    if (progress.wanted()) {
      progress.publish(current.progress());
    }
    return !finished;
  }

  @Override
  public Optional<Normals> result() {
    return finished ? Optional.of(normals.orElseThrow().normals()) : Optional.empty();
  }

  @Override
  public void close() {
    field.close();
  }
}
