package dev.tessera.app.way;

import dev.tessera.model.flow.CoarseMesh;
import dev.tessera.model.flow.FlowShapes;
import dev.tessera.model.job.FieldSource;
import dev.tessera.model.render.Pieces;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Meshes that flow, for a view that follows a hand: what has many faces flows with fewer. For the
 * model thread.
 */
final class CoarseWay {
  private final EndDistances distances;
  private final List<Mesh> meshes;
  private final Function<List<Mesh>, FlowWay> made;

  /** Poses of one mesh are carried as one, which costs half. */
  private final boolean asTheyAre;

  private Optional<FlowWay> way = Optional.empty();

  /**
   * Prepares nothing yet.
   *
   * @param made the way of other meshes of the same shapes
   */
  CoarseWay(EndDistances distances, List<Mesh> meshes, Function<List<Mesh>, FlowWay> made) {
    this.distances = distances;
    this.meshes = meshes;
    this.made = made;
    asTheyAre = meshes.get(0).triangleCount() <= CoarseMesh.MANY && FlowShapes.arePoses(meshes);
  }

  private List<Mesh> simple() {
    return meshes.stream().map(distances::simple).toList();
  }

  /** The field of a place. */
  FieldSource at(WayPlace place) {
    return new FieldSource() {
      private Optional<FieldSource> source = Optional.empty();

      @Override
      public boolean prepare() {
        if (source.isPresent()) {
          return source.get().prepare();
        }
        if (way.isEmpty() && (asTheyAre || meshes.stream().noneMatch(distances::simplify))) {
          way = Optional.of(made.apply(asTheyAre ? meshes : simple()));
        }
        source = way.map(w -> w.at(place));
        return true;
      }

      @Override
      public DistanceField open() {
        return source.orElseThrow().open();
      }

      @Override
      public int batch() {
        return MESH_BATCH;
      }

      @Override
      public Pieces pieces() {
        return source.orElseThrow().pieces();
      }
    };
  }
}
