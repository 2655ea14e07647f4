package dev.tessera.app.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a person chose as the ends of a morph; what is not the source is remembered all the same.
 *
 * @param source where the ends come from
 * @param members of a family
 * @param first one of the open shapes, or none
 * @param second one of the open shapes, or none
 */
public record MorphChoice(
    EndsSource source, Members members, Optional<OpenShape> first, Optional<OpenShape> second) {
  /**
   * Members of a family that comes with the program.
   *
   * @param family the family's name
   * @param names of three members, empty before they are known
   * @param triangle whether the third one counts
   */
  public record Members(String family, List<String> names, boolean triangle) {
    /** Copies the list. */
    public Members {
      names = List.copyOf(names);
    }
  }

  /** Nothing was chosen. */
  public static MorphChoice none() {
    return new MorphChoice(
        EndsSource.NONE, new Members("", List.of(), false), Optional.empty(), Optional.empty());
  }

  /** Two of the open shapes. */
  public static MorphChoice of(ShapePair pair) {
    return new MorphChoice(
        EndsSource.SHAPES, none().members(), Optional.of(pair.first()), Optional.of(pair.second()));
  }

  /** The two shapes, if they are what is chosen. */
  public Optional<ShapePair> pair() {
    return source == EndsSource.SHAPES
        ? first.flatMap(one -> second.map(other -> new ShapePair(one, other)))
        : Optional.empty();
  }

  /** The same without shapes that are not wanted. */
  MorphChoice only(Predicate<OpenShape> wanted) {
    return new MorphChoice(source, members, first.filter(wanted), second.filter(wanted));
  }

  /** The same with other shapes. */
  MorphChoice mapped(UnaryOperator<OpenShape> change) {
    return new MorphChoice(source, members, first.map(change), second.map(change));
  }
}
