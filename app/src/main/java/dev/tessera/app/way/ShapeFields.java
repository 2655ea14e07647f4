package dev.tessera.app.way;

import dev.tessera.app.save.SurfaceFrame;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.FieldSource;
import dev.tessera.model.job.FlowFrame;
import dev.tessera.model.render.BlendedDistance;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.tile.SparseTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The distance fields between some ends; immutable, equal only to itself. */
final class ShapeFields {
  private final EndDistances distances;
  private final List<ShapeEnd> ends;
  private final WayMix mix;
  private final List<FoundFlow> flows;

  /** What flows along them, and the same for views that follow a hand. */
  private final Optional<FlowWay> way;

  private final Optional<CoarseWay> coarse;

  /** Made by the model thread when it is needed first. */
  private @Nullable LatentPath<SparseTiling> path;

  /**
   * Fields between ends that are mixed.
   *
   * @param distances used by the fields, on the model thread
   * @param ends two or three; with codes unless distances are blended
   * @param mix of codes or distances
   */
  ShapeFields(EndDistances distances, List<ShapeEnd> ends, WayMix mix) {
    this(distances, ends, mix, List.of());
    if (mix == WayMix.FLOW) {
      throw new IllegalArgumentException("a flow is missing");
    }
  }

  private ShapeFields(
      EndDistances distances, List<ShapeEnd> ends, WayMix mix, List<FoundFlow> flows) {
    if (ends.size() < 2 || ends.size() > 3) {
      throw new IllegalArgumentException("a morph has 2 or 3 ends, found " + ends.size());
    }
    if (mix.ofCodes() && !ends.stream().allMatch(e -> e.fitted().isPresent())) {
      throw new IllegalArgumentException("codes can only be mixed where all ends have codes");
    }
    this.distances = distances;
    this.ends = List.copyOf(ends);
    this.mix = mix;
    this.flows = List.copyOf(flows);
    way = flows.isEmpty() ? Optional.empty() : Optional.of(way(meshes()));
    coarse = way.map(w -> new CoarseWay(distances, meshes(), this::way));
  }

  private FlowWay way(List<Mesh> meshes) {
    return new FlowWay(distances.engine(), flows, meshes);
  }

  /**
   * Fields between meshes, the first of which flows to each other one.
   *
   * @param distances used by the fields, on the model thread
   * @param flows from the first end to each other one, in their order
   */
  static ShapeFields along(EndDistances distances, List<ShapeEnd> ends, List<FoundFlow> flows) {
    if (flows.size() != ends.size() - 1
        || !ends.stream().allMatch(end -> end.shape().isPresent())) {
      throw new IllegalArgumentException("flows lead between meshes, found " + ends);
    }
    return new ShapeFields(distances, ends, WayMix.FLOW, flows);
  }

  /** The flow, where there is one; a triangle has two. */
  Optional<FoundFlow> flow() {
    return flows.size() == 1 ? Optional.of(flows.get(0)) : Optional.empty();
  }

  /** Two or three. */
  List<ShapeEnd> ends() {
    return ends;
  }

  /** How the ends are mixed. */
  WayMix mix() {
    return mix;
  }

  /** The field of a place. */
  FieldSource at(WayPlace place) {
    if (mix.ofCodes()) {
      return coded(place);
    }
    return way.map(w -> w.at(place))
        .orElseGet(() -> FieldSource.of(meshes(), () -> blend(place, distances::exact)));
  }

  /**
   * The same for a view that follows a hand: where distances are blended they are looked up, and
   * meshes of very many faces flow with fewer.
   */
  FieldSource preview(WayPlace place) {
    if (mix.ofCodes()) {
      return coded(place);
    }
    if (coarse.isPresent()) {
      return coarse.get().at(place);
    }
    List<Mesh> meshes = meshes();
    return FieldSource.of(
        meshes,
        new FieldSource() {
          @Override
          public boolean prepare() {
            return meshes.stream().anyMatch(distances::prepare);
          }

          @Override
          public DistanceField open() {
            return blend(place, distances::lookedUp);
          }
        });
  }

  private FieldSource coded(WayPlace place) {
    return () -> distances.of(mixed(place));
  }

  private List<Mesh> meshes() {
    return ends.stream().flatMap(end -> end.shape().stream()).map(s -> s.signal().mesh()).toList();
  }

  private DistanceField blend(WayPlace place, Function<ShapeEnd, DistanceField> distance) {
    List<DistanceField> fields = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    double[] all = {place.first(), place.second(), place.third()};
    for (int i = 0; i < ends.size(); i++) {
      if (all[i] > 0) {
        fields.add(distance.apply(ends.get(i)));
        shares.add(all[i]);
      }
    }
    return new BlendedDistance(fields, shares);
  }

  private Fitted<SparseTiling> mixed(WayPlace place) {
    if (ends.size() == 3) {
      return LatentPath.mean(codes(), place.first(), place.second(), place.third());
    }
    LatentPath<SparseTiling> between = path;
    if (between == null) {
      between = new LatentPath<>(codes().get(0), codes().get(1));
      path = between;
    }
    return between.at(place.second(), mix.way());
  }

  private List<Fitted<SparseTiling>> codes() {
    return ends.stream().map(end -> end.fitted().orElseThrow()).toList();
  }

  /** What brought a shape of this place into the unit sphere; empty in a family. */
  Optional<Placement> placement(WayPlace place) {
    List<Placement> all =
        ends.stream().flatMap(e -> e.shape().stream()).map(s -> s.signal().placement()).toList();
    if (all.size() < ends.size()) {
      return Optional.empty();
    }
    double pair = place.first() + place.second();
    double share = ends.size() == 2 ? place.second() : pair > 0 ? place.second() / pair : 0;
    Placement two = all.get(0).between(all.get(1), share);
    return Optional.of(ends.size() == 2 ? two : two.between(all.get(2), place.third()));
  }

  /** Unit-sphere lengths per length of the file at a place; 1 in a family. */
  double scale(WayPlace place) {
    return placement(place).map(Placement::scale).orElse(1.0);
  }

  /** A frame to save. */
  SurfaceFrame frame(WayPlace place) {
    Optional<FlowFrame> flow =
        flow().map(f -> new FlowFrame(meshes().get(0), meshes().get(1), place.second()));
    return new SurfaceFrame(at(place), placement(place), flow);
  }
}
