package dev.tessera.app.compare;

import dev.tessera.app.save.ExportOffer;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.session.PictureWork;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.Still;
import dev.tessera.app.session.Tools;
import dev.tessera.model.archive.ComparisonPage;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.compare.ComparedGrid;
import dev.tessera.model.compare.FairBudget;
import dev.tessera.model.compare.MethodSizes;
import dev.tessera.model.compare.Study;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.job.Contest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Studies of the open picture: the one that runs, and those that the project keeps. All methods
 * belong to the window's thread.
 */
public final class StudiesViewModel {
  private final SessionModel session;
  private final ContestViewModel contest;
  private final SaveFlow export;
  private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Double> seconds =
      new SimpleObjectProperty<>(MethodsViewModel.USUAL_SECONDS);
  private final ObjectProperty<Study> study = new SimpleObjectProperty<>(Study.TILE);
  private final ReadOnlyObjectWrapper<List<ComparisonReport.Entry>> rows =
      new ReadOnlyObjectWrapper<>(List.of());
  private Optional<Study> running = Optional.empty();

  /** Studies whatever is open in the session. */
  public StudiesViewModel(Tools tools, SessionModel session, ContestViewModel contest) {
    this.session = session;
    this.contest = contest;
    export = new SaveFlow(tools, new ContestExports(this::page, this::stem).kinds());
    contest.setOnEnd(this::keep);
    session.property().subscribe((before, now) -> contest.forget());
    session.still().subscribe(() -> possible.set(picture().isPresent()));
    session.project().property().subscribe(this::show);
    contest.rows().subscribe(this::show);
    contest.running().subscribe(this::show);
    study.subscribe(this::show);
  }

  /** Fits the values. */
  public ContestViewModel contest() {
    return contest;
  }

  /** Saves what there is to tell of the study that is shown. */
  SaveFlow export() {
    return export;
  }

  /** Whether there is a picture to study. */
  ReadOnlyBooleanProperty possible() {
    return possible.getReadOnlyProperty();
  }

  /** Time of each value. */
  ObjectProperty<Double> seconds() {
    return seconds;
  }

  /** The study that is shown, and run next. */
  public ObjectProperty<Study> study() {
    return study;
  }

  /** Its runs: those that are under way, else those that the project keeps. */
  ReadOnlyObjectProperty<List<ComparisonReport.Entry>> rows() {
    return rows.getReadOnlyProperty();
  }

  /** Turns to a study, and runs it if nothing is known of it yet. */
  void choose(Study wanted) {
    study.set(wanted);
    if (kept().isEmpty() && !contest.running().get()) {
      run();
    }
  }

  /** Runs the study that is shown, or gives up the values that are not finished. */
  public void toggle() {
    if (contest.running().get()) {
      contest.stop();
    } else {
      run();
    }
  }

  private void run() {
    Study wanted = study.get();
    StopRule stop = StopRule.afterSeconds(seconds.get());
    picture()
        .ifPresent(
            open -> {
              running = Optional.of(wanted);
              contest.start(open, signal -> contest(signal, wanted, stop));
            });
  }

  private static Contest<GridTiling> contest(GridSignal signal, Study study, StopRule stop) {
    MethodSizes sizes = MethodSizes.USUAL;
    return new Contest<>(
        new ComparedGrid(signal),
        study.runs(signal, sizes, study.usual(signal, sizes), stop),
        new Contest.Terms(FairBudget.TIME, false, Optional.of(study)));
  }

  private Optional<Session> picture() {
    return session.still().get().map(Still::picture).filter(open -> !open.origin().missing());
  }

  /** A study is no step to be undone, as a fit is none. */
  private void keep() {
    contest
        .page()
        .map(ComparisonPage::report)
        .ifPresent(report -> session.project().note(now -> now.withStudy(report)));
  }

  private Optional<ComparisonReport> kept() {
    return session.project().get().picture().map(PictureWork::studies).orElse(List.of()).stream()
        .filter(report -> study.get().label().equals(report.study()))
        .findFirst();
  }

  private boolean underWay() {
    return contest.running().get() && running.equals(Optional.of(study.get()));
  }

  private void show() {
    rows.set(
        underWay()
            ? contest.rows().get()
            : kept().map(ComparisonReport::methods).orElse(List.of()));
  }

  /** Crops are not kept with a project. */
  private Optional<ComparisonPage> page() {
    return kept().map(report -> new ComparisonPage(report, List.of()));
  }

  private String stem() {
    return ExportOffer.stem(picture().map(open -> open.signal().name()).orElse("picture"))
        + "-"
        + study.get().label();
  }
}
