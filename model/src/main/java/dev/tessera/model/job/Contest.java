package dev.tessera.model.job;

import dev.tessera.model.archive.ComparisonPage;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.compare.Contender;
import dev.tessera.model.compare.DetailedSquare;
import dev.tessera.model.compare.FairBudget;
import dev.tessera.model.compare.Study;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.metric.Ssim;
import dev.tessera.model.render.OutputDepth;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Several methods, or values of a study, on one picture, one after the other: whose turn it is, how
 * it is fitted and measured, and what there is to tell. For one thread, but for what says
 * otherwise.
 */
public final class Contest {
  /** Pixels of a crop's side. */
  private static final int CROP = 256;

  /**
   * On what terms.
   *
   * @param budget what all get alike
   * @param stepsOfTheFirst whether the steps of the first that ends are those of the others
   * @param study what is varied; empty if methods are compared
   */
  public record Terms(FairBudget budget, boolean stepsOfTheFirst, Optional<Study> study) {}

  /**
   * A contender that was measured.
   *
   * @param entry what there is to tell
   * @param crop the part of its picture that is looked at
   */
  public record Measured(ComparisonReport.Entry entry, ComparisonPage.Crop crop) {}

  private final GridSignal signal;
  private final List<Contender> contenders;
  private final Terms terms;
  private final DetailedSquare square;
  private final List<ComparisonReport.Entry> entries = new ArrayList<>();
  private final List<ComparisonPage.Crop> crops = new ArrayList<>();

  /**
   * Nobody has had a turn. Looks at the whole picture, which takes long for a large one.
   *
   * @param signal a picture
   * @param contenders at least one, each for this signal
   */
  public Contest(GridSignal signal, List<Contender> contenders, Terms terms) {
    this.signal = signal;
    this.contenders = List.copyOf(contenders);
    this.terms = terms;
    square = DetailedSquare.of(signal.samples(), CROP);
    crops.add(new ComparisonPage.Crop("original", square.cut(signal.samples())));
  }

  /** What is represented. */
  public GridSignal signal() {
    return signal;
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
        ? entries.stream()
            .filter(ComparisonReport.Entry::finished)
            .findFirst()
            .map(first -> StopRule.afterSteps(first.course().steps()))
        : Optional.empty();
  }

  /** Begins the fit of a contender; on the model thread. */
  public Fit<Fitted<GridTiling>> begin(Engine engine, Contender contender) {
    return SignalLearner.grid(engine, signal, contender.options(), Optional.empty());
  }

  /** The picture of a contender at the size of the signal. */
  public RenderJob picture(
      Engine engine, FitResult<Fitted<GridTiling>> result, Latest<Double> progress) {
    return new RenderJob(engine, result.fitted(), 1, OutputDepth.EIGHT_BIT, progress);
  }

  /**
   * Measures the picture of a contender; any thread.
   *
   * @param share takes how much is done, 0 to 1; what it throws ends the work
   */
  public Measured measure(
      Contender contender, FitResult<?> result, Samples picture, DoubleConsumer share) {
    Samples original = signal.samples();
    double psnr = Psnr.ofRounded(original, picture);
    double ssim = Ssim.of(original, picture, share);
    ComparisonReport.Entry entry = ComparisonReport.Entry.of(contender, result, psnr, ssim);
    return new Measured(entry, new ComparisonPage.Crop(entry.label(), square.cut(picture)));
  }

  /** Notes what the one whose turn it is came to. */
  public void finish(Measured measured) {
    entries.add(measured.entry());
    crops.add(measured.crop());
  }

  /** Notes that the one whose turn it is failed, and why, in a sentence. */
  public void fail(Contender contender, String sentence) {
    entries.add(ComparisonReport.Entry.failed(contender, sentence));
  }

  /** Those that had their turn, in order. */
  public List<ComparisonReport.Entry> entries() {
    return List.copyOf(entries);
  }

  /** The same part of the original and of each that is finished. */
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
