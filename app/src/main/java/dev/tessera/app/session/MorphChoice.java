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
 * @param third one of the open shapes, or none
 * @param triangle whether the third end counts, of either source
 */
public record MorphChoice(
    EndsSource source,
    Members members,
    Optional<OpenShape> first,
    Optional<OpenShape> second,
    Optional<OpenShape> third,
    boolean triangle) {
  /**
   * Members of a family that comes with the program.
   *
   * @param family the family's name
   * @param names of three members, empty before they are known
   */
  public record Members(String family, List<String> names) {
    /** Copies the list. */
    public Members {
      names = List.copyOf(names);
    }
  }

  /** Nothing was chosen. */
  public static MorphChoice none() {
    return new MorphChoice(
        EndsSource.NONE,
        new Members("", List.of()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** Two of the open shapes. */
  public static MorphChoice of(ShapePair pair) {
    return new MorphChoice(
        EndsSource.SHAPES,
        none().members(),
        Optional.of(pair.first()),
        Optional.of(pair.second()),
        Optional.empty(),
        false);
  }

  /** The two shapes, if they are what is chosen. */
  public Optional<ShapePair> pair() {
    return source == EndsSource.SHAPES && !triangle
        ? first.flatMap(one -> second.map(other -> new ShapePair(one, other)))
        : Optional.empty();
  }

  /** The same without shapes that are not wanted. */
  MorphChoice only(Predicate<OpenShape> wanted) {
    return new MorphChoice(
        source,
        members,
        first.filter(wanted),
        second.filter(wanted),
        third.filter(wanted),
        triangle);
  }

  /** The same with other shapes. */
  MorphChoice mapped(UnaryOperator<OpenShape> change) {
    return new MorphChoice(
        source, members, first.map(change), second.map(change), third.map(change), triangle);
  }
}
