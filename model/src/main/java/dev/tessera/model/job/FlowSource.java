package dev.tessera.model.job;

import dev.tessera.model.flow.CoarseMesh;
import dev.tessera.model.flow.FlowDistance;
import dev.tessera.model.render.Pieces;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import java.util.List;

/**
 * The field of what flows, whose surface has no more pieces than the one of its ends with most.
 *
 * @param distance made for one field
 * @param ends two or three
 */
public record FlowSource(FlowDistance distance, List<Mesh> ends) implements FieldSource {
  /** Copies the ends. */
  public FlowSource {
    ends = List.copyOf(ends);
  }

  @Override
  public boolean prepare() {
    return distance.step();
  }

  @Override
  public DistanceField open() {
    return distance.field();
  }

  /** More where no mesh has so many faces that this takes long. */
  @Override
  public int batch() {
    boolean few = ends.stream().allMatch(end -> end.triangleCount() <= CoarseMesh.MANY);
    return few ? FieldSource.super.batch() : MESH_BATCH;
  }

  @Override
  public Pieces pieces() {
    return Pieces.between(ends);
  }
}
