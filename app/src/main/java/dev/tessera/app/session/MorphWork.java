package dev.tessera.app.session;

import dev.tessera.model.field.FittedPair;
import dev.tessera.model.tile.SparseTiling;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The ends of a morph, and the pairs of shapes that were fitted for morphs.
 *
 * @param ends that are chosen
 * @param pairs the last fit of each pair that ended
 */
public record MorphWork(MorphChoice ends, Map<ShapePair, KeptFit<FittedPair<SparseTiling>>> pairs) {
  /** Copies the map. */
  public MorphWork {
    pairs = Map.copyOf(pairs);
  }

  /** Nothing was chosen or fitted. */
  static MorphWork none() {
    return new MorphWork(MorphChoice.none(), Map.of());
  }

  MorphWork withEnds(MorphChoice other) {
    return new MorphWork(other, pairs);
  }

  MorphWork withPairs(Map<ShapePair, KeptFit<FittedPair<SparseTiling>>> more) {
    Map<ShapePair, KeptFit<FittedPair<SparseTiling>>> all = new HashMap<>(pairs);
    all.putAll(more);
    return new MorphWork(ends, all);
  }

  MorphWork without(ShapePair pair) {
    Map<ShapePair, KeptFit<FittedPair<SparseTiling>>> fewer = new HashMap<>(pairs);
    fewer.remove(pair);
    return new MorphWork(ends, fewer);
  }

  /** The same without what needs other shapes than these. */
  MorphWork only(Predicate<OpenShape> open) {
    Map<ShapePair, KeptFit<FittedPair<SparseTiling>>> fewer = new HashMap<>(pairs);
    fewer.keySet().removeIf(pair -> !pair.both(open));
    return new MorphWork(ends.only(open), fewer);
  }

  /** The same with other shapes. */
  MorphWork mapped(UnaryOperator<OpenShape> change) {
    Map<ShapePair, KeptFit<FittedPair<SparseTiling>>> changed = new HashMap<>();
    pairs.forEach(
        (pair, fit) ->
            changed.put(
                new ShapePair(change.apply(pair.first()), change.apply(pair.second())), fit));
    return new MorphWork(ends.mapped(change), changed);
  }
}
