package dev.tessera.app.way;

import dev.tessera.app.session.EndsSource;
import dev.tessera.app.session.ShapePair;
import dev.tessera.model.signal.mesh.Inside;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * How the ends of a morph can be mixed, and how they are: what was chosen for members of a family
 * and for two shapes is remembered for each.
 */
final class ShapeMixes {
  private static final List<WayMix> OF_SHAPES =
      List.of(WayMix.FLOW, WayMix.BLEND, WayMix.LINEAR, WayMix.SPHERICAL);
  private static final List<WayMix> OF_MEMBERS =
      List.of(WayMix.LINEAR, WayMix.SPHERICAL, WayMix.BLEND);

  /** There is no arc in a triangle. */
  private static final List<WayMix> OF_THREE = List.of(WayMix.LINEAR, WayMix.BLEND);

  /** Codes are fitted for two meshes only. */
  private static final List<WayMix> OF_THREE_SHAPES = List.of(WayMix.FLOW, WayMix.BLEND);

  private final ReadOnlyObjectWrapper<List<WayMix>> possible =
      new ReadOnlyObjectWrapper<>(OF_MEMBERS);
  private final ObjectProperty<WayMix> mix = new SimpleObjectProperty<>(WayMix.LINEAR);
  private final Map<EndsSource, WayMix> wanted = new EnumMap<>(EndsSource.class);
  private EndsSource source = EndsSource.NONE;
  private boolean following;

  /** The usual one is in force. */
  ShapeMixes() {
    mix.subscribe(this::chosen);
  }

  /** What there is to choose from, the usual one first. */
  ReadOnlyObjectProperty<List<WayMix>> possible() {
    return possible.getReadOnlyProperty();
  }

  /** The one in force; what is not possible is not taken. */
  ObjectProperty<WayMix> mix() {
    return mix;
  }

  /** The ends have become others. */
  void choose(EndsSource from, List<ShapeEnd> ends) {
    source = from;
    List<WayMix> now = possible(from, ends);
    WayMix usual = now.get(0);
    WayMix last = wanted.getOrDefault(from, usual);
    following = true;
    possible.set(now);
    mix.set(now.contains(last) ? last : usual);
    following = false;
  }

  private void chosen(WayMix before, WayMix now) {
    if (following) {
      return;
    }
    if (possible.get().contains(now)) {
      wanted.put(source, now);
    } else {
      mix.set(before);
    }
  }

  private static List<WayMix> possible(EndsSource from, List<ShapeEnd> ends) {
    if (from != EndsSource.SHAPES) {
      return ends.size() > 2 ? OF_THREE : OF_MEMBERS;
    }
    if (ends.isEmpty()) {
      return OF_SHAPES;
    }
    if (!ends.stream().allMatch(ShapeMixes::isSolid)) {
      return List.of(WayMix.BLEND);
    }
    if (ends.size() > 2) {
      return ways(ends).isEmpty() ? List.of(WayMix.BLEND) : OF_THREE_SHAPES;
    }
    return ways(ends).isEmpty() ? OF_MEMBERS : OF_SHAPES;
  }

  /** Along which flows lead: from the first end to each other one; none if one has no flow. */
  static List<ShapePair> ways(List<ShapeEnd> ends) {
    boolean flowing =
        !ends.isEmpty()
            && ends.stream().allMatch(ShapeMixes::isSolid)
            && ends.stream().flatMap(e -> e.shape().stream()).noneMatch(s -> s.origin().missing());
    return flowing
        ? ends.stream()
            .skip(1)
            .map(end -> new ShapePair(ends.get(0).shape().orElseThrow(), end.shape().orElseThrow()))
            .toList()
        : List.of();
  }

  /** Both shapes, if the ends are two with an inside: others have no flow and no codes. */
  static Optional<ShapePair> solids(List<ShapeEnd> ends) {
    return ends.size() == 2 && ends.stream().allMatch(ShapeMixes::isSolid)
        ? ends.get(0).shape().flatMap(a -> ends.get(1).shape().map(b -> new ShapePair(a, b)))
        : Optional.empty();
  }

  private static boolean isSolid(ShapeEnd end) {
    return end.shape().filter(shape -> shape.inside() == Inside.SOLID).isPresent();
  }
}
