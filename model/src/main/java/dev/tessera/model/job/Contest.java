package dev.tessera.model.job;

import dev.tessera.model.archive.ComparisonPage;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.compare.ComparedKind;
import dev.tessera.model.compare.ComparedSignal;
import dev.tessera.model.compare.Contender;
import dev.tessera.model.compare.FairBudget;
import dev.tessera.model.compare.Method;
import dev.tessera.model.compare.MethodSizes;
import dev.tessera.model.compare.Study;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.WarmedRun;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.Tiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Several methods, or values of a study, on one signal, one after the other: whose turn it is, how
 * it is fitted, and what there is to tell. For one thread, but for what says otherwise.
 *
 * @param <T> how the signal is cut
 */
public final class Contest<T extends Tiling> {
  /**
   * On what terms.
   *
   * @param budget what all get alike
   * @param stepsOfTheFirst whether the steps of the first that ends are those of the others
   * @param study what is varied; empty if methods are compared
   */
  public record Terms(FairBudget budget, boolean stepsOfTheFirst, Optional<Study> study) {}

  /**
   * How well a contender did.
   *
   * @param quality in numbers
   * @param crop the part of what it gave back that is looked at, (height, width, C)
   * @param lanczos the same part as Lanczos' filter makes it larger, if that was asked
   */
  public record Seen(ComparisonReport.Quality quality, Samples crop, Optional<Samples> lanczos) {
    /** Of what was not made larger. */
    Seen(ComparisonReport.Quality quality, Samples crop) {
      this(quality, crop, Optional.empty());
    }
  }

  /** Most seconds before the first that is timed, which a quarter of its own are else. */
  private static final double WARM = 4;

  private final ComparedSignal<T> subject;
  private final List<Contender> contenders;
  private final Terms terms;
  private final List<ComparisonReport.Entry> entries = new ArrayList<>();
  private final List<ComparisonPage.Crop> crops = new ArrayList<>();

  /**
   * Every method that there is for a kind of signal, with the networks that come with the program.
   *
   * @param channels C, values per sample
   */
  public static List<Method> methods(ComparedKind kind, int channels) {
    return Method.all(kind.axes(), channels, ShippedNetworks.all(kind.networks()));
  }

  /**
   * Of several methods.
   *
   * @param methods at least one, each for such signals; the first is the measure of the budget
   * @param sizes of the first
   * @param budget what all get alike
   * @param stop when each fit ends, if not by the steps of the first
   * @throws IllegalArgumentException if a size is out of range, naming it
   */
  public static <T extends Tiling> Contest<T> ofMethods(
      ComparedSignal<T> subject,
      List<Method> methods,
      MethodSizes sizes,
      FairBudget budget,
      StopRule stop) {
    return new Contest<>(
        subject,
        Contender.all(subject, methods, sizes, budget, stop),
        new Terms(budget, budget == FairBudget.STEPS && !stop.counted(), Optional.empty()));
  }

  /**
   * Of the values of a study.
   *
   * @param sizes those that stay as they are
   * @param values of what is varied; those that suit the signal if there are none
   * @param budget time or steps
   * @param stop when each run ends, if not by the steps of the first
   * @throws IllegalArgumentException if the study is not for such signals, or a size is out of
   *     range, or the signal is too small for two usual values
   */
  public static <T extends Tiling> Contest<T> ofStudy(
      ComparedSignal<T> subject,
      Study study,
      MethodSizes sizes,
      List<Double> values,
      FairBudget budget,
      StopRule stop) {
    List<Double> varied = values.isEmpty() ? study.usual(subject, sizes) : values;
    if (values.isEmpty() && varied.size() < 2) {
      throw new IllegalArgumentException(
          "%s is too small for a study of %s".formatted(subject.signal().name(), study.title()));
    }
    return new Contest<>(
        subject,
        study.runs(subject, sizes, varied, stop),
        new Terms(budget, budget == FairBudget.STEPS && !stop.counted(), Optional.of(study)));
  }

  /**
   * Nobody has had a turn.
   *
   * @param subject what is represented
   * @param contenders at least one, each for this signal
   */
  public Contest(ComparedSignal<T> subject, List<Contender> contenders, Terms terms) {
    this.subject = subject;
    this.contenders = List.copyOf(contenders);
    this.terms = terms;
  }

  /**
   * Notes the part of the original that those of contenders are seen beside; before their turns.
   */
  public void show(Samples original) {
    crops.add(new ComparisonPage.Crop("original", original));
  }

  /** All, in order of their turns. */
  public List<Contender> contenders() {
    return contenders;
  }

  /** What they have alike. */
  public Terms terms() {
    return terms;
  }

  /** A contender for people: "modulated", "tile side 16". */
  public String named(Contender contender) {
    return terms.study().map(study -> study.title() + " ").orElse("") + contender.name();
  }

  /** Whose turn it is; empty once everybody had one. */
  public Optional<Contender> next() {
    if (entries.size() == contenders.size()) {
      return Optional.empty();
    }
    Contender next = contenders.get(entries.size());
    return Optional.of(stepsAlike().map(next::until).orElse(next));
  }

  private Optional<StopRule> stepsAlike() {
    return terms.stepsOfTheFirst()
        ? IntStream.range(0, entries.size())
            .filter(i -> contenders.get(i).method().trains() && entries.get(i).finished())
            .mapToObj(i -> StopRule.afterSteps(entries.get(i).course().steps()))
            .findFirst()
        : Optional.empty();
  }

  /**
   * Begins the fit of a contender; on the model thread. Where time counts that of the first begins
   * after some seconds that do not.
   */
  public Run<Fitted<T>> begin(Engine engine, Contender contender) {
    ComparedSignal<T> given = subject.given(contender);
    Fit<Fitted<T>> fit = given.fit(engine, contender);
    StopRule stop = contender.options().stop();
    if (!entries.isEmpty() || stop.counted()) {
      return fit;
    }
    StopRule warm = StopRule.afterSeconds(Math.min(WARM, stop.seconds() / 4));
    return new WarmedRun<>(fit, given.fit(engine, contender.until(warm)));
  }

  /** Notes what the one whose turn it is came to. */
  public void finish(Contender contender, FitResult<?> result, Seen seen) {
    ComparisonReport.Entry entry = ComparisonReport.Entry.of(contender, result, seen.quality());
    entries.add(entry);
    crops.add(new ComparisonPage.Crop(entry.label(), seen.crop()));
    seen.lanczos()
        .map(crop -> new ComparisonPage.Crop("Lanczos " + entry.label(), crop))
        .ifPresent(crops::add);
  }

  /** Notes that the one whose turn it is failed, and why, in a sentence. */
  public void fail(Contender contender, String sentence) {
    entries.add(ComparisonReport.Entry.failed(contender, sentence));
  }

  /** Those that had their turn, in order. */
  public List<ComparisonReport.Entry> entries() {
    return List.copyOf(entries);
  }

  /**
   * The same part of the original and of each that is finished, of what was made larger beside that
   * of Lanczos' filter.
   */
  public List<ComparisonPage.Crop> crops() {
    return List.copyOf(crops);
  }

  /** How many were finished. */
  public long finished() {
    return entries.stream().filter(ComparisonReport.Entry::finished).count();
  }

  /**
   * Everything there is to tell by now.
   *
   * @param tessera version of the program
   * @param input the signal's file
   * @param device where they were fitted
   */
  public ComparisonReport report(String tessera, FitReport.Input input, String device) {
    return new ComparisonReport(
        tessera,
        input,
        device,
        terms.budget().label(),
        terms.study().map(Study::label).orElse(null),
        entries);
  }
}
