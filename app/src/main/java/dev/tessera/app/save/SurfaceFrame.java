package dev.tessera.app.save;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.FieldSource;
import dev.tessera.model.job.FlowFrame;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/**
 * A surface to save, not extracted yet.
 *
 * @param field makes its distance field; called on the model thread, which closes what it made
 * @param placement what brought the shape into the unit sphere, so that meshes are saved in units
 *     and axes of its file; empty to leave them in the unit sphere
 * @param flow of a frame on a flow, where it lies; its ends may be known without extraction
 */
public record SurfaceFrame(
    FieldSource field, Optional<Placement> placement, Optional<FlowFrame> flow) {
  /** A surface that is saved as it is extracted. */
  public SurfaceFrame(FieldSource field, Optional<Placement> placement) {
    this(field, placement, Optional.empty());
  }

  /** The surface of a fitted shape. */
  public static SurfaceFrame of(
      Engine engine, Fitted<SparseTiling> shape, Optional<Placement> placement) {
    return new SurfaceFrame(() -> new ShapeEvaluator(engine.scope(), shape), placement);
  }
}
