package dev.tessera.model.archive.project;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a person worked on, immutable; {@link ProjectFile} writes and reads it.
 *
 * @param signals what was opened
 * @param fits of these signals, and members of families
 * @param ways between what was fitted, or between shapes
 * @param curves of earlier runs
 * @param views how each view was left, by its name: plain JSON values (text, numbers, truth values,
 *     lists and maps of these), of which only the window knows the meaning
 * @param thumbnail a small picture of it all
 */
public record Project(
    List<SavedSignal> signals,
    List<SavedFit> fits,
    List<SavedWay> ways,
    List<SavedCurve> curves,
    Map<String, Object> views,
    Optional<PngBytes> thumbnail) {
  /**
   * Copies all lists and maps.
   *
   * @throws IllegalArgumentException if a fit is of a signal, or a way between fits, that are not
   *     there
   */
  public Project {
    signals = List.copyOf(signals);
    fits = List.copyOf(fits);
    ways = List.copyOf(ways);
    curves = List.copyOf(curves);
    views = Collections.unmodifiableMap(new LinkedHashMap<>(views));
    for (SavedFit fit : fits) {
      fit.requireSignals(signals);
    }
    for (SavedWay way : ways) {
      way.requireEnds(signals, fits);
    }
  }

  /** Nothing. */
  public static Project empty() {
    return new Project(List.of(), List.of(), List.of(), List.of(), Map.of(), Optional.empty());
  }

  /** Signals and their fits alone. */
  public static Project of(List<SavedSignal> signals, List<SavedFit> fits, List<SavedWay> ways) {
    return new Project(signals, fits, ways, List.of(), Map.of(), Optional.empty());
  }

  /** A signal and what a fit of it came to. */
  public static Project ofFit(SavedSignal signal, FitMethod method, FitResult<?> result) {
    return of(
        List.of(signal), List.of(new SavedFit(List.of(0), method, Optional.of(result))), List.of());
  }

  /** The same with other ways. */
  public Project withWays(List<SavedWay> others) {
    return new Project(signals, fits, others, curves, views, thumbnail);
  }

  /** The same with a fit in the place of another. */
  public Project withFit(int index, SavedFit fit) {
    List<SavedFit> changed = new ArrayList<>(fits);
    changed.set(index, fit);
    return new Project(signals, changed, ways, curves, views, thumbnail);
  }

  /** The ways of codes. */
  public List<SavedWay.OfCodes> codeWays() {
    return ways(SavedWay.OfCodes.class);
  }

  /** The flows. */
  public List<SavedWay.OfFlow> flowWays() {
    return ways(SavedWay.OfFlow.class);
  }

  private <W extends SavedWay> List<W> ways(Class<W> kind) {
    return ways.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** What lies at an end of a way, edits included; empty if that fit has come to nothing yet. */
  public Optional<Fitted<?>> at(SavedWay.End end) {
    List<Fitted<?>> fields = fits.get(end.fit()).edited();
    return end.part() < fields.size() ? Optional.of(fields.get(end.part())) : Optional.empty();
  }
}
