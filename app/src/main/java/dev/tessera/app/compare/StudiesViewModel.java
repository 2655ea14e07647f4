package dev.tessera.app.compare;

import dev.tessera.app.save.ExportOffer;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.Tools;
import dev.tessera.model.archive.ComparisonPage;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.compare.ComparedKind;
import dev.tessera.model.compare.Study;
import dev.tessera.model.fit.StopRule;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Studies of what is open: the one that runs, and those that the project keeps. All methods belong
 * to the window's thread.
 */
public final class StudiesViewModel {
  private final ProjectModel project;
  private final ContestSubjects subjects;
  private final ContestViewModel contest;
  private final SaveFlow export;
  private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Double> seconds =
      new SimpleObjectProperty<>(MethodsViewModel.USUAL_SECONDS);
  private final ObjectProperty<Study> study = new SimpleObjectProperty<>(Study.TILE);
  private final ReadOnlyObjectWrapper<List<Study>> studies =
      new ReadOnlyObjectWrapper<>(Study.suiting(ComparedKind.IMAGE));
  private final ReadOnlyObjectWrapper<List<ComparisonReport.Entry>> rows =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<SeenCrop>> crops =
      new ReadOnlyObjectWrapper<>(List.of());

  /** Studies what is chosen of what is open in a project. */
  public StudiesViewModel(
      Tools tools, ProjectModel project, ContestSubjects subjects, ContestViewModel contest) {
    this.project = project;
    this.subjects = subjects;
    this.contest = contest;
    export = new SaveFlow(tools, new ContestExports(this::page, this::stem).kinds());
    contest.setOnEnd(this::keep);
    subjects.chosen().subscribe((before, now) -> contest.forget());
    subjects.chosen().subscribe(this::follow);
    project.property().subscribe(this::show);
    contest.rows().subscribe(this::show);
    contest.crops().subscribe(this::show);
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

  /** What is open, and which of it is studied. */
  ContestSubjects subjects() {
    return subjects;
  }

  /** Whether there is something to study. */
  ReadOnlyBooleanProperty possible() {
    return possible.getReadOnlyProperty();
  }

  /** Time of each value. */
  ObjectProperty<Double> seconds() {
    return seconds;
  }

  /** Those of such signals. */
  ReadOnlyObjectProperty<List<Study>> studies() {
    return studies.getReadOnlyProperty();
  }

  /** The study that is shown, and run next. */
  public ObjectProperty<Study> study() {
    return study;
  }

  /** Its runs: those that are under way, else those that the project keeps. */
  ReadOnlyObjectProperty<List<ComparisonReport.Entry>> rows() {
    return rows.getReadOnlyProperty();
  }

  /**
   * The same part of the original and of each run, of what was made larger that of Lanczos' filter
   * as well; none of a study that was not fitted last.
   */
  ReadOnlyObjectProperty<List<SeenCrop>> crops() {
    return crops.getReadOnlyProperty();
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
    subject()
        .ifPresent(
            open ->
                contest.start(
                    open, subjects.frame(), new StudyOrder(wanted, open.kind().sizes(), stop)));
  }

  private Optional<OpenSubject> subject() {
    return subjects.chosen().get().filter(OpenSubject::possible);
  }

  private static List<Study> suiting(OpenSubject open) {
    return Study.suiting(open.kind());
  }

  /** A study that is not for such signals gives way to the first that is. */
  private void follow() {
    possible.set(subject().isPresent());
    studies.set(subjects.chosen().get().map(StudiesViewModel::suiting).orElse(studies.get()));
    if (!studies.get().contains(study.get())) {
      study.set(studies.get().get(0));
    }
    show();
  }

  /** A study is no step to be undone, as a fit is none. */
  private void keep() {
    contest
        .page()
        .map(ComparisonPage::report)
        .ifPresent(
            report ->
                subjects
                    .chosen()
                    .get()
                    .ifPresent(open -> project.note(now -> open.keep(now, report))));
  }

  private Optional<ComparisonReport> kept() {
    return subjects
        .chosen()
        .get()
        .map(open -> open.studies(project.get()))
        .orElse(List.of())
        .stream()
        .filter(report -> study.get().label().equals(report.study()))
        .findFirst();
  }

  private boolean underWay() {
    return contest.running().get() && contest.study().equals(Optional.of(study.get()));
  }

  /** What the project keeps, if it is what was fitted last: crops are not kept with a project. */
  private Optional<ComparisonPage> last() {
    return kept().flatMap(report -> contest.page().filter(page -> page.report().equals(report)));
  }

  private void show() {
    boolean now = underWay();
    rows.set(now ? contest.rows().get() : kept().map(ComparisonReport::methods).orElse(List.of()));
    crops.set(now || last().isPresent() ? contest.crops().get() : List.of());
  }

  private Optional<ComparisonPage> page() {
    return last().or(() -> kept().map(report -> new ComparisonPage(report, List.of())));
  }

  private String stem() {
    return ExportOffer.stem(subjects.name()) + "-" + study.get().label();
  }
}
