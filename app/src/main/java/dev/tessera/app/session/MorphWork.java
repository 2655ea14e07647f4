package dev.tessera.app.session;

import dev.tessera.model.field.FittedPair;
import dev.tessera.model.flow.PointPairs;
import dev.tessera.model.tile.SparseTiling;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The ends of a morph, and what was made of pairs of shapes for morphs. What leads from one shape
 * to another leads back as well, so a flow and points are kept of a pair one way round.
 *
 * @param ends that are chosen
 * @param pairs the last fit of each pair that ended
 * @param flows the last flow of each pair that was found
 * @param points that a person says belong together
 */
public record MorphWork(
    MorphChoice ends,
    Map<ShapePair, KeptFit<FittedPair<SparseTiling>>> pairs,
    Map<ShapePair, KeptFlow> flows,
    Map<ShapePair, PointPairs> points) {
  /** Copies the maps. */
  public MorphWork {
    pairs = Map.copyOf(pairs);
    flows = Map.copyOf(flows);
    points = Map.copyOf(points);
  }

  /** Nothing was chosen or fitted. */
  static MorphWork none() {
    return new MorphWork(MorphChoice.none(), Map.of(), Map.of(), Map.of());
  }

  MorphWork withEnds(MorphChoice other) {
    return new MorphWork(other, pairs, flows, points);
  }

  MorphWork withPairs(Map<ShapePair, KeptFit<FittedPair<SparseTiling>>> more) {
    return new MorphWork(ends, with(pairs, more), flows, points);
  }

  MorphWork without(ShapePair pair) {
    return new MorphWork(ends, only(pairs, other -> !other.equals(pair)), flows, points);
  }

  MorphWork withFlows(Map<ShapePair, KeptFlow> more) {
    Map<ShapePair, KeptFlow> others = only(flows, pair -> !more.containsKey(pair.turned()));
    return new MorphWork(ends, pairs, with(others, more), points);
  }

  MorphWork withPoints(ShapePair pair, PointPairs together) {
    Map<ShapePair, PointPairs> others =
        only(points, other -> !other.equals(pair) && !other.equals(pair.turned()));
    boolean none = together.equals(PointPairs.NONE);
    return new MorphWork(ends, pairs, flows, none ? others : with(others, Map.of(pair, together)));
  }

  /** The points of both shapes that belong together, in this order of the shapes. */
  public PointPairs pointsOf(ShapePair pair) {
    return Optional.ofNullable(points.get(pair))
        .or(() -> Optional.ofNullable(points.get(pair.turned())).map(PointPairs::turned))
        .orElse(PointPairs.NONE);
  }

  private static <V> Map<ShapePair, V> with(Map<ShapePair, V> some, Map<ShapePair, V> more) {
    Map<ShapePair, V> all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }

  private static <V> Map<ShapePair, V> only(Map<ShapePair, V> all, Predicate<ShapePair> kept) {
    Map<ShapePair, V> fewer = new HashMap<>(all);
    fewer.keySet().removeIf(kept.negate());
    return fewer;
  }

  private static <V> Map<ShapePair, V> mapped(
      Map<ShapePair, V> all, UnaryOperator<OpenShape> change) {
    Map<ShapePair, V> changed = new HashMap<>();
    all.forEach(
        (pair, made) ->
            changed.put(
                new ShapePair(change.apply(pair.first()), change.apply(pair.second())), made));
    return changed;
  }

  /** The same without what needs other shapes than these. */
  MorphWork only(Predicate<OpenShape> open) {
    Predicate<ShapePair> both = pair -> pair.both(open);
    return new MorphWork(ends.only(open), only(pairs, both), only(flows, both), only(points, both));
  }

  /** The same with other shapes. */
  MorphWork mapped(UnaryOperator<OpenShape> change) {
    return new MorphWork(
        ends.mapped(change), mapped(pairs, change), mapped(flows, change), mapped(points, change));
  }
}
