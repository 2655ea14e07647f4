package dev.tessera.app.morph;

import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.SurfaceFrame;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.render.BlendedDistance;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.tile.SparseTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The distance fields between some ends; immutable, equal only to itself. */
final class MorphFields {
  private final Engine engine;
  private final List<MorphEnd> ends;
  private final MorphMix mix;

  /**
   * Fields between ends.
   *
   * @param engine used by the fields, on the model thread
   * @param ends two or three; with codes unless distances are blended
   */
  MorphFields(Engine engine, List<MorphEnd> ends, MorphMix mix) {
    if (ends.size() < 2 || ends.size() > 3) {
      throw new IllegalArgumentException("a morph has 2 or 3 ends, found " + ends.size());
    }
    if (mix != MorphMix.BLEND && !ends.stream().allMatch(e -> e.fitted().isPresent())) {
      throw new IllegalArgumentException("codes can only be mixed where all ends have codes");
    }
    this.engine = engine;
    this.ends = List.copyOf(ends);
    this.mix = mix;
  }

  /** Two or three. */
  List<MorphEnd> ends() {
    return ends;
  }

  /** How the ends are mixed. */
  MorphMix mix() {
    return mix;
  }

  /** Makes the field of a place; to be called on the model thread. */
  Supplier<DistanceField> at(MorphPlace place) {
    return mix == MorphMix.BLEND
        ? () -> blend(place)
        : () -> new ShapeEvaluator(engine.scope(), mixed(place));
  }

  private DistanceField blend(MorphPlace place) {
    List<DistanceField> fields = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    double[] all = {place.first(), place.second(), place.third()};
    for (int i = 0; i < ends.size(); i++) {
      if (all[i] > 0) {
        fields.add(distance(ends.get(i)));
        shares.add(all[i]);
      }
    }
    return new BlendedDistance(fields, shares);
  }

  /** The distance to the mesh, or for want of one what the codes say. */
  private DistanceField distance(MorphEnd end) {
    return end.shape()
        .map(OpenShape::distance)
        .orElseGet(() -> new ShapeEvaluator(engine.scope(), end.fitted().orElseThrow()));
  }

  private Fitted<SparseTiling> mixed(MorphPlace place) {
    Fitted<SparseTiling> a = ends.get(0).fitted().orElseThrow();
    Fitted<SparseTiling> b = ends.get(1).fitted().orElseThrow();
    if (ends.size() == 3) {
      Fitted<SparseTiling> c = ends.get(2).fitted().orElseThrow();
      return LatentPath.barycentric(a, b, c, place.first(), place.second(), place.third());
    }
    return mix == MorphMix.SPHERICAL
        ? LatentPath.spherical(a, b, place.second())
        : LatentPath.linear(a, b, place.second());
  }

  /** What brought a shape of this place into the unit sphere; empty in a family. */
  Optional<Placement> placement(MorphPlace place) {
    return ends.get(0)
        .shape()
        .flatMap(
            a ->
                ends.get(1)
                    .shape()
                    .map(
                        b ->
                            a.signal()
                                .placement()
                                .between(b.signal().placement(), place.second())));
  }

  /** A frame to save. */
  SurfaceFrame frame(MorphPlace place) {
    return new SurfaceFrame(at(place), placement(place));
  }
}
