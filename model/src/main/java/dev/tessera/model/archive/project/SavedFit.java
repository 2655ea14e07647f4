package dev.tessera.model.archive.project;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A fit of a signal or of a pair, as far as it has come.
 *
 * @param signals positions among the project's signals: one, two for a pair of shapes, none for a
 *     member that the family has
 * @param method all settings
 * @param result what it came to, a {@link Fitted} or a {@link FittedPair}, complete enough to go on
 *     from; empty before it has begun
 * @param edits codes of its first part that a person changed
 */
public record SavedFit(
    List<Integer> signals,
    FitMethod method,
    Optional<FitResult<?>> result,
    Optional<EditedCodes> edits) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the parts do not belong together
   */
  public SavedFit {
    signals = List.copyOf(signals);
    boolean member = method instanceof FitMethod.Member m && m.member().isPresent();
    int least = member ? 0 : 1;
    int most = member ? 0 : method instanceof FitMethod.Tiles ? 2 : 1;
    if (signals.size() < least || signals.size() > most) {
      throw new IllegalArgumentException(
          "such a fit is of %d to %d signals, found %d".formatted(least, most, signals.size()));
    }
    int fitted = fields(method, result).size();
    if (result.isPresent() && fitted != Math.max(1, signals.size())) {
      throw new IllegalArgumentException(
          "a fit of %d signals came to %d".formatted(signals.size(), fitted));
    }
    if (edits.isPresent()) {
      if (fitted == 0) {
        throw new IllegalArgumentException("there are edited codes of a fit that has none");
      }
      edits.get().requireOf(fields(method, result).get(0));
    }
  }

  /** A fit that nobody has changed. */
  public SavedFit(List<Integer> signals, FitMethod method, Optional<FitResult<?>> result) {
    this(signals, method, result, Optional.empty());
  }

  /** How many things are fitted: 2 for a pair. */
  public int parts() {
    return Math.max(1, signals.size());
  }

  /** What was fitted, without edits: one, two for a pair, none before it has begun. */
  public List<Fitted<?>> fields() {
    return fields(method, result);
  }

  /** What was fitted, edits included. */
  public List<Fitted<?>> edited() {
    List<Fitted<?>> plain = fields();
    if (edits.isEmpty()) {
      return plain;
    }
    Fitted<?> first = edits.get().in(plain.get(0));
    return plain.size() == 1 ? List.of(first) : List.of(first, plain.get(1));
  }

  private static List<Fitted<?>> fields(FitMethod method, Optional<FitResult<?>> result) {
    if (method instanceof FitMethod.Member m && m.member().isPresent()) {
      return List.of(m.family().shape(m.family().code(m.member().get())));
    }
    Object fitted = result.<Object>map(FitResult::fitted).orElse(List.of());
    if (fitted instanceof Fitted<?> one) {
      return List.of(one);
    }
    if (fitted instanceof FittedPair<?> pair) {
      return List.of(pair.first(), pair.second());
    }
    if (result.isPresent()) {
      throw new IllegalArgumentException("a fit comes to a field or a pair, found " + fitted);
    }
    return List.of();
  }

  /** The result of a fit of a picture; empty if it is another fit, or has not begun. */
  public Optional<FitResult<Fitted<GridTiling>>> picture() {
    return resultOf(r -> r instanceof Fitted<?> f && f.tiling() instanceof GridTiling);
  }

  /** The result of a fit of one shape; empty if it is another fit, or has not begun. */
  public Optional<FitResult<Fitted<SparseTiling>>> shape() {
    return resultOf(r -> r instanceof Fitted<?> f && f.tiling() instanceof SparseTiling);
  }

  /** The result of a fit of a pair of shapes; empty if it is another fit, or has not begun. */
  public Optional<FitResult<FittedPair<SparseTiling>>> pair() {
    return resultOf(
        r -> r instanceof FittedPair<?> p && p.first().tiling() instanceof SparseTiling);
  }

  @SuppressWarnings("unchecked") // what is fitted was just looked at
  private <R> Optional<FitResult<R>> resultOf(Predicate<Object> kind) {
    return result.filter(r -> kind.test(r.fitted())).map(r -> (FitResult<R>) r);
  }

  void requireSignals(List<SavedSignal> all) {
    for (int signal : signals) {
      if (signal < 0 || signal >= all.size()) {
        throw new IllegalArgumentException(
            "a fit of signal " + signal + ", and there are " + all.size());
      }
    }
  }
}
